"""What the value of a keyword must be, as far as its own schema object tells.

ListOf(Text(), distinct=True)      the names in ``required``
MapOf(SchemaObject())              ``properties``
Either("a schema or a list of schemas", (SchemaObject(), ListOf(SchemaObject(), filled=True)))

A shape answers three questions: does a value have it (`fits`), where are the schemas in the value
(`schemas`), and what is wrong with it (`offences`). Schemas inside are asked for and not looked
into, because each has its own turn. With `draft4`, by the rules of draft 4: booleans are no
schemas, and 2.0 is no integer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from schemawright.values import Json, Tokens, same

#: What is wrong: another kind of value, a word that is not one of those, a number out of range,
#: an empty list, or one of the wrong length, a repetition, text of the wrong form, a missing
#: member, a value too deep to be compared.
Fault = Literal["kind", "word", "range", "empty", "length", "repeated", "form", "missing", "depth"]


@dataclass(frozen=True, slots=True)
class Offence:
    """What is wrong at `tokens`, with `value`; `wanted` says what belongs there."""

    tokens: Tokens
    fault: Fault
    value: Json
    wanted: str

    def below(self, token: str | int) -> Offence:
        """The same, as seen from one step further up."""
        return Offence((token, *self.tokens), self.fault, self.value, self.wanted)


@dataclass(frozen=True, slots=True)
class Shape:
    """Any value. The base of the other shapes."""

    @property
    def noun(self) -> str:
        """What it is, in a sentence: ``a string``."""
        return "a value"

    def is_kind(self, value: Json, draft4: bool) -> bool:
        """Is `value` meant to be this, even if something in it is wrong?"""
        return True

    def fits(self, value: Json, draft4: bool) -> bool:
        return self.is_kind(value, draft4)

    def schemas(self, value: Json) -> Iterator[tuple[Tokens, Json]]:
        """The schemas in `value` and where, in its order."""
        return iter(())

    @property
    def holds_schemas(self) -> bool:
        return False

    def offences(self, value: Json, draft4: bool) -> Iterator[Offence]:
        """Nothing if and only if `value` fits."""
        if not self.is_kind(value, draft4):
            yield Offence((), "kind", value, self.noun)


@dataclass(frozen=True, slots=True)
class Text(Shape):
    """A string; with `form`, one that the regular expression matches as a whole."""

    form: str = ""

    @property
    def noun(self) -> str:
        return "a string"

    def is_kind(self, value: Json, draft4: bool) -> bool:
        return isinstance(value, str)

    def fits(self, value: Json, draft4: bool) -> bool:
        return isinstance(value, str) and (not self.form or bool(re.fullmatch(self.form, value)))

    def offences(self, value: Json, draft4: bool) -> Iterator[Offence]:
        if not self.fits(value, draft4):
            yield Offence((), "form" if isinstance(value, str) else "kind", value, self.noun)


@dataclass(frozen=True, slots=True)
class Word(Shape):
    """One of the strings `words`."""

    words: tuple[str, ...]

    @property
    def noun(self) -> str:
        return f"one of {', '.join(self.words)}"

    def is_kind(self, value: Json, draft4: bool) -> bool:
        return not isinstance(value, (list, dict))

    def fits(self, value: Json, draft4: bool) -> bool:
        return isinstance(value, str) and value in self.words

    def offences(self, value: Json, draft4: bool) -> Iterator[Offence]:
        if not self.fits(value, draft4):
            yield Offence((), "word", value, ", ".join(self.words))


@dataclass(frozen=True, slots=True)
class Truth(Shape):
    """``true`` or ``false``."""

    @property
    def noun(self) -> str:
        return "true or false"

    def is_kind(self, value: Json, draft4: bool) -> bool:
        return isinstance(value, bool)


@dataclass(frozen=True, slots=True)
class Number(Shape):
    """A number; `positive`: greater than 0."""

    positive: bool = False

    @property
    def noun(self) -> str:
        return "a number"

    def is_kind(self, value: Json, draft4: bool) -> bool:
        return type(value) is int or type(value) is float

    def fits(self, value: Json, draft4: bool) -> bool:
        return (type(value) is int or type(value) is float) and (not self.positive or value > 0)

    def offences(self, value: Json, draft4: bool) -> Iterator[Offence]:
        if not self.is_kind(value, draft4):
            yield Offence((), "kind", value, self.noun)
        elif not self.fits(value, draft4):
            yield Offence((), "range", value, "greater than 0")


@dataclass(frozen=True, slots=True)
class Count(Shape):
    """A whole number, 0 or more."""

    @property
    def noun(self) -> str:
        return "a whole number"

    def is_kind(self, value: Json, draft4: bool) -> bool:
        return type(value) is int or (type(value) is float and value.is_integer() and not draft4)

    def fits(self, value: Json, draft4: bool) -> bool:
        return self.is_kind(value, draft4) and isinstance(value, (int, float)) and value >= 0

    def offences(self, value: Json, draft4: bool) -> Iterator[Offence]:
        if not self.is_kind(value, draft4):
            yield Offence((), "kind", value, self.noun)
        elif not self.fits(value, draft4):
            yield Offence((), "range", value, "0 or more")


@dataclass(frozen=True, slots=True)
class SchemaObject(Shape):
    """A schema; `or_boolean`: or a boolean, even where those are no schemas."""

    or_boolean: bool = False

    @property
    def noun(self) -> str:
        return "a schema"

    def is_kind(self, value: Json, draft4: bool) -> bool:
        return isinstance(value, dict) or (
            isinstance(value, bool) and (not draft4 or self.or_boolean)
        )

    def schemas(self, value: Json) -> Iterator[tuple[Tokens, Json]]:
        if isinstance(value, (dict, bool)):
            yield (), value

    @property
    def holds_schemas(self) -> bool:
        return True

    def offences(self, value: Json, draft4: bool) -> Iterator[Offence]:
        if not self.is_kind(value, draft4):
            yield Offence((), "kind", value, self._noun(draft4))

    def _noun(self, draft4: bool) -> str:
        if not draft4:
            return "a schema (an object, true or false)"
        return "a schema, true or false" if self.or_boolean else "a schema (an object)"


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
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
                found = shape.offences(value[name], draft4)
                yield from (offence.below(name) for offence in found)


@dataclass(frozen=True, slots=True)
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


ANYTHING = Shape()
TEXT = Text()
TRUTH = Truth()
NUMBER = Number()
COUNT = Count()
SCHEMA = SchemaObject()
SCHEMAS = ListOf(SCHEMA, filled=True)
NAMED_SCHEMAS = MapOf(SCHEMA)
NAMES = ListOf(TEXT, distinct=True)
SOME_NAMES = ListOf(TEXT, filled=True, distinct=True)


def _are_distinct(values: list[Json]) -> bool:
    return next(_repetition(values), None) is None


def _repetition(values: list[Json]) -> Iterator[Offence]:
    """The first value that equals one before it. Comparing goes as deep as the values do, which
    may be too deep for Python."""
    scalars: set[tuple[bool, Json]] = set()
    others: list[Json] = []
    try:
        for value in values:
            if isinstance(value, (list, dict)):
                repeated = any(same(value, other) for other in others)
                others.append(value)
            else:
                repeated = (isinstance(value, bool), value) in scalars
                scalars.add((isinstance(value, bool), value))
            if repeated:
                yield Offence((), "repeated", value, "distinct values")
                return
    except RecursionError:
        yield Offence((), "depth", None, "values that can be compared")
