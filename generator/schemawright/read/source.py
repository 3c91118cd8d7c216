"""A document as it was read: the value, the bytes' hash, and where each part stands."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import replace
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
    """Items that an overlay removed from an array, so that those behind them moved up:
    ascending, each as the number of items before it that are still there."""

    array: Tokens
    before: tuple[int, ...]

    def undone(self, tokens: Tokens) -> Tokens:
        """Where the value that is now at `tokens` was before."""
        depth = len(self.array)
        if len(tokens) <= depth or tokens[:depth] != self.array:
            return tokens
        item = tokens[depth]
        if isinstance(item, int):
            item += bisect_right(self.before, item)
        return (*self.array, item, *tokens[depth + 1 :])


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

    def place(self, tokens: Tokens) -> Place:
        """Where `tokens` is, for a diagnostic: in the overlay that put it there, if one did."""
        for change in reversed(self.changes):
            if isinstance(change, Gaps):
                tokens = change.undone(tokens)
            elif tokens[: len(change.at)] == change.at:
                return change.overlay.place(change.taken_from + tokens[len(change.at) :])
        position = self.locate(tokens)
        if position is None:
            return Place(self.shown, pointer(tokens))
        line, column = position
        lines = source_lines(self.text)
        text = lines[line - 1].rstrip("\r") if line <= len(lines) else None
        return Place(self.shown, pointer(tokens), line, column, text)

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
