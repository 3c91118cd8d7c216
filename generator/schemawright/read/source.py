"""A document as it was read: the value, the bytes' hash, and where each part stands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from schemawright.diagnostics import Place
from schemawright.values import Json, Tokens, pointer

#: Finds (line, column), both from 1, of a value in the text of its document; None if unknown.
#: It scans the text, so it runs only when a diagnostic is shown.
Locate = Callable[[Tokens], "tuple[int, int] | None"]


@dataclass(frozen=True, slots=True)
class Graft:
    """A part of a document that an overlay put there: it is found in the overlay's file."""

    at: Tokens
    overlay: Source
    taken_from: Tokens


@dataclass(frozen=True, slots=True)
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
    grafts: tuple[Graft, ...] = ()

    def place(self, tokens: Tokens) -> Place:
        """Where `tokens` is, for a diagnostic: in the overlay that put it there, if one did."""
        for graft in reversed(self.grafts):
            if tokens[: len(graft.at)] == graft.at:
                return graft.overlay.place(graft.taken_from + tokens[len(graft.at) :])
        found = self.locate(tokens)
        if found is None:
            return Place(self.shown, pointer(tokens))
        line, column = found
        lines = self.text.split("\n")
        text = lines[line - 1].rstrip("\r") if line <= len(lines) else None
        return Place(self.shown, pointer(tokens), line, column, text)

    def with_document(self, document: Json, grafts: tuple[Graft, ...]) -> Source:
        """The same file with what overlays made of its content."""
        return replace(self, document=document, grafts=self.grafts + grafts)
