"""Checks without parts: types, constants, numbers, strings, counts, names of members.

The conventions are those of `ir.checks`.
"""

from __future__ import annotations

from decimal import Decimal
from typing import ClassVar, Literal, TypeAlias

from schemawright.data_classes import frozen
from schemawright.ir.check_base import Check, Type, plural, shown_value
from schemawright.values import Json, pointer


@frozen
class Never(Check):
    """Nothing passes: the schema ``false``. `reason` says why."""

    reason: str = ""

    @property
    def says(self) -> str:
        return f"is not allowed: {self.reason}" if self.reason else "is not allowed here"


@frozen
class OneOfTypes(Check):
    """The instance is of one of the JSON types `types`; 1.0 is an integer, True is no number."""

    types: tuple[Type, ...]


@frozen
class Equals(Check):
    """The instance is the JSON value `value`: ``1 == 1.0``, ``True != 1``."""

    value: Json

    @property
    def says(self) -> str:
        return f"is not {shown_value(self.value)}"


@frozen
class IsAmong(Check):
    """The instance is one of `values`, compared as `Equals` does."""

    values: tuple[Json, ...]

    @property
    def says(self) -> str:
        if len(self.values) > 12:
            return f"is not one of the {len(self.values)} allowed values"
        if len(self.values) == 1:
            return f"is not {shown_value(self.values[0])}"
        return f"is not one of {', '.join(map(shown_value, self.values)) or 'no values'}"


@frozen
class Minimum(Check):
    """The number is at least `limit`."""

    limit: int | float

    @property
    def says(self) -> str:
        return f"is less than the minimum of {self.limit}"


@frozen
class Maximum(Check):
    """The number is at most `limit`."""

    limit: int | float

    @property
    def says(self) -> str:
        return f"is greater than the maximum of {self.limit}"


@frozen
class ExclusiveMinimum(Check):
    """The number is greater than `limit`."""

    limit: int | float

    @property
    def says(self) -> str:
        return f"is not greater than {self.limit}"


@frozen
class ExclusiveMaximum(Check):
    """The number is less than `limit`."""

    limit: int | float

    @property
    def says(self) -> str:
        return f"is not less than {self.limit}"


@frozen
class MultipleOf(Check):
    """Decided exactly, on the decimal numbers that the JSON text meant."""

    factor: int | float

    @property
    def ratio(self) -> tuple[int, int]:
        """The decimal number that `factor` is written as: an integer and a power of ten."""
        _, digits, exponent = Decimal(repr(self.factor)).as_tuple()
        written = int("".join(map(str, digits)))
        shift = exponent if isinstance(exponent, int) else 0
        return written * 10 ** max(shift, 0), 10 ** max(-shift, 0)

    @property
    def says(self) -> str:
        return f"is not a multiple of {self.factor}"


@frozen
class MinLength(Check):
    """At least `limit` characters (Unicode code points)."""

    limit: int

    @property
    def says(self) -> str:
        return (
            "is empty" if self.limit == 1 else f"is shorter than {plural(self.limit, 'character')}"
        )


@frozen
class MaxLength(Check):
    """The string has at most `limit` code points."""

    limit: int

    @property
    def says(self) -> str:
        return f"is longer than {plural(self.limit, 'character')}"


@frozen
class Matches(Check):
    """The ECMA-262 regular expression `pattern` is found somewhere in the instance."""

    pattern: str

    @property
    def says(self) -> str:
        return f"does not match the pattern {self.pattern!r}"


@frozen
class HasFormat(Check):
    """The instance has the format `name`: what `module` and `function` of the run time decide."""

    name: str
    module: str
    function: str
    message: str

    @property
    def says(self) -> str:
        return self.message


@frozen
class MinItems(Check):
    """The array has at least `limit` items."""

    limit: int

    @property
    def says(self) -> str:
        return "is empty" if self.limit == 1 else f"has fewer than {plural(self.limit, 'item')}"


@frozen
class MaxItems(Check):
    """The array has at most `limit` items."""

    limit: int

    @property
    def says(self) -> str:
        return f"has more than {plural(self.limit, 'item')}"


@frozen
class OnlyStrings(Check):
    """Every item is a string. Only passes make it."""


@frozen
class UniqueItems(Check):
    """No two items are equal; with `strings`, all are known to be strings."""

    strings: bool = False

    @property
    def says(self) -> str:
        return "has two items that are equal"


@frozen
class UniqueMembers(Check):
    """No two items that are objects have equal values of the property `name`, and no two both
    lack it."""

    name: str

    @property
    def says(self) -> str:
        return f"has two items that are equal in {self.name!r}"


@frozen
class MinProperties(Check):
    """The object has at least `limit` properties."""

    limit: int

    @property
    def says(self) -> str:
        return "is empty" if self.limit == 1 else f"has fewer than {plural(self.limit, 'property')}"


@frozen
class MaxProperties(Check):
    """The object has at most `limit` properties."""

    limit: int

    @property
    def says(self) -> str:
        return f"has more than {plural(self.limit, 'property')}"


@frozen
class Required(Check):
    """There is a property of each of `names`; `because` names the one whose presence asks for
    them."""

    names: tuple[str, ...]
    because: str | None = None
    shows: ClassVar[bool] = False

    @property
    def says(self) -> str:
        """What is said of each name that is missing, after the name."""
        return "is required" if self.because is None else f"is required by {self.because!r}"


@frozen
class PresentNames(Check):
    """Of the properties `names`, at least one is there, exactly one, or none."""

    names: tuple[str, ...]
    wanted: Literal["some", "one", "none"]

    @property
    def says(self) -> str:
        names = ", ".join(map(repr, self.names))
        if len(self.names) == 1:
            return f"must not have {names}" if self.wanted == "none" else f"must have {names}"
        count = {"some": "at least one", "one": "exactly one", "none": "none"}[self.wanted]
        return f"must have {count} of {names}"


@frozen
class PointerRequired(Check):
    """The names and indices of a JSON pointer (RFC 6901) lead to a value in the instance."""

    names: tuple[str, ...]

    @property
    def says(self) -> str:
        return f"has nothing at {pointer(self.names)!r}"


Leaf: TypeAlias = (
    Never
    | OneOfTypes
    | Equals
    | IsAmong
    | Minimum
    | Maximum
    | ExclusiveMinimum
    | ExclusiveMaximum
    | MultipleOf
    | MinLength
    | MaxLength
    | Matches
    | HasFormat
    | MinItems
    | MaxItems
    | OnlyStrings
    | UniqueItems
    | UniqueMembers
    | MinProperties
    | MaxProperties
    | Required
    | PresentNames
    | PointerRequired
)
