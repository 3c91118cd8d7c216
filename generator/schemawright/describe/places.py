"""Places of schemas, and what they are in."""

from __future__ import annotations

from collections.abc import Container, Mapping
from typing import TypeAlias

from schemawright.values import Tokens

#: The path of a document, and the way into it.
Place: TypeAlias = tuple[str, Tokens]


def inside(place: Place, roots: Container[Place]) -> Place | None:
    """The nearest of `roots` that `place` is in, or is."""
    path, tokens = place
    for length in range(len(tokens), -1, -1):
        if (path, tokens[:length]) in roots:
            return path, tokens[:length]
    return None


def translated(place: Place, stand_ins: Mapping[Place, Place]) -> Place:
    """The place that stands for `place`, which may be in something that another one stands for."""
    while (around := inside(place, stand_ins)) is not None:
        path, tokens = stand_ins[around]
        place = (path, tokens + place[1][len(around[1]) :])
    return place
