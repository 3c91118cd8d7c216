"""What is read as it is meant: documents in which blemishes are put right.

    {"required": ["id", "id"]}  →  {"required": ["id"]}

The rooms after this one see only such documents, and need not know what people write.
"""

from __future__ import annotations

from dataclasses import field

from schemawright.data_classes import mutable
from schemawright.keywords.meanings import IntendedMeaning
from schemawright.left_out import LeftOut
from schemawright.read.edited_document import EditedDocument
from schemawright.read.source import Source
from schemawright.resolve import Library
from schemawright.values import Tokens, pointer


@mutable
class Edits:
    """What the schemas at these places mean, by the paths of their documents."""

    meanings: dict[str, list[tuple[Tokens, IntendedMeaning]]] = field(default_factory=dict)
    #: Those that take something away which a reader may miss.
    left_out: list[LeftOut] = field(default_factory=list)

    def add(self, source: Source, tokens: Tokens, meaning: IntendedMeaning) -> None:
        """Note what the object at `tokens` of `source` means."""
        self.meanings.setdefault(source.path, []).append((tokens, meaning))

    def leave_out(self, source: Source, tokens: Tokens, what: str, reason: str) -> None:
        """Note that the member at `tokens` of `source` goes, which a reader may miss."""
        *holder, name = tokens
        self.add(source, tuple(holder), IntendedMeaning("", dropped=(str(name),)))
        self.left_out.append(LeftOut(source.path, pointer(tokens), what, reason))

    def applied(self, library: Library) -> Library:
        """The library of the documents as they are meant."""
        if not self.meanings:
            return library
        sources = [self._applied(document.source) for document in library.documents]
        return library.amended(sources, self.left_out)

    def _applied(self, source: Source) -> Source:
        meanings = self.meanings.get(source.path)
        if not meanings:
            return source
        draft = EditedDocument(source.document)
        written = {(*tokens, name) for tokens, meaning in meanings for name in meaning.members}
        for tokens, meaning in meanings:
            for name, value in meaning.members.items():
                draft.replace((*tokens, name), value)
            dropped = [name for name in meaning.dropped if (*tokens, name) not in written]
            draft.remove(tokens, dropped)
        return source.with_document(draft.document, ())
