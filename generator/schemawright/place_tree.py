"""Places of schemas, and which of them others are in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

from schemawright.values import Tokens

#: The path of a document, and the way into it.
Place: TypeAlias = tuple[str, Tokens]
#: Where a place ends: no token of a way.
_HERE = None
_NOTHING: Mapping[Any, Any] = {}


class PlaceTree:
    """Some places, as one way down from each document, so that to find those around another takes
    no more steps than that is deep."""

    def __init__(self, places: Iterable[Place] = ()) -> None:
        self._documents: dict[str, dict[Any, Any]] = {}
        for place in places:
            self.add(place)

    def add(self, place: Place) -> None:
        """Let `place` be one of them."""
        path, tokens = place
        node = self._documents.setdefault(path, {})
        for token in tokens:
            node = node.setdefault(token, {})
        node[_HERE] = True

    def around(self, place: Place) -> Place | None:
        """The nearest of them that `place` is in, or is."""
        path, tokens = place
        node = self._documents.get(path, _NOTHING)
        nearest = 0 if _HERE in node else None
        for depth, token in enumerate(tokens, 1):
            node = node.get(token, _NOTHING)
            if not node:
                break
            if _HERE in node:
                nearest = depth
        return None if nearest is None else (path, tokens[:nearest])
