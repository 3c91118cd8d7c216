"""What stands for a schema, by its place."""

from __future__ import annotations

from collections.abc import Mapping

from schemawright.place_tree import Place, PlaceTree


def translated(place: Place, stand_ins: Mapping[Place, Place], around: PlaceTree) -> Place:
    """The place that stands for `place`, which may be in something that another one stands for;
    `around` are the places of `stand_ins`."""
    while (outer := around.around(place)) is not None:
        path, tokens = stand_ins[outer]
        place = (path, tokens + place[1][len(outer[1]) :])
    return place
