"""What a reference means while the library is not built yet: by the paths of the documents."""

from __future__ import annotations

import posixpath
from dataclasses import field
from urllib.parse import unquote

from schemawright.data_classes import mutable
from schemawright.read.source import Source
from schemawright.resolve.identity import file_uri, parts_of, resolved_against
from schemawright.values import Tokens, pointed


@mutable
class SourcesByPath:
    """Finds the document that a reference means by its path or, if only one has it, its name:
    what `ResolvedLibrary` does too."""

    sources: tuple[Source, ...]
    by_path: dict[str, Source] = field(init=False)
    by_uri: dict[str, Source] = field(init=False)
    by_name: dict[str, list[Source]] = field(init=False)

    def __post_init__(self) -> None:
        self.by_path = {source.path: source for source in self.sources}
        self.by_uri = {unquote(file_uri(source.path)): source for source in self.sources}
        self.by_name = {}
        for source in self.sources:
            self.by_name.setdefault(posixpath.basename(source.path), []).append(source)

    def target(self, source: Source, reference: str) -> tuple[Source, Tokens] | None:
        """The document and the place in it that `reference`, written in `source`, means."""
        uri, _, fragment = resolved_against(file_uri(source.path), reference).partition("#")
        located = self.by_uri.get(unquote(uri)) or self._named(reference)
        place = None if located is None else pointed(located.document, unquote(fragment))
        return None if located is None or place is None else (located, place)

    def _named(self, reference: str) -> Source | None:
        parts = parts_of(reference)
        if parts.scheme or parts.netloc:
            return None
        named = self.by_name.get(posixpath.basename(unquote(parts.path)), [])
        return named[0] if len(named) == 1 else None
