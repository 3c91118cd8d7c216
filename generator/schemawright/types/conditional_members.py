"""Members that a schema describes for some of its objects only, and nowhere for all of them.

{"if": {"properties": {"type": {"const": "http"}}}, "then": {"properties": {"scheme": A}}}
→  scheme, of any type, for in other objects it may be what it likes
{"anyOf": [{"properties": {"scheme": A}}, {"required": ["id"]}]}
→  scheme, of any type, for the same reason
{"dependentSchemas": {"scheme": {"properties": {"scheme": A}}}}
→  scheme: A, for nothing else is asked of one that is there
... {"unevaluatedProperties": false} beside it
→  scheme: A, for where nothing describes it there is none (Core 2020-12, section 11.3)
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import field

from schemawright.data_classes import mutable
from schemawright.describe.compositions import Composition
from schemawright.keywords import keywords_of, unevaluated_properties
from schemawright.place_tree import Place
from schemawright.resolve import Schema
from schemawright.steps import take
from schemawright.types.in_place_schemas import InPlaceSchemas
from schemawright.types.language import ANYTHING, VAGUE, Type
from schemawright.types.narrowing import narrowest
from schemawright.types.other_members import applying
from schemawright.types.unions import union

_UNEVALUATED = unevaluated_properties.KEYWORD.name
_SCOPED = ("$dynamicRef", "$recursiveRef")


@mutable
class ConditionalMembers:
    """Finds such members; `use` is the type of a schema."""

    in_place: InPlaceSchemas
    use: Callable[[Schema], Type]
    #: By the place of what is asked of some objects.
    _described: dict[Place, Mapping[str, Schema]] = field(default_factory=dict)

    def of(
        self,
        composition: Composition,
        always: Mapping[str, Sequence[Type]],
        kinds: Container[Place] = (),
    ) -> Mapping[str, tuple[Schema, Type]]:
        """Those of an object of that `composition`, with the schema that describes each first and
        the type that it has wherever it may be: those that it has `always`, as far as is known.
        What the alternatives at the places `kinds` describe is their own."""
        described: dict[str, Schema] = {}
        for part in composition.conditions:
            for consequence in self.in_place.consequences(part):
                self._add(described, consequence)
        for part in composition.choices:
            for option in self.in_place.options(part):
                if option.place not in kinds:
                    self._add(described, option)
        described = {
            name: member
            for name, member in described.items()
            if not any(self._forbids(part, name) for part in composition.others)
        }
        closing = [part for part in composition.unevaluated if described and self._closes(part)]
        return {
            name: (member, self._type(name, always.get(name, ()), closing))
            for name, member in described.items()
        }

    def _add(self, described: dict[str, Schema], schema: Schema) -> None:
        """Add to `described` the members that `schema` describes, or what may be asked for it."""
        if schema.place not in self._described:
            members: dict[str, Schema] = {}
            for below in self.in_place.of(schema):
                for name, member in self._properties(below):
                    members.setdefault(name, member)
            self._described[schema.place] = members
        members_of_it = self._described[schema.place]
        take(len(members_of_it))
        for name, member in members_of_it.items():
            described.setdefault(name, member)

    def _forbids(self, part: Schema, name: str) -> bool:
        """Does `part` refuse the member, which its ``properties`` does not name?"""
        names = part.get("properties")
        if isinstance(names, dict) and name in names:
            return False
        applied = applying(self.in_place.records.library, part, name)
        return any(view.value is False for view in applied)

    def by_themselves(self, composition: Composition) -> dict[str, list[Type]]:
        """The types of members that are asked for where they are there themselves."""
        types: dict[str, list[Type]] = {}
        conditions = composition.conditions
        for name, below in (pair for part in conditions for pair in self.in_place.by_member(part)):
            parts = self.in_place.records.composition(below).parts
            for view in (view for part in parts for view in self._views(part, name)):
                types.setdefault(name, []).append(self.use(view))
        return types

    def _type(self, name: str, own: Iterable[Type], closing: Iterable[Schema]) -> Type:
        """The type of the member `name`, which has the types `own`, and which something in each
        of `closing` has accepted."""
        said = narrowest(own)
        if said != VAGUE:
            return said
        for part in closing:
            types = list(self._accepting(part, name, set()))
            if types:
                return union(types)
        return VAGUE

    def _accepting(
        self, schema: Schema, name: str, seen: set[tuple[str, tuple[str | int, ...]]]
    ) -> Iterator[Type]:
        """The types of the member where `schema` speaks of it: of all objects, else of some."""
        seen.add(schema.place)
        parts = self.in_place.records.composition(schema).parts
        take(len(parts))
        views = [view for part in parts for view in self._views(part, name)]
        if views:
            types = frozenset(map(self.use, views))
            # What may be anything is so wherever it may be.
            yield ANYTHING if types == {ANYTHING} else narrowest(map(self.use, views))
            return
        for below in (below for part in parts for below in self.in_place.conditional(part)):
            if below.place not in seen:
                yield from self._accepting(below, name, seen)

    def _closes(self, part: Schema) -> bool:
        """Does it refuse members that nothing in it describes, and does all in it tell what it
        describes?"""
        if part.get(_UNEVALUATED) is not False or _UNEVALUATED not in keywords_of(part.dialect):
            return False
        return not any(
            below.get(_UNEVALUATED) not in (None, False) or any(map(below.has, _SCOPED))
            for below in self.in_place.of(part)
        )

    def _views(self, part: Schema, name: str) -> Iterator[Schema]:
        names = part.get("properties")
        if isinstance(names, dict) and name in names:
            views: Iterable[Schema] = [
                self.in_place.records.library.child(part, "properties", name)
            ]
        else:
            views = applying(self.in_place.records.library, part, name)
        yield from (view for view in views if view.value is not False)

    def _properties(self, part: Schema) -> Iterator[tuple[str, Schema]]:
        """The members that it describes, but for those that it forbids."""
        names = part.get("properties")
        for name in names if isinstance(names, dict) else ():
            below = self.in_place.records.library.child(part, "properties", name)
            if below.value is not False:
                yield name, below
