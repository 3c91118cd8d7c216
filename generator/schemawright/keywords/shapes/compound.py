"""Shapes of arrays and objects, by the shapes of what is in them, and alternatives."""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from schemawright.data_classes import frozen
from schemawright.keywords.shapes.shape import Offence, Shape
from schemawright.values import Json, Tokens, comparable


@frozen
class ListOf(Shape):
    """An array of `of`; `filled`: not empty; `distinct`: without repetition; `length`: of exactly
    as many items."""

    of: Shape
    filled: bool = False
    distinct: bool = False
    length: int | None = None

    @property
    def noun(self) -> str:
        return "an array"

    def is_kind(self, value: Json, draft4: bool) -> bool:
        return isinstance(value, list)

    def fits(self, value: Json, draft4: bool) -> bool:
        return (
            isinstance(value, list)
            and (bool(value) or not self.filled)
            and (self.length is None or len(value) == self.length)
            and all(self.of.fits(item, draft4) for item in value)
            and (not self.distinct or _are_distinct(value))
        )

    def schemas(self, value: Json) -> Iterator[tuple[Tokens, Json]]:
        if isinstance(value, list) and self.of.holds_schemas:
            for index, item in enumerate(value):
                for tokens, schema in self.of.schemas(item):
                    yield (index, *tokens), schema

    @property
    def holds_schemas(self) -> bool:
        return self.of.holds_schemas

    def offences(self, value: Json, draft4: bool) -> Iterator[Offence]:
        if not isinstance(value, list):
            yield Offence((), "kind", value, self.noun)
            return
        if self.filled and not value:
            yield Offence((), "empty", value, "an item")
        elif self.length is not None and len(value) != self.length:
            yield Offence((), "length", value, str(self.length))
        elif self.distinct:
            yield from _repetition(value)
        for index, item in enumerate(value):
            yield from (offence.below(index) for offence in self.of.offences(item, draft4))


@frozen
class MapOf(Shape):
    """An object, each member of which is `of`."""

    of: Shape

    @property
    def noun(self) -> str:
        return "an object"

    def is_kind(self, value: Json, draft4: bool) -> bool:
        return isinstance(value, dict)

    def fits(self, value: Json, draft4: bool) -> bool:
        return isinstance(value, dict) and all(
            self.of.fits(member, draft4) for member in value.values()
        )

    def schemas(self, value: Json) -> Iterator[tuple[Tokens, Json]]:
        if isinstance(value, dict) and self.of.holds_schemas:
            for name, member in value.items():
                for tokens, schema in self.of.schemas(member):
                    yield (name, *tokens), schema

    @property
    def holds_schemas(self) -> bool:
        return self.of.holds_schemas

    def offences(self, value: Json, draft4: bool) -> Iterator[Offence]:
        if not isinstance(value, dict):
            yield Offence((), "kind", value, self.noun)
            return
        for name, member in value.items():
            yield from (offence.below(name) for offence in self.of.offences(member, draft4))


@frozen
class Members(Shape):
    """An object whose members have names of their own; those of `required` must be there, and
    others may be."""

    members: tuple[tuple[str, Shape], ...]
    required: tuple[str, ...] = ()

    @property
    def noun(self) -> str:
        return "an object"

    def is_kind(self, value: Json, draft4: bool) -> bool:
        return isinstance(value, dict)

    def fits(self, value: Json, draft4: bool) -> bool:
        return next(self.offences(value, draft4), None) is None

    def offences(self, value: Json, draft4: bool) -> Iterator[Offence]:
        if not isinstance(value, dict):
            yield Offence((), "kind", value, self.noun)
            return
        yield from (Offence((), "missing", value, n) for n in self.required if n not in value)
        for name, shape in self.members:
            if name in value:
                offences = shape.offences(value[name], draft4)
                yield from (offence.below(name) for offence in offences)


@frozen
class Either(Shape):
    """One of `options`, which together are called `name`."""

    name: str
    options: tuple[Shape, ...]

    @property
    def noun(self) -> str:
        return self.name

    def is_kind(self, value: Json, draft4: bool) -> bool:
        return any(option.is_kind(value, draft4) for option in self.options)

    def fits(self, value: Json, draft4: bool) -> bool:
        return any(option.fits(value, draft4) for option in self.options)

    def schemas(self, value: Json) -> Iterator[tuple[Tokens, Json]]:
        for option in self.options:
            yield from option.schemas(value)

    @property
    def holds_schemas(self) -> bool:
        return any(option.holds_schemas for option in self.options)

    def offences(self, value: Json, draft4: bool) -> Iterator[Offence]:
        for option in self.options:
            if option.is_kind(value, draft4):
                yield from option.offences(value, draft4)
                return
        yield Offence((), "kind", value, self.name)


def _are_distinct(values: list[Json]) -> bool:
    return next(_repetition(values), None) is None


def _repetition(values: list[Json]) -> Iterator[Offence]:
    """The first value that equals one before it."""
    seen: set[Hashable] = set()
    for value in values:
        compared = comparable(value)
        if compared in seen:
            yield Offence((), "repeated", value, "distinct values")
            return
        seen.add(compared)
