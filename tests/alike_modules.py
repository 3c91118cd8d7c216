"""Which modules a type checker cannot but judge alike.

Those whose texts are the same, and the texts of all that they import relatively, and of what that
imports: the run time of one package, and of another. What else is in the packages around them no
checker looks at when it judges them.
"""

from __future__ import annotations

import ast
import hashlib
import os
from collections.abc import Collection, Iterable, Iterator
from functools import cache, cached_property
from pathlib import Path


def unlike(folder: Path, paths: Iterable[str] = (), known: Collection[str] = ()) -> list[str]:
    """The modules in `folder`, or in `paths` there, but those that are like one before them, or
    one of the `known`."""
    roots = [folder / path for path in paths] or [folder]
    files = sorted({file for root in roots for file in _files(root)})
    modules = _Modules(folder)
    first = {modules.likeness(file) or str(file): file for file in reversed(files)}
    unlike = (file for likeness, file in first.items() if likeness not in known)
    return sorted(file.relative_to(folder).as_posix() for file in unlike)


def likenesses(folder: Path) -> set[str]:
    """By which modules elsewhere are known that are like one in `folder`."""
    modules = _Modules(folder)
    return {modules.likeness(file) for file in _files(folder)} - {""}


def _files(root: Path) -> Iterable[Path]:
    return root.rglob("*.py") if root.is_dir() else [root]


class _Modules:
    """The modules in a folder, each of which is read once."""

    def __init__(self, folder: Path) -> None:
        self._here = {path.stem for path in folder.iterdir()}
        self._known: dict[Path, _Module] = {}

    def likeness(self, file: Path) -> str:
        """What modules have in common that are alike. Nothing is like one that needs a module of
        the folder by its whole name, since it may be another elsewhere."""
        needed = self._needed(file)
        if any(self._of(each).tops & self._here for each in needed):
            return ""
        texts = ((os.path.relpath(each, file.parent), self._of(each).digest) for each in needed)
        return repr((file.name, sorted(texts)))

    def _needed(self, file: Path) -> set[Path]:
        """`file`, and the modules around it that it needs, however far."""
        needed, left = {file}, [file]
        while left:
            new = self._of(left.pop()).beside - needed
            needed |= new
            left += new
        return needed

    def _of(self, file: Path) -> _Module:
        if file not in self._known:
            self._known[file] = _Module(file)
        return self._known[file]


class _Module:
    def __init__(self, file: Path) -> None:
        self._file = file
        self._text = file.read_bytes()
        self.digest = hashlib.sha256(self._text).hexdigest()

    @cached_property
    def tops(self) -> set[str]:
        """What it imports by whole names: the first of each."""
        return {name.split(".")[0] for level, name, _ in _imports(self._text) if not level}

    @cached_property
    def beside(self) -> set[Path]:
        """The modules that it imports relatively."""
        return {file for place in self._places() for file in _module_at(place)}

    def _places(self) -> Iterator[Path]:
        for level, name, parts in _imports(self._text):
            if level:
                start = self._file.parents[level - 1].joinpath(*name.split(".") if name else ())
                yield start
                yield from (start / part for part in parts if start.is_dir())


def _module_at(place: Path) -> Iterable[Path]:
    return filter(Path.is_file, (place.parent / f"{place.name}.py", place / "__init__.py"))


@cache
def _imports(text: bytes) -> tuple[tuple[int, str, tuple[str, ...]], ...]:
    """All imports in `text`: how many dots, the module, and the names from it."""
    nodes = [*ast.walk(ast.parse(text))]
    whole = [x.name for node in nodes if isinstance(node, ast.Import) for x in node.names]
    parts = [node for node in nodes if isinstance(node, ast.ImportFrom)]
    return (
        *((0, name, ()) for name in whole),
        *((x.level, x.module or "", tuple(name.name for name in x.names)) for x in parts),
    )
