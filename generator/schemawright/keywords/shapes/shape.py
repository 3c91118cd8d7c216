"""What a shape is, and what is told of a value that has it not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from schemawright.data_classes import frozen
from schemawright.values import Json, Tokens

#: What is wrong: another kind of value, a word that is not one of those, a number out of range,
#: an empty list, or one of the wrong length, a repetition, text of the wrong form, a missing
#: member, a value too deep to be compared.
Fault = Literal["kind", "word", "range", "empty", "length", "repeated", "form", "missing"]


@frozen
class Offence:
    """What is wrong at `tokens`, with `value`; `wanted` says what belongs there."""

    tokens: Tokens
    fault: Fault
    value: Json
    wanted: str

    def below(self, token: str | int) -> Offence:
        """The same, as seen from one step further up."""
        return Offence((token, *self.tokens), self.fault, self.value, self.wanted)


@frozen
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
        """Whether `value` has this shape; draft 4 knows no boolean schemas."""
        return self.is_kind(value, draft4)

    def schemas(self, value: Json) -> Iterator[tuple[Tokens, Json]]:
        """The schemas in `value` and where, in its order."""
        return iter(())

    @property
    def holds_schemas(self) -> bool:
        """Whether a value of this shape can hold schemas."""
        return False

    def offences(self, value: Json, draft4: bool) -> Iterator[Offence]:
        """Nothing if and only if `value` fits."""
        if not self.is_kind(value, draft4):
            yield Offence((), "kind", value, self.noun)
