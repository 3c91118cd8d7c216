"""Both versions of a document side by side where a change stands, line by line.

old  27  "id": {                      new  27  "id": {
     28    "type": "string"                28    "type": "string",      the change stands here
                                           29    "minLength": 1
     29  }                                 30  }

What is shown is what stands around the change in each version, as far as it is near.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import chain
from typing import Literal, TypeAlias

from schemawright.data_classes import frozen
from schemawright.diagnostics import Place
from schemawright.read.source import source_lines

#: How far from the change lines are compared, as a multiple of how far they are shown, and how many
#: characters of a line are shown.
_FAR, _WIDTH = 20, 240
#: How many lines before what stands around the change are shown, too.
_BEFORE = 2

Mark: TypeAlias = Literal["same", "changed", "here", "none"]


@frozen
class MarkedLine:
    """A line of one version: its `number`, from 1, its `text`, cut if it is very long, and whether
    it is the ``same`` in both versions, ``changed`` or where the change stands (``here``). ``none``
    keeps the place of a line that only the other version has."""

    mark: Mark
    number: int | None = None
    text: str = ""


_NO_LINE = MarkedLine("none")


@frozen
class SideBySide:
    """The lines of both versions; there are as many of the one as of the other, but none of a
    version that has no such document."""

    old: tuple[MarkedLine, ...]
    new: tuple[MarkedLine, ...]


@frozen
class Spot:
    """What a version has to show: the text of the document, where the change stands in it, and what
    stands around that."""

    text: str
    place: Place
    around: Place

    @staticmethod
    def of(texts: Mapping[str, str], place: Place | None, around: Place | None) -> Spot | None:
        """The spot of a finding; None if its document is not among `texts`, by their paths."""
        there = place or around
        text = texts.get(there.path) if there is not None else None
        if there is None or there.line is None or text is None:
            return None
        is_beside = around is not None and around.path == there.path and around.line is not None
        return Spot(text, there, around if is_beside and around is not None else there)


def side_by_side(
    old: Spot | None, new: Spot | None, context: int, *, at_old: bool = True, at_new: bool = True
) -> SideBySide:
    """The lines at most `context` from the change; `at_old` and `at_new`: does it stand there, and
    not only what is around it?"""
    far = context * _FAR
    before, after = _Side.of(old, at_old, far), _Side.of(new, at_new, far)
    rows = _trimmed(list(_rows(before, after)))
    first, last = _shown(rows, context)
    margin = min((_margin(line.text) for line in chain(*rows[first:last]) if line.text), default=0)
    shown = [tuple(_moved(line, margin) for line in row) for row in rows[first:last]]
    return SideBySide(
        tuple(row[0] for row in shown) if old else (),
        tuple(row[1] for row in shown) if new else (),
    )


def _trimmed(rows: list[tuple[MarkedLine, MarkedLine]]) -> list[tuple[MarkedLine, MarkedLine]]:
    """The rows without those at both ends that only one version has: how far each version is looked
    at differs."""
    whole = [i for i, row in enumerate(rows) if "none" not in (row[0].mark, row[1].mark)]
    here = [i for i, row in enumerate(rows) if "here" in (row[0].mark, row[1].mark)]
    kept = sorted(whole + here)
    return rows[kept[0] : kept[-1] + 1] if whole else rows


def _shown(rows: Sequence[tuple[MarkedLine, MarkedLine]], context: int) -> tuple[int, int]:
    """The first of the rows that are shown, and the one after the last."""
    marks = [(one.mark, other.mark) for one, other in rows]
    near = [i for i, pair in enumerate(marks) if "here" in pair]
    near = near or [i for i, pair in enumerate(marks) if pair != ("same", "same")] or [0]
    # What was and what is now may be far from each other: then the first is shown, and some more.
    first = max(0, near[0] - context)
    return first, min(len(rows), near[-1] + context + 1, first + 4 * context + 1)


def _moved(line: MarkedLine, margin: int) -> MarkedLine:
    return MarkedLine(line.mark, line.number, line.text[margin:])


@frozen
class _Side:
    """The lines of a version that are looked at: `first` is the number of the first; `here` is that
    of the one where the change stands."""

    lines: tuple[str, ...] = ()
    first: int = 1
    here: int | None = None
    column: int = 1

    @staticmethod
    def of(spot: Spot | None, is_there: bool, far: int) -> _Side:
        if spot is None or spot.place.line is None or spot.around.line is None:
            return _Side()
        lines = source_lines(spot.text)
        here = spot.place.line
        start, end = _extent(lines, spot.around.line - 1, whole=spot.around.pointer == "")
        if not start < here <= end:
            start, end = here - 1, here
        # The lines before it say what it belongs to.
        start, end = max(start - _BEFORE, here - 1 - far, 0), min(end, here + far)
        while end > here and not lines[end - 1].strip():
            end -= 1
        taken = tuple(line.rstrip("\r") for line in lines[start:end])
        return _Side(taken, start + 1, here if is_there else None, spot.place.column or 1)

    def line(self, index: int, mark: Mark) -> MarkedLine:
        """The line at `index` of those that are looked at."""
        number = self.first + index
        is_here = number == self.here
        text = _cut(self.lines[index].expandtabs(4), self.column if is_here else 1)
        return MarkedLine("here" if is_here else mark, number, text)


def _extent(lines: Sequence[str], start: int, *, whole: bool) -> tuple[int, int]:
    """The lines of the value that begins in line `start`, as far as their indentation tells."""
    if whole:
        return 0, len(lines)
    margin = _margin(lines[start])
    for end in range(start + 1, len(lines)):
        line = lines[end]
        if not line.strip() or _margin(line) > margin:
            continue
        if _margin(line) == margin and line.lstrip().startswith(("}", "]")):
            return start, end + 1
        is_list = line.lstrip().startswith("- ") and not lines[start].lstrip().startswith("- ")
        if _margin(line) < margin or not is_list:
            return start, end
    return start, len(lines)


def _margin(line: str) -> int:
    return len(line) - len(line.lstrip())


def _rows(old: _Side, new: _Side) -> Iterator[tuple[MarkedLine, MarkedLine]]:
    """The lines of both, those beside each other that are the same."""
    matcher = SequenceMatcher(None, old.lines, new.lines, autojunk=False)
    for tag, i, i_end, j, j_end in matcher.get_opcodes():
        mark: Mark = "same" if tag == "equal" else "changed"
        for k in range(max(i_end - i, j_end - j)):
            yield (
                old.line(i + k, mark) if i + k < i_end else _NO_LINE,
                new.line(j + k, mark) if j + k < j_end else _NO_LINE,
            )


def _cut(line: str, column: int) -> str:
    """`line`, or of a very long one what is near `column`."""
    if len(line) <= _WIDTH:
        return line
    start = max(0, min(column - 1 - _WIDTH // 4, len(line) - _WIDTH))
    end = start + _WIDTH
    return "…" * (start > 0) + line[start:end] + "…" * (end < len(line))
