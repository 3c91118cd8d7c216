"""The types of items and members where a schema speaks of those that nothing else evaluates.

{"prefixItems": [A], "unevaluatedItems": B}                  →  items: A | B
{"anyOf": [{"items": A}, {"maxItems": 0}], "unevaluatedItems": B}  →  items: A | B
{"patternProperties": {"^x-": A}, "unevaluatedProperties": B}      →  members: A | B

Such a keyword sees what schemas in the same place have evaluated (Core 2020-12, section 11), and
what one of these has evaluated is of the type that it says. What it does not see is nothing to it.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import field
from typing import TypeAlias

from schemawright.data_classes import frozen
from schemawright.describe.schema_facts import prefix_of, rest_of
from schemawright.keywords import contains, unevaluated_items, unevaluated_properties
from schemawright.resolve import Schema
from schemawright.types.in_place_schemas import InPlaceSchemas, knows_keyword
from schemawright.types.language import ANYTHING, VAGUE, Type
from schemawright.values import Json, Tokens

_ITEMS = unevaluated_items.KEYWORD.name
_MEMBERS = unevaluated_properties.KEYWORD.name
#: What speaks of members whatever they are called, and values by which it allows none.
_OF_ANY_NAME = ("patternProperties", "additionalProperties", _MEMBERS)
_NOTHING: tuple[Json, ...] = (None, False, {})
#: What leads to schemas that a dynamic scope decides about.
_SCOPED = ("$dynamicRef", "$recursiveRef")


def speaks_of_items(part: Schema) -> bool:
    """Does it say what its unevaluated items are?"""
    return knows_keyword(part, _ITEMS) and part.get(_ITEMS) is not True


def speaks_of_members(part: Schema) -> bool:
    """Does it say what its unevaluated members are?"""
    return knows_keyword(part, _MEMBERS) and part.get(_MEMBERS) is not True


#: A schema of evaluated items or members, with the name of the only member that it is about; None
#: as the schema: what a dynamic scope decides.
_Evaluated: TypeAlias = tuple[str | None, Schema | None]


@frozen
class UnevaluatedParts:
    """Finds their types; `use` is the type of a schema."""

    in_place: InPlaceSchemas
    use: Callable[[Schema], Type]
    #: What is evaluated beside a keyword, by that and the place of its schema.
    _evaluated: dict[tuple[str, tuple[str, Tokens]], list[_Evaluated]] = field(default_factory=dict)
    #: Whether something beside it, or it itself, speaks of members of any name.
    _of_any_name: dict[tuple[str, Tokens], bool] = field(default_factory=dict)

    def items(self, part: Schema) -> list[Type]:
        """The types of which one is that of each item, where `speaks_of_items`."""
        return self._told(self._types(part, _ITEMS))

    def members(self, part: Schema, described: Container[str] = ()) -> list[Type]:
        """The types of which one is that of each member that is not `described`, where
        `speaks_of_members`."""
        return self._told(self._types(part, _MEMBERS, described))

    def others(self, part: Schema, described: Container[str]) -> list[Type]:
        """As `members`, but none where all that is left are members that alternatives name."""
        if part.place not in self._of_any_name:
            self._of_any_name[part.place] = any(
                below.get(keyword) not in _NOTHING
                for below in self.in_place.of(part)
                for keyword in _OF_ANY_NAME
            )
        return self.members(part, described) if self._of_any_name[part.place] else []

    def closes(self, part: Schema, described: Container[str]) -> bool:
        """Does it refuse all members but those that are `described`?"""
        if not (knows_keyword(part, _MEMBERS) and part.get(_MEMBERS) is False):
            return False
        return all(self._names_only(below, described) for below in self.in_place.of(part))

    def _names_only(self, part: Schema, described: Container[str]) -> bool:
        """Does it speak of no members but those that are `described`?"""
        if any(map(part.has, _SCOPED)) or part.get("additionalProperties") == {}:
            return False
        if any(part.get(keyword) not in _NOTHING for keyword in _OF_ANY_NAME):
            return False
        named = part.get("properties")
        return all(name in described for name in (named if isinstance(named, dict) else ()))

    def _told(self, types: Iterable[Type]) -> list[Type]:
        """`types`, in which what may be anything is more than a type can say, if it is one of
        several."""
        told = [*types]
        return [VAGUE if len(told) > 1 and type_ == ANYTHING else type_ for type_ in told]

    def _types(self, part: Schema, keyword: str, described: Container[str] = ()) -> Iterator[Type]:
        """Those of what is evaluated, then what the `keyword` of `part` says of the others."""
        key = keyword, part.place
        if key not in self._evaluated:
            self._evaluated[key] = [*self._beside(part, keyword)]
        for name, below in self._evaluated[key]:
            if name is None or name not in described:
                yield VAGUE if below is None else self.use(below)
        if part.get(keyword) is not False:
            yield self.use(self.in_place.records.library.child(part, keyword))

    def _beside(self, part: Schema, keyword: str) -> Iterator[_Evaluated]:
        library = self.in_place.records.library
        evaluated = self._items if keyword == _ITEMS else self._members
        for below in self.in_place.of(part):
            if any(map(below.has, _SCOPED)):
                yield None, None
            seen = [*evaluated(below)]
            if below.place != part.place and knows_keyword(below, keyword):
                seen.append((None, library.child(below, keyword)))
            yield from (one for one in seen if one[1] is not None and one[1].value is not False)

    def _items(self, part: Schema) -> Iterator[_Evaluated]:
        library, keyword, rest = self.in_place.records.library, prefix_of(part), rest_of(part)
        listed = part.get(keyword) if keyword else None
        for index in range(len(listed) if isinstance(listed, list) else 0):
            yield None, library.child(part, keyword, index)
        if part.has("items") and not isinstance(part.get("items"), list):
            yield None, library.child(part, "items")
        elif keyword and part.has(rest):
            yield None, library.child(part, rest)
        # Only since 2020-12 what it finds counts as evaluated.
        if part.dialect.name == "draft2020-12" and knows_keyword(part, contains.KEYWORD.name):
            yield None, library.child(part, contains.KEYWORD.name)

    def _members(self, part: Schema) -> Iterator[_Evaluated]:
        library = self.in_place.records.library
        for keyword in ("properties", "patternProperties"):
            names = part.get(keyword)
            for name in names if isinstance(names, dict) else ():
                own = name if keyword == "properties" else None
                yield own, library.child(part, keyword, name)
        if part.has("additionalProperties"):
            yield None, library.child(part, "additionalProperties")
