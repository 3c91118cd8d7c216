"""A document as it was read: the value, the bytes' hash, and where each part stands."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import field, replace
from functools import lru_cache
from typing import TypeAlias

from schemawright.data_classes import frozen
from schemawright.diagnostics import Place
from schemawright.values import Json, Tokens, pointer

#: Finds (line, column), both from 1, of a value in the text of its document; None if unknown.
#: It scans the text, so it runs only when a diagnostic is shown.
Locate = Callable[[Tokens], "tuple[int, int] | None"]


@frozen
class Graft:
    """A part of a document that an overlay put there: it is found in the overlay's file."""

    at: Tokens
    overlay: Source
    taken_from: Tokens


@frozen
class Gaps:
    """Items that an overlay removed from the array `at` a place, so that those behind them moved
    up: ascending, each as the number of items before it that are still there."""

    at: Tokens
    before: tuple[int, ...]

    def undone(self, tokens: Tokens) -> Tokens:
        """Where the value that is now at `tokens` was before."""
        depth = len(self.at)
        if len(tokens) <= depth or tokens[:depth] != self.at:
            return tokens
        item = tokens[depth]
        if isinstance(item, int):
            item += bisect_right(self.before, item)
        return (*self.at, item, *tokens[depth + 1 :])


#: What overlays did to a document, oldest first.
Change: TypeAlias = Graft | Gaps


@frozen
class Source:
    """One input document.

    `path` is relative to the input folder with ``/`` between the parts: the name in references
    and in the manifest. `shown` is the path as the user gave it, for diagnostics. `digest` is
    the SHA-256 of the file's bytes in hexadecimal.
    """

    path: str
    shown: str
    document: Json
    digest: str
    text: str
    locate: Locate
    changes: tuple[Change, ...] = ()
    #: The numbers of the changes at each place, oldest first; filled when a place is looked for.
    _changes_at: dict[Tokens, list[int]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def place(self, tokens: Tokens) -> Place:
        """Where `tokens` is, for a diagnostic: in the overlay that put it there, if one did."""
        number = len(self.changes)
        while (number := self._change_before(number, tokens)) >= 0:
            change = self.changes[number]
            if isinstance(change, Graft):
                return change.overlay.place(change.taken_from + tokens[len(change.at) :])
            tokens = change.undone(tokens)
        position = self.locate(tokens)
        if position is None:
            return Place(self.shown, pointer(tokens))
        line, column = position
        lines = source_lines(self.text)
        text = lines[line - 1].rstrip("\r") if line <= len(lines) else None
        return Place(self.shown, pointer(tokens), line, column, text)

    def _change_before(self, number: int, tokens: Tokens) -> int:
        """The last change before the one of that number to what is around `tokens`; -1: none."""
        if not self._changes_at:
            for count, change in enumerate(self.changes):
                self._changes_at.setdefault(change.at, []).append(count)
        latest = -1
        for depth in range(len(tokens) + 1 if self.changes else 0):
            numbers = self._changes_at.get(tokens[:depth], ())
            before = bisect_left(numbers, number)
            latest = max(latest, numbers[before - 1] if before else -1)
        return latest

    @property
    def size(self) -> int:
        """The characters of the document, and of what overlays put there."""
        grafts = {c.overlay.path: c.overlay for c in self.changes if isinstance(c, Graft)}
        return len(self.text) + sum(overlay.size for overlay in grafts.values())

    def with_document(self, document: Json, changes: tuple[Change, ...]) -> Source:
        """The same file with what overlays made of its content."""
        return replace(self, document=document, changes=self.changes + changes)


@lru_cache(maxsize=4)
def source_lines(text: str) -> list[str]:
    """The lines of a document, without their newlines; told once for one that much is said of."""
    return text.split("\n")
