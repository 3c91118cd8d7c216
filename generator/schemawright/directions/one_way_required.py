"""What `required` says for one direction only."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal, TypeAlias

from schemawright.data_classes import frozen
from schemawright.directions.graph import Place, SchemaGraph, graph_of, parts_of
from schemawright.keywords import all_of, any_of, if_, one_of
from schemawright.resolve import Library, Schema

Direction: TypeAlias = Literal["request", "answer"]
#: The keyword that takes a name out of `required`, for each direction.
_TAKES_OUT: Mapping[Direction, str] = {"request": "readOnly", "answer": "writeOnly"}
DIRECTIONS: tuple[Direction, ...] = ("request", "answer")

_LISTED = (all_of.KEYWORD.name, any_of.KEYWORD.name, one_of.KEYWORD.name)
_ALONE = (if_.KEYWORD.name, if_.THEN.name, if_.ELSE.name)


@frozen
class Differences:
    """`dropped`: the names that a schema does not require in a direction, though it lists them.
    `touched`: the places that lead to such a schema, by direction."""

    graph: SchemaGraph
    dropped: Mapping[tuple[Place, Direction], frozenset[str]]
    touched: Mapping[Direction, frozenset[Place]]


def find_differences(library: Library, annotations_count: bool) -> Differences:
    """What differs by direction in the schemas of `library`."""
    marked = any(
        schema.get(keyword) is True for schema in library.schemas for keyword in _TAKES_OUT.values()
    )
    if not marked:
        return Differences(SchemaGraph({}, {}, {}, frozenset(), frozenset()), {}, {})
    graph = graph_of(library)
    dropped: dict[tuple[Place, Direction], frozenset[str]] = {}
    for place, schema in graph.schemas.items():
        required = schema.get("required")
        if not isinstance(required, list):
            continue
        if not (annotations_count or schema.dialect.has_reference_objects):
            continue
        for direction in DIRECTIONS:
            names = _marked(graph, schema, _TAKES_OUT[direction]).intersection(map(str, required))
            if names:
                dropped[place, direction] = names
    touched = {
        direction: frozenset(graph.leading_to(p for p, way in dropped if way == direction))
        for direction in DIRECTIONS
    }
    return Differences(graph, dropped, touched)


def _marked(graph: SchemaGraph, schema: Schema, keyword: str) -> frozenset[str]:
    """The properties of what `schema` describes that `keyword` marks."""
    return frozenset(
        name
        for holder in _about_the_same(graph, schema.place)
        for name in _properties(holder)
        if _is_marked(graph, (holder.place[0], (*holder.tokens, "properties", name)), keyword)
    )


def _properties(schema: Schema) -> Iterator[str]:
    properties = schema.get("properties")
    yield from properties if isinstance(properties, dict) else ()


def _about_the_same(graph: SchemaGraph, place: Place) -> Iterator[Schema]:
    """The schemas that describe the same value for sure: the one at `place`, those that it is
    made of, and those that it is written into."""
    waiting = [*_around(place), place]
    seen: set[Place] = set()
    while waiting:
        place = waiting.pop()
        schema = graph.schemas.get(place)
        if schema is None or place in seen:
            continue
        seen.add(place)
        yield schema
        waiting.extend(parts_of(schema, graph.references))


def _around(place: Place) -> Iterator[Place]:
    path, tokens = place
    while tokens:
        if len(tokens) > 1 and tokens[-2] in _LISTED and isinstance(tokens[-1], int):
            tokens = tokens[:-2]
        elif tokens[-1] in _ALONE:
            tokens = tokens[:-1]
        else:
            return
        yield path, tokens


def _is_marked(graph: SchemaGraph, place: Place, keyword: str) -> bool:
    """Does the schema of the property at `place`, or what it is made of, say `keyword`?"""
    waiting, seen = [place], set[Place]()
    while waiting:
        place = waiting.pop()
        schema = graph.schemas.get(place)
        if schema is None or place in seen:
            continue
        seen.add(place)
        hidden = schema.has("$ref") and schema.dialect.ref_hides_siblings
        if not hidden and schema.get(keyword) is True:
            return True
        waiting.extend(parts_of(schema, graph.references))
    return False
