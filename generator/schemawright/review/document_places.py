"""Where a change stands in both versions. What only one of them has is told in the other at what
stands around it, so that a reader of either finds the spot.

new: /properties/at/format     old, where `at` has no format: /properties/at
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from schemawright.contract import Contract, Whereabouts
from schemawright.diagnostics import Place
from schemawright.read.source import Source
from schemawright.values import at


@dataclass(frozen=True)
class DocumentPlaces:
    """The places of one version."""

    contract: Contract

    @cached_property
    def _sources(self) -> Mapping[str, Source]:
        documents = self.contract.library.documents
        return {document.source.path: document.source for document in documents}

    def place(self, whereabouts: Whereabouts | None) -> Place | None:
        """The place of what is known to stand at `whereabouts`."""
        if whereabouts is None:
            return None
        path, tokens = whereabouts
        return self._sources[path].place(tokens)

    def nearest(self, *wanted: Whereabouts | None) -> Place | None:
        """The place of the first of `wanted` whose document this version has, or of what is nearest
        around it."""
        for path, tokens in filter(None, wanted):
            source = self._sources.get(path)
            if source is not None:
                # An item of the same number need not be the same.
                while tokens and (isinstance(tokens[-1], int) or not _has(source, tokens)):
                    tokens = tokens[:-1]
                return source.place(tokens)
        return None


def _has(source: Source, tokens: tuple[str | int, ...]) -> bool:
    try:
        at(source.document, tokens)
    except (KeyError, IndexError, TypeError):
        return False
    return True
