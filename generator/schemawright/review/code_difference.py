"""What a change does to the text of the generated package, file by file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import unified_diff

from schemawright.data_classes import frozen

#: Files that say nothing which the others do not.
_LEFT_OUT = ("manifest.json", "py.typed")


@frozen
class CodeDifference:
    """A file of the package that is `added`, `removed` or `changed`, with the lines of a unified
    diff (three lines of context) and how many come and go."""

    path: str
    kind: str
    lines: tuple[str, ...]
    added: int
    removed: int


def code_differences(old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[CodeDifference]:
    """The files that differ between two packages, each the texts of its files by their paths."""
    for path in sorted(old.keys() | new.keys()):
        before, after = old.get(path), new.get(path)
        if before == after or path in _LEFT_OUT:
            continue
        kind = "added" if before is None else "removed" if after is None else "changed"
        told = unified_diff((before or "").splitlines(), (after or "").splitlines(), lineterm="")
        # Without the two lines that name the file.
        lines = tuple(told)[2:]
        added, removed = (sum(line.startswith(sign) for line in lines) for sign in "+-")
        yield CodeDifference(path, kind, lines, added, removed)
