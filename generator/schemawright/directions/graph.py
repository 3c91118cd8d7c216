"""Which schemas a schema is made of: those inside it, and those that it refers to."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping
from typing import TypeAlias

from schemawright.data_classes import frozen
from schemawright.keywords import keywords_of, subschemas
from schemawright.resolve import Library, Schema
from schemawright.values import Tokens

Place: TypeAlias = tuple[str, Tokens]


@frozen
class SchemaGraph:
    """`schemas` by their places, what each leads to, and where each ``$ref`` leads."""

    schemas: Mapping[Place, Schema]
    below: Mapping[Place, tuple[Place, ...]]
    references: Mapping[Place, Place]

    def reached(self, starts: Iterable[Place]) -> set[Place]:
        """The places that `starts` lead to, and they themselves."""
        return _closure(starts, self.below)

    def leading_to(self, ends: Iterable[Place]) -> set[Place]:
        """The places that lead to `ends`, and they themselves."""
        above: dict[Place, list[Place]] = {}
        for place, targets in self.below.items():
            for target in targets:
                above.setdefault(target, []).append(place)
        return _closure(ends, above)


def _closure(starts: Iterable[Place], edges: Mapping[Place, Iterable[Place]]) -> set[Place]:
    reached = set(starts)
    waiting = deque(reached)
    while waiting:
        for target in edges.get(waiting.popleft(), ()):
            if target not in reached:
                reached.add(target)
                waiting.append(target)
    return reached


def graph_of(library: Library) -> SchemaGraph:
    """The graph of all schemas of `library`; metaschemas are not part of it."""
    schemas = {schema.place: schema for schema in library.schemas}
    below: dict[Place, tuple[Place, ...]] = {}
    references: dict[Place, Place] = {}
    for place, schema in schemas.items():
        path, tokens = place
        targets: list[Place] = []
        hidden = schema.has("$ref") and schema.dialect.ref_hides_siblings
        for way, _ in () if hidden else subschemas(schema.value, schema.dialect):
            targets.append((path, tokens + way))
        for keyword in keywords_of(schema.dialect).values():
            reference = schema.get(keyword.name) if keyword.refers else None
            target = library.reference(schema, reference) if isinstance(reference, str) else None
            if target is not None and target.place in schemas:
                targets.append(target.place)
                if keyword.name == "$ref":
                    references[place] = target.place
        below[place] = tuple(targets)
    return SchemaGraph(schemas, below, references)
