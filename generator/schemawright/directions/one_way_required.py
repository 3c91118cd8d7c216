"""What `required` says for one direction only."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Literal, TypeAlias

from schemawright.data_classes import frozen
from schemawright.directions.graph import SchemaGraph, graph_of, parts_of
from schemawright.keywords import all_of, any_of, if_, one_of
from schemawright.place_tree import Place
from schemawright.resolve import Library, Schema
from schemawright.steps import one_by_one, take

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
    marks = {direction: _saying(graph, _TAKES_OUT[direction]) for direction in DIRECTIONS}
    dropped: dict[tuple[Place, Direction], frozenset[str]] = {}
    for schema in one_by_one(graph.schemas.values(), lambda it: it.source.place(it.tokens)):
        required = schema.get("required")
        if not isinstance(required, list):
            continue
        if not (annotations_count or schema.dialect.has_reference_objects):
            continue
        names = frozenset(map(str, required))
        holders = list(_about_the_same(graph, schema.place))
        take(len(holders) * len(names))
        for direction in DIRECTIONS:
            one_way = frozenset(_marked(holders, names, marks[direction]))
            if one_way:
                dropped[schema.place, direction] = one_way
    touched = {
        direction: frozenset(graph.leading_to(p for p, way in dropped if way == direction))
        for direction in DIRECTIONS
    }
    return Differences(graph, dropped, touched)


def _saying(graph: SchemaGraph, keyword: str) -> set[Place]:
    """The places whose schemas, or what these are made of, say `keyword`."""
    return graph.with_parts(
        place
        for place, schema in graph.schemas.items()
        if schema.get(keyword) is True
        and not (schema.has("$ref") and schema.dialect.ref_hides_siblings)
    )


def _marked(
    holders: Iterable[Schema], names: Collection[str], marks: Collection[Place]
) -> Iterator[str]:
    """Those of `names` that are properties of one of `holders` whose places are among `marks`."""
    for holder in holders:
        properties = holder.get("properties")
        if not isinstance(properties, dict) or not marks:
            continue
        for name in names:
            way = (*holder.tokens, "properties", name)
            if name in properties and (holder.source.path, way) in marks:
                yield name


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
        take(1)
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
