"""What a schema is made of, and what that says of the members of objects.

Employee: {"allOf": [{"$ref": Person}, {"properties": {"since": …}}], "required": ["since"]}
→  parts: Person, the schema written in place, Employee; members: those of Person, then since

A composition is put together from those of what the schema refers to, so that of a long line of
bases, each of which has all that those before it have, none is gone through for each of the others.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from typing import TypeAlias

from schemawright.data_classes import frozen, mutable
from schemawright.describe.conjuncts import conjuncts, is_structural, structural
from schemawright.describe.schema_facts import is_reference, strings, validates
from schemawright.resolve import Library, Schema
from schemawright.steps import take
from schemawright.values import Tokens

#: So many schemas that another one is made of are joined with it in a step.
_AT_ONCE = 32
#: The keywords that say what else may be true of an object, and of what it has besides the members
#: that ``properties`` names.
_CHOICES = frozenset(("oneOf", "anyOf", "if"))
_CONDITIONS = frozenset(("if", "dependentSchemas", "dependencies"))
_OTHERS = frozenset(("additionalProperties", "patternProperties"))
_UNEVALUATED = frozenset(("unevaluatedProperties",))
_NAMES = frozenset(("propertyNames",))

_Place: TypeAlias = tuple[str, Tokens]


@frozen(eq=False)
class Composition:
    """Those of the schemas that a schema is made of whose words about members and items count, its
    `parts`, those of a base first; and those of them that speak of `choices`, of `conditions`, of
    `others`, of `unevaluated` members and of the `names` of members.

    `members` has the schemas of each member that ``properties`` names, none where all forbid it;
    `required` the part, and the position in it, that says first that a member must be there.
    """

    parts: Sequence[Schema] = ()
    choices: Sequence[Schema] = ()
    conditions: Sequence[Schema] = ()
    others: Sequence[Schema] = ()
    unevaluated: Sequence[Schema] = ()
    names: Sequence[Schema] = ()
    members: Mapping[str, Sequence[Schema]] = field(default_factory=dict)
    required: Mapping[str, tuple[Schema, int]] = field(default_factory=dict)

    def followed_by(self, other: Composition) -> Composition:
        """Both, this one first, each with all that it has in common with the other."""
        members = {
            name: (*self.members.get(name, ()), *other.members.get(name, ()))
            for name in (*self.members, *other.members)
        }
        return Composition(
            (*self.parts, *other.parts),
            (*self.choices, *other.choices),
            (*self.conditions, *other.conditions),
            (*self.others, *other.others),
            (*self.unevaluated, *other.unevaluated),
            (*self.names, *other.names),
            members,
            _first([self.required, other.required]),
        )


_NOTHING = Composition()


@frozen
class _Walk:
    """A `schema` on the way, its `parts`, and those that are `left` to be looked at."""

    schema: Schema
    parts: list[Schema]
    left: Iterator[Schema]

    @classmethod
    def of(cls, schema: Schema, parts: list[Schema]) -> _Walk:
        """The walk that begins at `schema`, made of `parts`."""
        return cls(schema, parts, iter(parts))


@mutable
class Compositions:
    """Finds the compositions of the schemas of a library, and remembers them."""

    library: Library
    _compositions: dict[_Place, Composition] = field(default_factory=dict)

    def of(self, schema: Schema) -> Composition:
        """The composition of `schema`. What is only a reference adds nothing."""
        if schema.place not in self._compositions:
            same = references(self.library, schema, self._compositions)
            composition = self._walked(same[-1])
            self._compositions.update((linked.place, composition) for linked in same)
        return self._compositions[schema.place]

    def _walked(self, schema: Schema) -> Composition:
        path: dict[_Place, _Walk] = {}
        pending: Schema | None = schema if schema.place not in self._compositions else None
        while pending is not None or path:
            if pending is not None:
                path[pending.place] = _Walk.of(pending, self._parts(pending))
            place, walk = next(reversed(path.items()))
            pending = next((p for p in walk.left if p.place not in self._compositions), None)
            if pending is None:
                below = (self._compositions[part.place] for part in walk.parts)
                self._compositions[place] = _joined([*below, self._own(walk.schema)])
                del path[place]
            elif pending.place in path:
                # A circle: where it begins decides what comes first.
                parts = structural(self.library, schema)
                self._compositions[schema.place] = _joined([self._own(part) for part in parts])
                break
        return self._compositions[schema.place]

    def _parts(self, schema: Schema) -> list[Schema]:
        """What `schema` is made of: what is only a reference is what it refers to."""
        parts = (part for part in conjuncts(self.library, schema) if isinstance(part.value, dict))
        ends = (references(self.library, part, self._compositions)[-1] for part in parts)
        return list({end.place: end for end in ends}.values())

    def _own(self, schema: Schema) -> Composition:
        """What `schema` says itself."""
        if not is_structural(schema) or not isinstance(schema.value, dict):
            return _NOTHING
        listed = strings(schema.get("required")) if validates(schema) else ()
        required: dict[str, tuple[Schema, int]] = {}
        for position, name in enumerate(listed):
            required.setdefault(name, (schema, position))
        own, keywords = (schema,), schema.value.keys()
        return Composition(
            own,
            choices=() if keywords.isdisjoint(_CHOICES) else own,
            conditions=() if keywords.isdisjoint(_CONDITIONS) else own,
            others=() if keywords.isdisjoint(_OTHERS) else own,
            unevaluated=() if keywords.isdisjoint(_UNEVALUATED) else own,
            names=() if keywords.isdisjoint(_NAMES) else own,
            members=self._members(schema),
            required=required,
        )

    def _members(self, schema: Schema) -> dict[str, Sequence[Schema]]:
        names = schema.get("properties")
        if not isinstance(names, dict):
            return {}
        children = {name: self.library.child(schema, "properties", name) for name in names}
        return {name: () if it.value is False else (it,) for name, it in children.items()}


def references(library: Library, schema: Schema, answered: Container[_Place]) -> list[Schema]:
    """`schema`, and what it is only a reference to, as far as something is `answered`."""
    way = {schema.place: schema}
    while schema.place not in answered and is_reference(schema):
        schema = library.follow(schema)
        if schema.place in way:
            break
        way[schema.place] = schema
    return list(way.values())


def _joined(compositions: Iterable[Composition]) -> Composition:
    """What `compositions` have, the words of the first of them first, each once."""
    several = [one for one in compositions if one.parts]
    take(1 + sum(map(_size, several)) // _AT_ONCE)
    if len(several) < 2:
        return several[0] if several else _NOTHING
    return Composition(
        _once([one.parts for one in several]),
        _once([one.choices for one in several]),
        _once([one.conditions for one in several]),
        _once([one.others for one in several]),
        _once([one.unevaluated for one in several]),
        _once([one.names for one in several]),
        _views([one.members for one in several]),
        _first([one.required for one in several]),
    )


def _size(composition: Composition) -> int:
    return len(composition.parts) + len(composition.members) + len(composition.required)


def _once(lists: Sequence[Sequence[Schema]]) -> Sequence[Schema]:
    filled = [schemas for schemas in lists if schemas]
    if len(filled) < 2:
        return filled[0] if filled else ()
    return tuple({schema.place: schema for schemas in filled for schema in schemas}.values())


def _views(maps: Sequence[Mapping[str, Sequence[Schema]]]) -> Mapping[str, Sequence[Schema]]:
    filled = [members for members in maps if members]
    if len(filled) < 2:
        return filled[0] if filled else {}
    views, more = dict(filled[0]), dict[str, list[Sequence[Schema]]]()
    for members in filled[1:]:
        for name, schemas in members.items():
            if views.setdefault(name, schemas) is not schemas:
                more.setdefault(name, [views[name]]).append(schemas)
    return {**views, **{name: _once(lists) for name, lists in more.items()}}


def _first(maps: Sequence[Mapping[str, tuple[Schema, int]]]) -> Mapping[str, tuple[Schema, int]]:
    filled = [required for required in maps if required]
    if len(filled) < 2:
        return filled[0] if filled else {}
    first = dict(filled[0])
    for required in filled[1:]:
        for name, said in required.items():
            first.setdefault(name, said)
    return first
