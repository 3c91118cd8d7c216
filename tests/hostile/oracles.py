"""What is looked at after generation: each oracle lists what is wrong, in words."""

from __future__ import annotations

import ast
import json
import sys
import tempfile
import unicodedata
import warnings
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import black

#: Words of payloads, and others that generated code has no business with.
_WORDS = frozenset(
    {
        *("touch", "pathlib", "CANARY_pwned", "canary_mod", "__import__", "eval", "exec", "os"),
        *("subprocess", "builtins", "__builtins__", "__subclasses__"),
    }
)
_THIRD_PARTY = {
    "annotated_types",
    "anyio",  # what httpx2 itself stands on
    "httpx2",
    "pydantic",
    "pydantic_core",
    "typing_extensions",
}
_FORBIDDEN = {"pathlib", "subprocess", "socket", "ctypes", "shutil", "pickle", "marshal", "runpy"}
_ROOTS = (set(sys.stdlib_module_names) | _THIRD_PARTY) - _FORBIDDEN
#: No statement for names of other scopes, no `del`, no `match`: generated code needs none.
_NODES = set(ast.AST.__subclasses__()) - {ast.Global, ast.Nonlocal}
_CANARIES = ("CANARY_pwned", "CANARY_out")


def canary(*folders: Path) -> list[str]:
    """Files that only a payload makes."""
    places = [*folders, Path(tempfile.gettempdir())]
    deep = (path for folder in folders for name in _CANARIES for path in folder.rglob(name))
    near = (folder / name for folder in places for name in _CANARIES)
    return [f"{path} exists" for path in sorted({*deep, *near}) if path.exists()]


def syntax(files: Mapping[str, bytes]) -> list[str]:
    """The oracle `ast`: schema text is found in strings only. Helpers in ``_runtime/`` are the
    same for every schema; only their imports are looked at."""
    wrong = []
    for path, content in files.items():
        if path.endswith(".py"):
            helper = path.startswith("_runtime/")
            wrong += [f"{path}: {what}" for what in _unfit(content, helper)]
    return wrong


@cache  # the helpers of all packages are alike
def _unfit(content: bytes, helper: bool) -> list[str]:
    tree = ast.parse(content)
    return [*_imports(tree), *([] if helper else _misplaced(tree))]


def _imports(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and not node.level:
            names = [node.module or ""]
        else:
            continue
        yield from (f"imports {name}" for name in names if name.split(".")[0] not in _ROOTS)


def _misplaced(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, (ast.Global, ast.Nonlocal)):
            yield f"{type(node).__name__} in line {node.lineno}"
        for name in _names(node):
            if name in _WORDS:
                yield f"{name} in line {getattr(node, 'lineno', '?')}"


def _names(node: ast.AST) -> Iterator[str]:
    """Identifiers that `node` uses: not those that it gives to something."""
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
        yield node.id
    elif isinstance(node, ast.Attribute):
        yield node.attr
    elif isinstance(node, ast.alias):
        yield from node.name.split(".")


def text(files: Mapping[str, bytes]) -> list[str]:
    """The oracle `compile`: what is written is plain, composed, compiles and is formatted."""
    wrong = []
    for path, content in files.items():
        shown = content.decode("utf-8")
        odd = sorted(f"U+{ord(c):04X}" for c in set(shown) if c != "\n" and _invisible(c))
        wrong += [f"{path}: has {', '.join(odd)}"] if odd else []
        if not unicodedata.is_normalized("NFC", shown):
            wrong.append(f"{path}: is not NFC")
        if path.endswith((".py", ".pyi")):
            wrong += [f"{path}: {what}" for what in _compiles(shown)]
    return wrong


def _invisible(character: str) -> bool:
    return unicodedata.category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp")


@cache
def _compiles(source: str) -> list[str]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            compile(source, "generated", "exec")
    except (SyntaxError, ValueError, SyntaxWarning, DeprecationWarning) as error:
        return [f"does not compile: {error}"]
    try:
        black.format_file_contents(source, fast=True, mode=black.Mode())
    except black.NothingChanged:
        return []
    return ["black would change it"]


def rejected(code: int, stderr: bytes, package: Path, name: str, pointer: str | None) -> list[str]:
    """The oracle `reject`: a clear error at the right place, and nothing written."""
    shown = stderr.decode("utf-8", "replace")
    wrong = [] if code == 2 else [f"the exit code is {code}"]
    wrong += ["a traceback"] if "Traceback" in shown else []
    wrong += [f"names no file {name!r}"] if _plain(name) and name not in shown else []
    wrong += [f"names no place {pointer!r}"] if pointer and pointer not in shown else []
    wrong += ["control characters"] if any(_invisible(c) and c != "\n" for c in shown) else []
    wrong += ["something was written"] if package.exists() else []
    return wrong


def _plain(name: str) -> bool:
    return name.isprintable()


def confined(before: Mapping[str, str], after: Mapping[str, str]) -> list[str]:
    """What has changed beside the package."""
    differ = sorted(k for k in {*before, *after} if before.get(k) != after.get(k))
    return [f"{path}: {before.get(path)} has become {after.get(path)}" for path in differ]


def same(first: Mapping[str, bytes], second: Mapping[str, bytes]) -> list[str]:
    """The oracle `deterministic`."""
    differ = sorted(k for k in {*first, *second} if first.get(k) != second.get(k))
    return [f"{path} differs between two runs" for path in differ]


def manifest_lists(files: Mapping[str, bytes]) -> list[str]:
    """The package is whole: its manifest lists what is there."""
    listed = set(json.loads(files["manifest.json"])["files"]) | {"manifest.json"}
    return [] if listed == set(files) else [f"the manifest lists {sorted(listed ^ set(files))}"]
