"""Which schemas a schema is made of: those inside it, those that it refers to, and, where it has a
discriminator, the kinds of it, which an object that it describes may be."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any, TypeAlias

from schemawright import keywords
from schemawright.data_classes import frozen
from schemawright.keywords import all_of, definitions, discriminator, subschemas
from schemawright.place_tree import Place
from schemawright.resolve import Library, Schema

_DEFINITIONS = (definitions.DEFS.name, definitions.DEFINITIONS.name)


@frozen
class KindsOf:
    """What is made of the schema at `place`: not itself a schema, but a way to such."""

    place: Place


_Node: TypeAlias = Place | KindsOf


@frozen
class SchemaGraph:
    """`schemas` by their places, what each leads to, and where each ``$ref`` leads. `named` are
    components, definitions and whole documents; `kinds` those of them that are made of another
    one, which has a discriminator."""

    schemas: Mapping[Place, Schema]
    below: Mapping[_Node, tuple[_Node, ...]]
    references: Mapping[Place, Place]
    named: frozenset[Place]
    kinds: frozenset[Place]

    def reached(self, starts: Iterable[Place]) -> set[Place]:
        """The places that `starts` lead to, and they themselves."""
        return _closure(starts, self.below)

    def leading_to(self, ends: Iterable[Place]) -> set[Place]:
        """The places that lead to `ends`, and they themselves."""
        above: dict[_Node, list[_Node]] = {}
        for place, targets in self.below.items():
            for target in targets:
                above.setdefault(target, []).append(place)
        return _closure(ends, above)

    def with_parts(self, ends: Iterable[Place]) -> set[Place]:
        """The places whose schemas have one of those at `ends` as a part, and these themselves."""
        return _closure(ends, _wholes(self.schemas, self.references))


def _closure(starts: Iterable[Place], edges: Mapping[Any, Iterable[_Node]]) -> set[Place]:
    reached: set[_Node] = set(starts)
    waiting = deque(reached)
    while waiting:
        for target in edges.get(waiting.popleft(), ()):
            if target not in reached:
                reached.add(target)
                waiting.append(target)
    return {node for node in reached if not isinstance(node, KindsOf)}


def graph_of(library: Library) -> SchemaGraph:
    """The graph of all schemas of `library`; metaschemas are not part of it."""
    schemas = {schema.place: schema for schema in library.schemas}
    below: dict[_Node, tuple[_Node, ...]] = {}
    references: dict[Place, Place] = {}
    for place, schema in schemas.items():
        path, tokens = place
        targets: list[Place] = []
        hidden = schema.has("$ref") and schema.dialect.ref_hides_siblings
        for way, _ in () if hidden else subschemas(schema.value, schema.dialect):
            targets.append((path, tokens + way))
        for keyword, reference in keywords.references(schema.value, schema.dialect):
            target = library.reference(schema, reference)
            if target is not None and target.place in schemas:
                targets.append(target.place)
                if keyword == "$ref":
                    references[place] = target.place
        below[place] = tuple(targets)
    named = frozenset(_named(library, schemas))
    kinds: set[Place] = set()
    for node, further in _kinds(schemas, references, named):
        below[node] = (*below.get(node, ()), *further)
        kinds.update(place for place in further if not isinstance(place, KindsOf))
    return SchemaGraph(schemas, below, references, named, frozenset(kinds))


def _named(library: Library, schemas: Mapping[Place, Schema]) -> Iterator[Place]:
    for document in library.documents:
        named = [()] if document.api is None else document.api.named
        yield from ((document.source.path, tokens) for tokens in named)
    for path, tokens in schemas:
        if len(tokens) > 1 and tokens[-2] in _DEFINITIONS and (path, tokens[:-2]) in schemas:
            yield path, tokens


def _kinds(
    schemas: Mapping[Place, Schema], references: Mapping[Place, Place], named: Collection[Place]
) -> Iterator[tuple[_Node, tuple[_Node, ...]]]:
    """What a schema with a discriminator leads to besides: what is made of it, by way of what is
    made of that."""
    wholes = _wholes(schemas, references)
    bases = [place for place in schemas if schemas[place].has(discriminator.KEYWORD.name)]
    yield from ((base, (KindsOf(base),)) for base in bases)
    pending, seen = bases, set(bases)
    while pending:
        part = pending.pop()
        users = wholes.get(part, ())
        kinds = [user for user in users if user in named and user != part]
        yield KindsOf(part), (*kinds, *map(KindsOf, users))
        fresh = [user for user in dict.fromkeys(users) if user not in seen]
        seen.update(fresh)
        pending += fresh


def _wholes(
    schemas: Mapping[Place, Schema], references: Mapping[Place, Place]
) -> dict[Place, list[Place]]:
    """The schemas that have each as a part."""
    wholes: dict[Place, list[Place]] = {}
    for place, schema in schemas.items():
        for part in parts_of(schema, references):
            if part in schemas:
                wholes.setdefault(part, []).append(place)
    return wholes


def parts_of(schema: Schema, references: Mapping[Place, Place]) -> Iterator[Place]:
    """The places of what describes the same value as `schema` for sure: what it refers to, and
    what it has in ``allOf``."""
    target = references.get(schema.place)
    if target is not None:
        yield target
    parts = schema.get(all_of.KEYWORD.name)
    for number in range(len(parts) if isinstance(parts, list) else 0):
        yield schema.source.path, (*schema.tokens, all_of.KEYWORD.name, number)
