"""What a change does to the text of the generated package, file by file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Literal, TypeAlias

from schemawright.data_classes import frozen

#: Files that say nothing which the others do not.
_LEFT_OUT = ("manifest.json", "py.typed")
#: What people look at first comes first; all else after these.
_ORDER = ("models", "codecs", "client", "resources/", "errors.py", "webhooks")
#: Lines of context.
_AROUND = 3
#: Paragraphs that differ are compared line by line if at most so many pairs of lines are equal.
_PAIRS = 200_000

_Opcode: TypeAlias = tuple[Literal["replace", "delete", "insert", "equal"], int, int, int, int]


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
    for path in differing(old, new):
        before, after = old.get(path), new.get(path)
        kind = "added" if before is None else "removed" if after is None else "changed"
        lines = tuple(unified((before or "").splitlines(), (after or "").splitlines()))
        added, removed = (sum(line.startswith(sign) for line in lines) for sign in "+-")
        yield CodeDifference(path, kind, lines, added, removed)


def differing(old: Mapping[str, str], new: Mapping[str, str]) -> list[str]:
    """The paths of those files, in the order in which people look at them."""
    paths = {path for path in old.keys() | new.keys() if old.get(path) != new.get(path)}
    return sorted(paths.difference(_LEFT_OUT), key=lambda path: (_rank(path), path))


def _rank(path: str) -> int:
    if path.endswith("__init__.py"):
        return len(_ORDER)  # lists of names
    return next((i for i, start in enumerate(_ORDER) if path.startswith(start)), len(_ORDER))


def unified(old: Sequence[str], new: Sequence[str]) -> Iterator[str]:
    """The lines of a unified diff, without the two that name the file."""
    for group in _ByParagraph(old, new).get_grouped_opcodes(_AROUND):
        first, last = group[0], group[-1]
        ranges = _range(first[1], last[2]), _range(first[3], last[4])
        yield f"@@ -{ranges[0]} +{ranges[1]} @@"
        for tag, i, i_end, j, j_end in group:
            if tag == "equal":
                yield from (f" {line}" for line in old[i:i_end])
            else:
                yield from (f"-{line}" for line in old[i:i_end])
                yield from (f"+{line}" for line in new[j:j_end])


class _ByParagraph(SequenceMatcher[str]):
    """Compares texts of many lines, of which many are the same."""

    def __init__(self, old: Sequence[str], new: Sequence[str]) -> None:
        super().__init__()
        self._texts = old, new

    def get_opcodes(self) -> list[_Opcode]:
        """What makes one text the other."""
        return list(_opcodes(*self._texts))


def _opcodes(old: Sequence[str], new: Sequence[str]) -> Iterator[_Opcode]:
    """What makes one text the other: first paragraph by paragraph, then line by line in those that
    differ, for a file of generated code may be long and says much again."""
    before, after = _paragraphs(old), _paragraphs(new)
    matcher = SequenceMatcher(None, [text for text, _ in before], [text for text, _ in after])
    starts = [start for _, start in before] + [len(old)]
    others = [start for _, start in after] + [len(new)]
    for tag, a, a_end, b, b_end in matcher.get_opcodes():
        i, i_end, j, j_end = starts[a], starts[a_end], others[b], others[b_end]
        if tag != "replace" or _equal_pairs(old[i:i_end], new[j:j_end]) > _PAIRS:
            yield tag, i, i_end, j, j_end
            continue
        inner = SequenceMatcher(None, old[i:i_end], new[j:j_end])
        for kind, one, one_end, other, other_end in inner.get_opcodes():
            yield kind, i + one, i + one_end, j + other, j + other_end


def _equal_pairs(old: Sequence[str], new: Sequence[str]) -> int:
    """How many pairs of a line of the one and a line of the other are equal: what comparing them
    costs. Of many lines, those that come again and again do not count, as for `SequenceMatcher`."""
    most = len(new) // 100 + 1 if len(new) >= 200 else len(new)
    counts = {line: count for line, count in Counter(new).items() if count <= most}
    return sum(counts.get(line, 0) for line in old)


def _paragraphs(lines: Sequence[str]) -> list[tuple[str, int]]:
    """What stands between empty lines, each with the number of its first line, from 0."""
    starts = [i for i in range(len(lines)) if i == 0 or (lines[i] and not lines[i - 1])]
    ends = [*starts, len(lines)][1:]
    return [("\n".join(lines[i:end]), i) for i, end in zip(starts, ends, strict=True)]


def _range(start: int, end: int) -> str:
    """As a unified diff tells it: from 1, and an empty one by the line before."""
    length = end - start
    first = start + 1 if length else start
    return str(first) if length == 1 else f"{first},{length}"
