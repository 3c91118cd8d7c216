"""Which schemas are objects with members of their own, and which of those are of several kinds.

{"type": "object", "properties": {"a": …, "b": …}, "oneOf": [{"required": ["a"]}, …]}
→  one class, for the alternatives are a rule about the members that it has
{"type": "object", "properties": {"id": …},
 "oneOf": [{"properties": {"card": …}}, {"properties": {"iban": …}}]}
→  two classes, for each alternative has members of its own, and all those around it
{"type": "object", "properties": {"kind": …}, "oneOf": [{"$ref": Cat}, {"$ref": Dog}]}
→  Cat or Dog, where both have the member `kind` themselves
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import field

from schemawright.data_classes import frozen, mutable
from schemawright.describe.conjuncts import (
    FirstConjunct,
    branches,
    conjuncts,
    is_structural,
    structural,
)
from schemawright.describe.dynamic_resources import asking_scope, dependent_on_scope
from schemawright.describe.dynamic_scopes import DynamicScopes
from schemawright.describe.json_types import JSON_TYPES, JsonTypes
from schemawright.describe.schema_facts import (
    applies,
    hides,
    is_closed,
    is_reference,
    strings,
    validates,
)
from schemawright.keywords import any_of, one_of
from schemawright.resolve import Library, Schema
from schemawright.steps import take
from schemawright.values import Tokens

#: So many schemas that another one is made of are joined with it in a step.
_AT_ONCE = 32
_ALTERNATIVES = (one_of.KEYWORD.name, any_of.KEYWORD.name)


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
class Records:
    """Answers for the schemas of one library; remembers its answers."""

    library: Library
    json_types: JsonTypes = field(init=False)
    _kinds: dict[tuple[str, Tokens], tuple[Schema, ...]] = field(default_factory=dict)
    _members: dict[tuple[str, Tokens], frozenset[str]] = field(default_factory=dict)
    _have_members: dict[tuple[str, Tokens], bool] = field(default_factory=dict)
    _structural: dict[tuple[str, Tokens], list[Schema]] = field(default_factory=dict)
    _with_members: FirstConjunct = field(init=False)
    #: The resources that mean something else for who refers to them.
    dependent: frozenset[str] = field(init=False)
    #: Those of them that ask their dynamic scope themselves, and what anchors mean in each one.
    asking: frozenset[str] = field(init=False)
    scopes: DynamicScopes = field(init=False)

    def __post_init__(self) -> None:
        self.json_types = JsonTypes(self.library)
        self._with_members = FirstConjunct(self.library, _names_members)
        self.dependent = dependent_on_scope(self.library)
        self.asking = asking_scope(self.library)
        self.scopes = DynamicScopes(self.library)

    def structural(self, schema: Schema) -> list[Schema]:
        """Those of `all_conjuncts` whose words about members and items count; looked for once, and
        of a long line of bases in each of them once. What is only a reference adds nothing."""
        same = self._referring(schema, self._structural)
        parts = self._walked(same[-1])
        self._structural.update((linked.place, parts) for linked in same)
        return parts

    def _walked(self, schema: Schema) -> list[Schema]:
        path: dict[tuple[str, Tokens], _Walk] = {}
        pending: Schema | None = schema if schema.place not in self._structural else None
        while pending is not None or path:
            if pending is not None:
                path[pending.place] = _Walk.of(pending, self._parts(pending))
            place, walk = next(reversed(path.items()))
            pending = next((p for p in walk.left if p.place not in self._structural), None)
            if pending is None:
                self._structural[place] = self._joined(walk.schema, walk.parts)
                del path[place]
            elif pending.place in path:
                # A circle: where it begins decides what comes first.
                self._structural[schema.place] = structural(self.library, schema)
                break
        return self._structural[schema.place]

    def _parts(self, schema: Schema) -> list[Schema]:
        """What `schema` is made of: what is only a reference is what it refers to."""
        parts = (part for part in conjuncts(self.library, schema) if isinstance(part.value, dict))
        ends = (self._referring(part, self._structural)[-1] for part in parts)
        return list({end.place: end for end in ends}.values())

    def _joined(self, schema: Schema, parts: list[Schema]) -> list[Schema]:
        """What is structural in `parts`, each once, and `schema` itself if it is."""
        joined = {it.place: it for part in parts for it in self._structural[part.place]}
        take(1 + len(joined) // _AT_ONCE)
        if is_structural(schema):
            joined.setdefault(schema.place, schema)
        return list(joined.values())

    def is_record(self, schema: Schema) -> bool:
        """Is it one class with a field for each member?"""
        return self.has_members(schema) and not self.kinds(schema)

    def specialised(self, schema: Schema) -> Schema | None:
        """What `schema` is only a reference to, if that means something of its own here: the
        resource around decides its dynamic anchors. A page of orders, say."""
        if not self.asking or not is_reference(schema):
            return None
        target = self.library.follow(schema)
        if target.base == schema.base or target.base not in self.asking:
            return None
        return target if self.scopes.of(schema) else None

    def kinds(self, schema: Schema) -> tuple[Schema, ...]:
        """The alternatives of `schema` that have members of their own beside those around them,
        each of which makes a class; none where it is one class, or none."""
        if schema.place not in self._kinds:
            self._kinds[schema.place] = ()
            self._kinds[schema.place] = self._alternatives(schema)
        return self._kinds[schema.place]

    def repeats(self, schema: Schema, alternative: Schema) -> bool:
        """Does what `alternative` refers to have all members of `schema`, so that it stands for
        itself?"""
        if not is_reference(alternative):
            return False
        if not self.has_members(schema):
            return True
        return self.members(schema) <= self.members(alternative) and (
            self._required(schema) <= self._required(alternative)
        )

    def has_members(self, schema: Schema) -> bool:
        """Does it describe members of an object, and nothing else that a value may be?"""
        same = self._referring(schema, self._have_members)
        if same[-1].place not in self._have_members:
            self._have_members[same[-1].place] = self._describes_members(same[-1])
        verdict = self._have_members[same[-1].place]
        self._have_members.update((linked.place, verdict) for linked in same)
        return verdict

    def _referring(self, schema: Schema, answered: Container[tuple[str, Tokens]]) -> list[Schema]:
        """`schema`, and what it is only a reference to, as far as something is `answered`."""
        way = {schema.place: schema}
        while schema.place not in answered and is_reference(schema):
            schema = self.library.follow(schema)
            if schema.place in way:
                break
            way[schema.place] = schema
        return list(way.values())

    def _describes_members(self, schema: Schema) -> bool:
        kinds = self.json_types.of(schema)
        if "object" not in kinds or self._with_members.of(schema) is None:
            return False
        if kinds <= {"object", "null"}:
            return True
        outer = self.members(schema)
        return not any(self._chooses(part, outer) for part in self.structural(schema))

    def members(self, schema: Schema) -> frozenset[str]:
        """The names of all members that it describes."""
        same = self._referring(schema, self._members)
        if same[-1].place not in self._members:
            listed = (part.get("properties") for part in self.structural(same[-1]))
            names = (name for named in listed if isinstance(named, dict) for name in named)
            self._members[same[-1].place] = frozenset(names)
        members = self._members[same[-1].place]
        self._members.update((linked.place, members) for linked in same)
        return members

    def _required(self, schema: Schema) -> frozenset[str]:
        parts = self.structural(schema)
        return frozenset(
            name for part in parts if validates(part) for name in strings(part.get("required"))
        )

    def _alternatives(self, schema: Schema) -> tuple[Schema, ...]:
        if schema.base in self.dependent:
            return ()
        lists = [
            listed for part in written_parts(self.library, schema) for listed in self._lists(part)
        ]
        if len(lists) != 1 or self.json_types.of(schema) != {"object"}:
            return ()
        outer, alternatives = self.members(schema), lists[0]
        if any(map(is_closed, self.structural(schema))) or self._stand_alone(schema, alternatives):
            return ()
        inner = [self.members(alternative) for alternative in alternatives]
        if not all(map(self._is_open, alternatives)) or not any(names - outer for names in inner):
            return ()
        return alternatives

    def _stand_alone(self, schema: Schema, alternatives: tuple[Schema, ...]) -> bool:
        """Are `alternatives` objects by themselves, of which `schema` around them says nothing that
        a class shows?"""
        if self.has_members(schema) or self._required(schema):
            return False
        return all(self.json_types.of(alternative) == {"object"} for alternative in alternatives)

    def _is_open(self, alternative: Schema) -> bool:
        """Can it be a class with the members around it as well?"""
        return self.has_members(alternative) and not self.kinds(alternative)

    def _lists(self, part: Schema) -> Iterator[tuple[Schema, ...]]:
        for keyword in _ALTERNATIVES:
            listed = branches(self.library, part, keyword)
            if len(listed) > 1:
                yield listed

    def _chooses(self, schema: Schema, outer: frozenset[str]) -> bool:
        """Does it list things that a value may be, not just rules that it may follow about its
        members, `outer`?"""
        options = [
            option
            for keyword in _ALTERNATIVES
            for option in branches(self.library, schema, keyword)
        ]
        return any(
            isinstance(option.get("$ref"), str)
            or not self.members(option) <= outer
            or self.json_types.of(option) != JSON_TYPES
            for option in options
        )


def _names_members(part: Schema) -> bool:
    return bool(part.get("properties")) and is_structural(part)


def written_parts(library: Library, schema: Schema) -> Iterator[Schema]:
    """`schema` and those parts of its ``allOf`` that are written in place, the parts of these
    included."""
    pending = [schema]
    while pending:
        part = pending.pop(0)
        if hides(part) or not isinstance(part.value, dict) or not applies(part):
            continue
        yield part
        pending += [below for below in branches(library, part, "allOf") if not below.has("$ref")]
