"""Which schemas are objects with members of their own, and which of those are of several kinds.

{"type": "object", "properties": {"a": …, "b": …}, "oneOf": [{"required": ["a"]}, …]}
→  one class, for the alternatives are a rule about the members that it has
{"type": "object", "properties": {"id": …},
 "oneOf": [{"properties": {"card": …}}, {"properties": {"iban": …}}]}
→  two classes, for each alternative has members of its own, and all those around it
{"type": "object", "properties": {"event": …, "data": …},
 "oneOf": [{"properties": {"event": {"const": "paid"}, "data": {"properties": …}}}, …]}
→  two classes likewise, for the event says what the data are
{"type": "object", "properties": {"kind": …}, "oneOf": [{"$ref": Cat}, {"$ref": Dog}]}
→  Cat or Dog, where both have the member `kind` themselves
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field

from schemawright.data_classes import frozen, mutable
from schemawright.describe.compositions import Composition, Compositions, references
from schemawright.describe.conjuncts import FirstConjunct, branches, is_structural
from schemawright.describe.dynamic_resources import (
    asked,
    dependent_on_scope,
    generic,
    is_dynamic_reference,
)
from schemawright.describe.dynamic_scopes import DynamicScopes
from schemawright.describe.json_types import JSON_TYPES, JsonTypes, constants
from schemawright.describe.schema_facts import (
    applies,
    hides,
    is_closed,
    is_reference,
)
from schemawright.keywords import any_of, one_of
from schemawright.place_tree import Place
from schemawright.resolve import Library, Schema
from schemawright.values import Json, Tokens

_ALTERNATIVES = (one_of.KEYWORD.name, any_of.KEYWORD.name)
_IN_ALTERNATIVES = tuple((keyword,) for keyword in _ALTERNATIVES)


@frozen
class _Choice:
    """What a part of a schema lets a value be: with `things`, more than rules about its members;
    `members` are those that its alternatives speak of."""

    things: bool
    members: frozenset[str]


@mutable
class Records:
    """Answers for the schemas of one library; remembers its answers."""

    library: Library
    json_types: JsonTypes = field(init=False)
    _kinds: dict[tuple[str, Tokens], tuple[Schema, ...]] = field(default_factory=dict)
    _members: dict[tuple[str, Tokens], frozenset[str]] = field(default_factory=dict)
    _have_members: dict[tuple[str, Tokens], bool] = field(default_factory=dict)
    _choices: dict[tuple[str, Tokens], _Choice] = field(default_factory=dict)
    #: The alternatives that references lead to, once they have been looked for.
    _pointed_at: frozenset[Place] | None = None
    _compositions: Compositions = field(init=False)
    _with_members: FirstConjunct = field(init=False)
    #: The resources that mean something else for who refers to them.
    dependent: frozenset[str] = field(init=False)
    #: The schemas from which a dynamic reference can be reached that several resources answer.
    generic: frozenset[Place] = field(init=False)
    _decided: dict[Place, bool] = field(default_factory=dict)
    #: What anchors mean in each resource.
    scopes: DynamicScopes = field(init=False)

    def __post_init__(self) -> None:
        self.json_types = JsonTypes(self.library)
        self._compositions = Compositions(self.library)
        self._with_members = FirstConjunct(self.library, _names_members)
        self.dependent = dependent_on_scope(self.library)
        self.generic = generic(self.library)
        self.scopes = DynamicScopes(self.library)

    def composition(self, schema: Schema) -> Composition:
        """What `schema` is made of, and what that says of members; looked for once."""
        return self._compositions.of(schema)

    def is_record(self, schema: Schema) -> bool:
        """Is it one class with a field for each member?"""
        return self.has_members(schema) and not self.kinds(schema)

    def specialised(self, schema: Schema) -> Schema | None:
        """What `schema` is only a reference to, if that means something of its own here: the
        resource around decides its dynamic anchors. A page of orders, say."""
        if not self.generic or not is_reference(schema):
            return None
        way = self.way_to_generic(self.library.follow(schema), schema)
        return way[-1] if way else None

    def is_decided(self, schema: Schema) -> bool:
        """Does it mean the same whoever refers to it, because it asks for no anchors but those that
        its own resource decides?"""
        if schema.place not in self.generic:
            return True
        if schema.place not in self._decided:
            decides = self.scopes.of(schema).keys()
            self._decided[schema.place] = asked(self.library, schema) <= decides
        return self._decided[schema.place]

    def way_to_generic(self, schema: Schema, around: Schema) -> list[Schema]:
        """`schema`, what it is only a reference to, and so on: the last is a generic schema of
        another resource than that of `around`, which decides what it means. None of them if there
        is no such schema."""
        scope, way = self.scopes.of(around), dict[Place, Schema]()
        while scope and schema.place not in way and self._is_generic(schema, around, scope):
            way[schema.place] = schema
            bound = self.scopes.bound(schema, scope) if is_dynamic_reference(schema) else None
            if bound is None and not is_reference(schema):
                return list(way.values())
            schema = bound or self.library.follow(schema)
        return []

    def _is_generic(self, schema: Schema, around: Schema, scope: Mapping[str, Schema]) -> bool:
        """Does it mean something of its own in `scope`, that of `around`? Not where the anchors of
        its own resource are decided and mean the same."""
        if schema.base == around.base or schema.place not in self.generic:
            return False
        own = self.scopes.of(schema)
        return any(own.get(name) != meant for name, meant in scope.items())

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
        if schema.place in self._have_members:
            return self._have_members[schema.place]
        same = references(self.library, schema, self._have_members)
        if same[-1].place not in self._have_members:
            self._have_members[same[-1].place] = self._describes_members(same[-1])
        verdict = self._have_members[same[-1].place]
        self._have_members.update((linked.place, verdict) for linked in same)
        return verdict

    def _describes_members(self, schema: Schema) -> bool:
        kinds = self.json_types.of(schema)
        if "object" not in kinds or self._with_members.of(schema) is None:
            return False
        if kinds <= {"object", "null"}:
            return True
        outer = self.members(schema)
        choices = map(self._choice, self.composition(schema).choices)
        return not any(choice.things or not choice.members <= outer for choice in choices)

    def members(self, schema: Schema) -> frozenset[str]:
        """The names of all members that it describes."""
        if schema.place not in self._members:
            self._members[schema.place] = frozenset(self.composition(schema).members)
        return self._members[schema.place]

    def describes_choices(self, schema: Schema) -> bool:
        """Do alternatives of `schema` describe members?"""
        choices = self.composition(schema).choices
        return any(self.members(option) for part in choices for option in self._options(part))

    def _required(self, schema: Schema) -> frozenset[str]:
        return frozenset(self.composition(schema).required)

    def _alternatives(self, schema: Schema) -> tuple[Schema, ...]:
        if schema.base in self.dependent:
            return ()
        if self.json_types.of(schema) - {"null"} != {"object"}:
            return ()
        outer = self.members(schema)
        closed = any(map(is_closed, self.composition(schema).others))
        lists = (
            tuple(one for one in listed if "object" in self.json_types.of(one))
            for part in written_parts(self.library, schema)
            for listed in self._lists(part)
        )
        # Of several lists the first tells the classes apart; what others describe are their fields.
        alternatives = next((one for one in lists if self._are_kinds(one, outer, closed)), ())
        if len(alternatives) < 2 or self._stand_alone(schema, alternatives):
            return ()
        if any(map(self._is_pointed_at, alternatives)):
            return ()  # There it means what it says itself, and it has one name.
        named = (self._with_members.of(alternative) for alternative in alternatives)
        return alternatives if None not in named else ()

    def _is_pointed_at(self, alternative: Schema) -> bool:
        """Does a reference lead to this `alternative`, wherever that is?"""
        if self._pointed_at is None:
            self._pointed_at = self._alternatives_pointed_at()
        return alternative.place in self._pointed_at

    def _alternatives_pointed_at(self) -> frozenset[Place]:
        library = self.library
        references = ((s, s.get("$ref")) for s in library.schemas)
        targets = (library.reference(s, to) for s, to in references if isinstance(to, str))
        return frozenset(
            target.place
            for target in targets
            if target is not None and target.tokens[-2:-1] in _IN_ALTERNATIVES
        )

    def _are_kinds(self, listed: Sequence[Schema], outer: frozenset[str], closed: bool) -> bool:
        """Does each of the alternatives `listed` make a class? Where there are other members than
        the `outer` ones, which are all in a `closed` object; and where constants say what there is
        in one of these."""
        if not all(self.members(option) <= outer for option in listed):
            return not closed
        described = [self.composition(option).members for option in listed]
        views = [view for members in described for several in members.values() for view in several]
        return any(map(self.has_members, views)) and any(
            _are_tags([members[name] for members in described])
            for name in frozenset.intersection(outer, *described)
        )

    def _stand_alone(self, schema: Schema, alternatives: tuple[Schema, ...]) -> bool:
        """Are `alternatives` objects by themselves, of which `schema` around them says nothing that
        a class shows?"""
        if self.has_members(schema) or self._required(schema):
            return False
        return all(self.json_types.of(alternative) == {"object"} for alternative in alternatives)

    def _lists(self, part: Schema) -> Iterator[tuple[Schema, ...]]:
        for keyword in _ALTERNATIVES:
            listed = branches(self.library, part, keyword)
            if len(listed) > 1:
                yield listed

    def _options(self, part: Schema) -> Iterator[Schema]:
        for keyword in _ALTERNATIVES:
            yield from branches(self.library, part, keyword)

    def _choice(self, part: Schema) -> _Choice:
        if part.place not in self._choices:
            options = [*self._options(part)]
            things = any(
                isinstance(option.get("$ref"), str) or self.json_types.of(option) != JSON_TYPES
                for option in options
            )
            members = frozenset[str]() if things else frozenset().union(*map(self.members, options))
            self._choices[part.place] = _Choice(things, members)
        return self._choices[part.place]


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


def _are_tags(described: Sequence[Sequence[Schema]]) -> bool:
    """Has each of several schemas, by its views of one member, constants of its own for it?"""
    taken: set[tuple[bool, Json]] = set()
    for views in described:
        listed = next(filter(None, map(constants, views)), None) or [None]
        if any(isinstance(value, (dict, list)) or value is None for value in listed):
            return False
        tags = {(isinstance(value, bool), value) for value in listed}
        if not tags.isdisjoint(taken):
            return False
        taken |= tags
    return True
