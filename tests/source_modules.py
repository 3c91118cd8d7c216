"""The modules of the generator, read without running them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
GENERATOR = ROOT / "generator" / "schemawright"

#: All modules, as ``read/source``; ``read/__init__`` is a room's own.
MODULES = sorted(
    path.relative_to(GENERATOR).with_suffix("").as_posix()
    for path in GENERATOR.rglob("*.py")
    if "templates" not in path.relative_to(GENERATOR).parts
)


def room_of(module: str) -> str:
    """``read/source`` is in the room ``read``."""
    return module.split("/", maxsplit=1)[0]


def is_in(module: str, room: str) -> bool:
    """Is `module` the room itself, or a module of it?"""
    return module == room or module.startswith(room + "/")


@cache
def tree_of(module: str) -> ast.Module:
    """What `module` says, as Python reads it."""
    return ast.parse(
        (GENERATOR / f"{module}.py").read_bytes(), f"generator/schemawright/{module}.py"
    )


def imports(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Every import, wherever it stands, as (line, dotted name); ``from a import b`` counts as
    ``a.b``."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            start = "." * node.level + (node.module or "")
            yield from ((node.lineno, f"{start}.{alias.name}") for alias in node.names)


@cache
def imports_of(module: str) -> tuple[tuple[int, str], ...]:
    """The same of a module of the generator."""
    return tuple(imports(tree_of(module)))


def at(module: str, line: int) -> str:
    """A line of `module`, as an editor opens it."""
    return f"generator/schemawright/{module}.py:{line}"
