"""All schemas that a value must satisfy at once.

{"$ref": "#/$defs/base", "allOf": [{"minItems": 1}], "type": "array"}
→  what is at #/$defs/base, {"minItems": 1}, the schema itself
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import field

from schemawright.data_classes import mutable
from schemawright.describe.schema_facts import applies, hides
from schemawright.keywords import if_, keywords_of
from schemawright.resolve import Library, Schema
from schemawright.resolve.index import RECURSIVE
from schemawright.steps import take
from schemawright.values import Tokens


def branches(library: Library, schema: Schema, keyword: str) -> tuple[Schema, ...]:
    """The schemas that ``allOf``, ``anyOf`` or ``oneOf`` lists, where the dialect knows these."""
    listed = schema.get(keyword)
    if not isinstance(listed, list) or not applies(schema):
        return ()
    return tuple(library.child(schema, keyword, i) for i in range(len(listed)))


def alternatives(library: Library, schema: Schema) -> Iterator[tuple[Schema, ...]]:
    """Schemas of which a value must satisfy one: those of ``oneOf``, those of ``anyOf``, and what
    ``then`` and ``else`` say, where ``if`` decides between both."""
    if hides(schema):
        return
    for keyword in ("oneOf", "anyOf"):
        if options := branches(library, schema, keyword):
            yield options
    decided = (if_.KEYWORD.name, if_.THEN.name, if_.ELSE.name)
    if all(map(schema.has, decided)) and if_.KEYWORD.name in keywords_of(schema.dialect):
        yield tuple(library.child(schema, keyword) for keyword in decided[1:])


def conjuncts(library: Library, schema: Schema) -> Iterator[Schema]:
    """What `schema` says besides its own keywords: what it refers to, in whatever dynamic scope,
    then the parts of ``allOf``."""
    if isinstance(schema.get("$ref"), str):
        yield library.follow(schema)
        if schema.dialect.ref_hides_siblings:
            return
    yield from _settled(library, schema)
    yield from branches(library, schema, "allOf")


def _settled(library: Library, schema: Schema) -> Iterator[Schema]:
    """What a ``$dynamicRef`` or ``$recursiveRef`` leads to that means the same in every dynamic
    scope."""
    keyword, name = "", ""
    if schema.dialect.name == "draft2020-12":
        keyword, name = "$dynamicRef", str(schema.get("$dynamicRef")).partition("#")[2]
    elif schema.dialect.name == "draft2019-09":
        keyword, name = "$recursiveRef", RECURSIVE
    if isinstance(schema.get(keyword), str) and name not in library.dynamic_names:
        yield library.follow(schema, keyword)


def all_conjuncts(library: Library, schema: Schema) -> Iterator[Schema]:
    """Everything that a value of `schema` must match as a whole: what is referred to first, then
    the parts of ``allOf``, then the schema itself. Depth first and without recursion."""
    if not _is_composed(schema):
        yield schema
        return
    seen = {schema.place}
    pending = [(schema, False)]
    while pending:
        current, done = pending.pop()
        if done:
            take(1)
            yield current
            continue
        pending.append((current, True))
        for below in reversed(list(conjuncts(library, current))):
            if below.place not in seen and isinstance(below.value, dict):
                seen.add(below.place)
                pending.append((below, False))


def _is_composed(schema: Schema) -> bool:
    return any(map(schema.has, ("$ref", "$dynamicRef", "$recursiveRef", "allOf")))


@mutable
class FirstConjunct:
    """Finds the first of `all_conjuncts` that `matches`. Remembers what it found, so that a schema
    of which many others are made is looked into once and not once for each of these."""

    library: Library
    matches: Callable[[Schema], bool]
    _answers: dict[tuple[str, Tokens], Schema | None] = field(default_factory=dict)

    def of(self, schema: Schema) -> Schema | None:
        """The first conjunct of `schema` that matches; None: there is none."""
        path: dict[tuple[str, Tokens], tuple[Schema, Iterator[Schema]]] = {}
        pending: Schema | None = schema
        while schema.place not in self._answers:
            if pending is not None:
                path[pending.place] = pending, self._parts(pending)
            place = next(reversed(path))
            link, parts = path[place]
            pending = next((part for part in parts if self._is_open(part)), None)
            if pending is not None and pending.place in path:
                # A circle: where it begins decides what comes first.
                self._answers[schema.place] = self._walked(schema)
            elif pending is None:
                matches = self.matches(link)
                self._answers.update(dict.fromkeys(path, link) if matches else {place: None})
                del path[place]
            elif self._answers.get(pending.place) is not None:
                # What comes first in a part does so in all that it is a part of.
                self._answers.update(dict.fromkeys(path, self._answers[pending.place]))
        return self._answers[schema.place]

    def _is_open(self, part: Schema) -> bool:
        """May something in `part` match?"""
        return part.place not in self._answers or self._answers[part.place] is not None

    def _parts(self, schema: Schema) -> Iterator[Schema]:
        take(1)
        parts = conjuncts(self.library, schema) if _is_composed(schema) else ()
        return (part for part in parts if isinstance(part.value, dict))

    def _walked(self, schema: Schema) -> Schema | None:
        return next(filter(self.matches, all_conjuncts(self.library, schema)), None)


def structural(library: Library, schema: Schema) -> list[Schema]:
    """Those of `all_conjuncts` whose words about members and items count."""
    return list(filter(is_structural, all_conjuncts(library, schema)))


def is_structural(part: Schema) -> bool:
    """Do its own words about members and items count?"""
    return not hides(part) and applies(part)
