"""Which schemas are used in requests, and which in answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from schemawright.directions.graph import SchemaGraph
from schemawright.directions.one_way_required import DIRECTIONS, Direction
from schemawright.openapi_objects import FORM, objects
from schemawright.place_tree import Place
from schemawright.resolve import Library
from schemawright.resolve.schema import ApiPart, Document
from schemawright.values import Tokens, at

#: Objects whose schemas are for one direction.
_WAYS: Mapping[str, Direction] = {"body": "request", "parameter": "request", "response": "answer"}
_OTHER: Mapping[Direction, Direction] = {"request": "answer", "answer": "request"}


def find_uses(library: Library, graph: SchemaGraph) -> Mapping[Direction, set[Place]]:
    """The places of the schemas that operations use, directly or through others."""
    starts: dict[Direction, list[Place]] = {direction: [] for direction in DIRECTIONS}
    for document in library.documents:
        for direction, place in _starts(document, document.api) if document.api else ():
            starts[direction].append(place)
    return {direction: graph.reached(places) for direction, places in starts.items()}


def _starts(document: Document, api: ApiPart) -> Iterator[tuple[Direction, Place]]:
    source = document.source
    for outermost, place in api.objects:
        kinds: dict[Tokens, str] = {}
        outer = at(source.document, place)
        for kind, tokens, _ in objects(outer, api.root, outermost, place):
            kinds[tokens] = kind
            direction = _direction(kinds, tokens) if kind == "schema" else None
            if direction is not None:
                yield direction, (source.path, tokens)


def _direction(kinds: Mapping[Tokens, str], tokens: Tokens) -> Direction | None:
    """The direction of the innermost object around `tokens` that has one. What the API calls, a
    webhook or a callback, goes the other way."""
    if tokens and tokens[-1] == FORM:
        return "request"
    direction: Direction | None = None
    turns = tokens[:1] == ("webhooks",)
    for length in range(len(tokens) - 1, -1, -1):
        kind = kinds.get(tokens[:length], "")
        direction = direction or _WAYS.get(kind)
        turns = turns ^ (kind == "callback")
    return _OTHER[direction] if turns and direction is not None else direction
