"""The imports of a module, gathered from its trees and in isort's order.

Imported("Mapping", "collections.abc"), Imported("Json", "._runtime.bodies"), httpx2
→  from collections.abc import Mapping

   import httpx2

   from ._runtime.bodies import Json
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar, cast

from schemawright.code import (
    Assign,
    Import,
    Imported,
    ImportFrom,
    List,
    Literal,
    Name,
    Statement,
    printed,
)
from schemawright.names import all_order, import_order
from schemawright.render import Code


def imported(trees: Iterable[object]) -> dict[str, set[str]]:
    """The names that `trees` take from other modules, by module."""
    names: dict[str, set[str]] = {}
    pending: list[Any] = list(trees)
    while pending:
        node = pending.pop()
        if isinstance(node, Imported):
            name = f"{node.source} as {node.id}" if node.source else node.id
            names.setdefault(node.module, set()).add(name)
        elif isinstance(node, tuple):
            pending += node
        elif not isinstance(node, str) and node is not None:
            kind: Any = type(node)
            pending += _parts(kind)(node)
    return names


@cache
def _parts(kind: Any) -> Callable[[Any], Iterable[Any]]:
    """What gives the fields of a tree of the class `kind`; other values have none."""
    names = [field.name for field in fields(kind)] if is_dataclass(kind) else []
    if len(names) > 1:
        return attrgetter(*names)
    return lambda node: [getattr(node, name) for name in names]


_Tree = TypeVar("_Tree")


def told_apart(tree: _Tree, classes: Container[str]) -> _Tree:
    """`tree`, in which nothing from elsewhere is called as one of the package's own `classes`:
    ``Field`` becomes ``_Field``, and is imported as that."""
    foreign = (names for module, names in imported([tree]).items() if _is_foreign(module))
    if not any(name in classes for names in foreign for name in names):
        return tree
    return _told_apart(tree, classes)


def _told_apart(tree: _Tree, classes: Container[str]) -> _Tree:
    if isinstance(tree, Imported):
        if tree.id not in classes or tree.source or not _is_foreign(tree.module):
            return tree
        return cast(_Tree, Imported(f"_{tree.id}", tree.module, tree.id))
    if isinstance(tree, tuple):
        return cast(_Tree, tuple(_told_apart(part, classes) for part in tree))
    if is_dataclass(tree) and not isinstance(tree, type):
        parts = {field.name: getattr(tree, field.name) for field in fields(tree)}
        return replace(tree, **{name: _told_apart(part, classes) for name, part in parts.items()})
    return tree


def _is_foreign(module: str) -> bool:
    """Has `module` no classes of schemas?"""
    return not module.startswith(".") or "._runtime." in module


def import_lines(names: Mapping[str, Iterable[str]], modules: Iterable[str] = ()) -> Code:
    """The statements that import `names`, by module, and whole `modules`, with an empty line
    between those of the standard library, of other libraries and of the package."""
    sections: list[list[Statement]] = [[], [], []]
    for module in sorted(modules):
        sections[_section(module)].append(Import(module))
    for statement in import_statements(names):
        sections[_section(statement.module)].append(statement)
    return Code("\n".join(printed(section) for section in sections if section))


def import_statements(names: Mapping[str, Iterable[str]]) -> Iterator[ImportFrom]:
    """The statements that import `names`, by module, in order."""
    for module in sorted(names, key=module_order):
        ordered = sorted(set(names[module]), key=import_order)
        plain = tuple(name for name in ordered if " as " not in name)
        # Isort gives each name that is imported as another a statement of its own.
        groups = [plain] * bool(plain) + [(name,) for name in ordered if " as " in name]
        yield from (
            ImportFrom(module, group)
            for group in sorted(groups, key=lambda it: import_order(it[0]))
        )


def imported_as(name: str, there: str) -> str:
    """What is called `there` where it comes from, and `name` here."""
    return name if name == there else f"{there} as {name}"


def with_exports(imports: Code, names: Iterable[str]) -> Code:
    """The `imports`, and that all of `names` can be had from the module: also what it imports."""
    listed = tuple(Literal(name) for name in sorted(names, key=all_order))
    exported = Assign(Name("__all__"), List(listed, exploded=True))
    return Code(f"{imports}\n{printed((exported,))}")


def _section(module: str) -> int:
    if module.startswith("."):
        return 2
    return 0 if module.partition(".")[0] in sys.stdlib_module_names else 1


def module_order(module: str) -> tuple[object, ...]:
    """A key by which isort orders modules: what is furthest away comes first of relative ones."""
    dots = len(module) - len(module.lstrip("."))
    return (dots > 0, -dots, *import_order(module))
