"""Members that a schema describes for some of its objects only, and nowhere for all of them.

{"if": {"properties": {"type": {"const": "http"}}}, "then": {"properties": {"scheme": A}}}
→  scheme, of any type, for in other objects it may be what it likes
... {"unevaluatedProperties": false} beside it
→  scheme: A, for where nothing describes it there is none (Core 2020-12, section 11.3)
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from schemawright.data_classes import frozen
from schemawright.describe.compositions import Composition
from schemawright.describe.conjuncts import branches
from schemawright.describe.records import Records
from schemawright.keywords import (
    any_of,
    dependencies,
    dependent_schemas,
    if_,
    keywords_of,
    one_of,
    unevaluated_properties,
)
from schemawright.resolve import Schema
from schemawright.steps import take
from schemawright.types.language import VAGUE, Type
from schemawright.types.narrowing import narrowest
from schemawright.types.other_members import applying
from schemawright.types.unions import union

_UNEVALUATED = unevaluated_properties.KEYWORD.name
_BY_MEMBER = (dependent_schemas.KEYWORD.name, dependencies.KEYWORD.name)
_ALTERNATIVES = (one_of.KEYWORD.name, any_of.KEYWORD.name)
_SCOPED = ("$dynamicRef", "$recursiveRef")


@frozen
class ConditionalMembers:
    """Finds such members in schemas of the library of `records`; `use` is the type of a schema."""

    records: Records
    use: Callable[[Schema], Type]

    def of(self, composition: Composition) -> Mapping[str, tuple[Schema, Type]]:
        """Those of an object of that `composition`, with the schema that describes each first and
        the type that it has wherever it may be."""
        described: dict[str, Schema] = {}
        for part in composition.conditions:
            for consequence in self._consequences(part):
                for below in self._in_place(consequence):
                    for name, member in self._properties(below):
                        described.setdefault(name, member)
        closing = [part for part in composition.unevaluated if described and self._closes(part)]
        return {name: (member, self._type(name, closing)) for name, member in described.items()}

    def _type(self, name: str, closing: Iterable[Schema]) -> Type:
        """The type of the member `name`, which something in each of `closing` has accepted."""
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
        parts = self.records.composition(schema).parts
        take(len(parts))
        views = [view for part in parts for view in self._views(part, name)]
        if views:
            yield narrowest(map(self.use, views))
            return
        for below in (below for part in parts for below in self._conditional(part)):
            if below.place not in seen:
                yield from self._accepting(below, name, seen)

    def _closes(self, part: Schema) -> bool:
        """Does it refuse members that nothing in it describes, and does all in it tell what it
        describes?"""
        if part.get(_UNEVALUATED) is not False or _UNEVALUATED not in keywords_of(part.dialect):
            return False
        return not any(
            below.get(_UNEVALUATED) not in (None, False) or any(map(below.has, _SCOPED))
            for below in self._in_place(part)
        )

    def _views(self, part: Schema, name: str) -> Iterator[Schema]:
        names = part.get("properties")
        if isinstance(names, dict) and name in names:
            views: Iterable[Schema] = [self.records.library.child(part, "properties", name)]
        else:
            views = applying(self.records.library, part, name)
        yield from (view for view in views if view.value is not False)

    def _properties(self, part: Schema) -> Iterator[tuple[str, Schema]]:
        """The members that it describes, but for those that it forbids."""
        names = part.get("properties")
        for name in names if isinstance(names, dict) else ():
            below = self.records.library.child(part, "properties", name)
            if below.value is not False:
                yield name, below

    def _in_place(self, schema: Schema) -> Iterator[Schema]:
        """`schema`, and all that may be asked of the same object on its behalf."""
        pending, seen = [schema], set()
        while pending:
            for part in self.records.composition(pending.pop()).parts:
                if part.place not in seen:
                    seen.add(part.place)
                    take(1)
                    yield part
                    pending += self._conditional(part)

    def _conditional(self, part: Schema) -> list[Schema]:
        """What is asked of some objects."""
        below = [*self._consequences(part)]
        for keyword in _ALTERNATIVES:
            below += branches(self.records.library, part, keyword)
        if _knows(part, if_.KEYWORD.name):
            below.append(self.records.library.child(part, if_.KEYWORD.name))
        return [schema for schema in below if isinstance(schema.value, dict)]

    def _consequences(self, part: Schema) -> Iterator[Schema]:
        """What must be true of some objects: of those that ``if`` accepts, or does not, and of
        those that have some member."""
        for keyword in (if_.THEN.name, if_.ELSE.name):
            if _knows(part, if_.KEYWORD.name) and part.has(keyword):
                yield self.records.library.child(part, keyword)
        for keyword in _BY_MEMBER:
            names = part.get(keyword) if _knows(part, keyword) else None
            for name, value in names.items() if isinstance(names, dict) else ():
                if isinstance(value, dict):
                    yield self.records.library.child(part, keyword, name)


def _knows(part: Schema, keyword: str) -> bool:
    return part.has(keyword) and keyword in keywords_of(part.dialect)
