"""Shapes of values in which nothing else is looked at: text, numbers, schemas."""

from __future__ import annotations

import re
from collections.abc import Iterator

from schemawright.data_classes import frozen
from schemawright.keywords.shapes.shape import Offence, Shape
from schemawright.values import Json, Tokens


@frozen
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


@frozen
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


@frozen
class Truth(Shape):
    """``true`` or ``false``."""

    @property
    def noun(self) -> str:
        return "true or false"

    def is_kind(self, value: Json, draft4: bool) -> bool:
        return isinstance(value, bool)


@frozen
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


@frozen
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


@frozen
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
