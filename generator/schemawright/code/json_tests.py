"""What is asked of a JSON value: the tests that deciding and explaining functions consist of.

Conventions. A test is true or false of the value of an expression, mostly a variable; it is a
`Meaning`, so each says here what it is in Python, and a printer of another language reads its
fields. Tests are joined by `Boolean` and by ``Unary("not", …)``; Python negates a test in place
(`inverse`). A test on a feature of a type may be reached only where the value is known to be of
that type. `function`, `table` and `constant` are names of the module; what the run time has is
`Helper` from one of its modules.

    IsOfType(n, ("integer",))           type(n) is int or is_integer(n)
    IsOfType(v, ("object", "string"))   isinstance(v, (dict, str))
    SameAs(v, 1)                        not isinstance(v, bool) and v == 1
    IsAmongStrings(v, ("a", "b"))       v in {"a", "b"}
    HasMember(v, "a")                   "a" in v
    Accepts("valid_order", v)           valid_order(v)
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Literal as OneOf
from typing import TypeAlias

from schemawright.code.expressions import (
    Attribute,
    Binary,
    Boolean,
    Call,
    Compare,
    Conditional,
    Expression,
    Helper,
    Literal,
    Meaning,
    Name,
    Set,
    Tuple,
    Unary,
    joined,
)
from schemawright.data_classes import frozen
from schemawright.ir.checks import Type
from schemawright.values import Json

#: The classes of Python whose instances are the values of a type; what subclasses of these are
#: is told by `IsOfType`.
_CLASSES: Mapping[Type, str] = {"object": "dict", "array": "list", "string": "str"}
#: The exact Python type of most values of a type.
EXACT: Mapping[Type, str] = {
    "null": "type(None)",
    "boolean": "bool",
    "integer": "int",
    "strict integer": "int",
    "number": "float",
    "string": "str",
    "array": "list",
    "object": "dict",
}
#: Below this a number of at most 15 digits and its float determine one another.
_EXACT = 1e15
Order: TypeAlias = OneOf["<", "<=", ">", ">=", "==", "!="]


class Test(Meaning):
    """A question about a JSON value, which is answered by true or false."""

    __slots__ = ()


def _is_exact(number: Json) -> bool:
    """Is what Python compares the number that is written, which `Decimal` tells apart?"""
    if not isinstance(number, float):
        return True
    return Decimal(number) == Decimal(repr(number))


def negated(test: Expression) -> Expression:
    """The opposite of `test`."""
    if isinstance(test, Unary) and test.operator == "not":
        return test.operand
    return Unary("not", test)


def _is_instance(value: Expression, *classes: str) -> Expression:
    names: tuple[Expression, ...] = tuple(map(Name, classes))
    return Call(Name("isinstance"), (value, names[0] if len(names) == 1 else Tuple(names)))


def _is_exactly(value: Expression, name: str) -> Expression:
    return Compare(Call(Name("type"), (value,)), (("is", Name(name)),))


@frozen
class IsOfType(Test):
    """The value is of one of `types`; 1.0 is an integer, True is no number."""

    value: Expression
    types: tuple[Type, ...]

    def python(self) -> Expression:
        """The exact type first where subclasses need a longer look: it is the usual one."""
        classes: list[str] = []
        parts: list[Expression | None] = []
        for kind in self._in_order():
            classes_of_type, test = self._told(kind)
            if classes_of_type and not classes:
                parts.append(None)
            classes += [name for name in classes_of_type if name not in classes]
            if test is not None:
                parts.append(test)
        tests = (_is_instance(self.value, *classes) if part is None else part for part in parts)
        return joined("or", tuple(tests))

    def _in_order(self) -> tuple[Type, ...]:
        """Null last where all that has no parts passes: type checkers, who know that there is
        nothing else, take exception to a question that is answered already."""
        if not {"null", "string", "number", "boolean"} <= {*self.types}:
            return self.types
        return (*(kind for kind in self.types if kind != "null"), "null")

    def _told(self, kind: Type) -> tuple[tuple[str, ...], Expression | None]:
        """The classes of values of `kind`, or, if that does not tell, a test."""
        others = set(self.types)
        if kind in _CLASSES:
            return (_CLASSES[kind],), None
        if kind == "boolean":
            return ("bool",), None
        if kind == "number":
            longer = Call(Helper("is_number", "numbers"), (self.value,))
            return (("int", "float"), longer) if "boolean" in others else ((), self._is_number())
        if kind == "null":
            return (), Compare(self.value, (("is", Literal(None)),))
        if "number" in others:
            return (), None
        return (), self._is_integer(kind == "strict integer", "boolean" in others)

    def _is_number(self) -> Expression:
        longer = Call(Helper("is_number", "numbers"), (self.value,))
        exact = (_is_exactly(self.value, "float"), _is_exactly(self.value, "int"))
        return Boolean("or", (*exact, longer))

    def _is_integer(self, strict: bool, or_boolean: bool) -> Expression:
        if strict and or_boolean:
            return _is_instance(self.value, "int")
        if strict:
            no_boolean = negated(_is_instance(self.value, "bool"))
            return Boolean("and", (_is_instance(self.value, "int"), no_boolean))
        longer = Call(Helper("is_integer", "numbers"), (self.value,))
        return Boolean("or", (_is_exactly(self.value, "int"), longer))


@frozen
class SameAs(Test):
    """The value is the JSON value `constant`: ``1 == 1.0``, ``True != 1``."""

    value: Expression
    constant: Json

    def python(self) -> Expression:
        """Identity for the singletons, a plain comparison where Python's means JSON's."""
        constant = self.constant
        if constant is None or isinstance(constant, bool):
            return Compare(self.value, (("is", Literal(constant)),))
        if isinstance(constant, (list, dict)) or not _is_exact(constant):
            return Call(Helper("equal", "equality"), (self.value, Literal(constant)))
        same = Compare(self.value, (("==", Literal(constant)),))
        if isinstance(constant, str) or constant not in (0, 1):
            return same
        return Boolean("and", (negated(_is_instance(self.value, "bool")), same))


@frozen
class IsAmongStrings(Test):
    """The value, a string, is one of `strings`: a set display, which Python makes a constant."""

    value: Expression
    strings: tuple[str, ...]

    def python(self) -> Expression:
        distinct = tuple(map(Literal, dict.fromkeys(self.strings)))
        if len(distinct) == 1:
            return Compare(self.value, (("==", distinct[0]),))
        return Compare(self.value, (("in", Set(distinct)),))


@frozen
class IsWithin(Test):
    """The value, a number, stands in `order` to `limit`."""

    value: Expression
    order: Order
    limit: int | float

    def python(self) -> Expression:
        if not _is_exact(self.limit):
            arguments = (self.value, Literal(self.order), Literal(self.limit))
            return Call(Helper("is_within", "numbers"), arguments)
        return Compare(self.value, ((self.order, Literal(self.limit)),))


@frozen
class IsMultiple(Test):
    """The value, a number, is a multiple of `numerator` / `denominator`, exactly."""

    value: Expression
    numerator: int
    denominator: int

    def python(self) -> Expression:
        ratio = (self.numerator,) if self.denominator == 1 else (self.numerator, self.denominator)
        return Call(Helper("multiple_of", "numbers"), (self.value, *map(Literal, ratio)))


@frozen
class IsSurelyMultiple(Test):
    """The number is shown to be a multiple of `numerator` / `denominator`, a power of ten below
    1e15, as nearly all multiples are. Of other numbers nothing is told.

    An integer leaves no remainder. A float is equal to a whole number divided by `parts`, the one
    next to it, and so it is the float of that quotient, a decimal number. What a float is written
    as is the shortest one of all that have it: it has no more digits than the quotient, and
    therefore no more places behind the point. If the multiples are all the numbers of so many
    places, it is one of them. Else both must have so few digits that no two of such have one float.
    """

    value: Expression
    numerator: int
    denominator: int

    @classmethod
    def is_known(cls, numerator: int, denominator: int) -> bool:
        """Can it be asked for?"""
        return denominator == 1 or (denominator < _EXACT and denominator % numerator == 0)

    def python(self) -> Expression:
        if self.denominator == 1:
            remainder = Binary(self.value, "%", Literal(self.numerator))
            divides = Compare(remainder, (("==", Literal(0)),))
            is_whole = _is_exactly(self.value, "int")
            return is_whole if self.numerator == 1 else joined("and", (is_whole, divides))
        parts = Literal(self.denominator / self.numerator)
        scaled = Binary(Binary(self.value, "*", parts), "+", Literal(0.5))
        nearest = Binary(Binary(scaled, "//", Literal(1.0)), "/", parts)
        tests = [_is_exactly(self.value, "float")]
        if self.numerator > 1:
            size = Call(Name("abs"), (self.value,))
            tests.append(Compare(size, (("<", Literal(_EXACT / self.denominator)),)))
        return joined("and", (*tests, Compare(nearest, (("==", self.value),))))


@frozen
class HasLength(Test):
    """The number of characters, items or members stands in `order` to `count`."""

    value: Expression
    order: Order
    count: int

    def python(self) -> Expression:
        return Compare(Call(Name("len"), (self.value,)), ((self.order, Literal(self.count)),))


@frozen
class IsEmpty(Test):
    """There are no characters, items or members."""

    value: Expression

    def python(self) -> Expression:
        return Unary("not", self.value)

    def opposite(self) -> Expression:
        return Compare(Call(Name("len"), (self.value,)), ((">", Literal(0)),))


@frozen
class IsOfFormat(Test):
    """The string has the format that `function` of the run time's `module` decides."""

    value: Expression
    function: str
    module: str

    def python(self) -> Expression:
        return Call(Helper(self.function, self.module), (self.value,))


@frozen
class AreStrings(Test):
    """All items are strings."""

    value: Expression

    def python(self) -> Expression:
        return Call(Helper("all_strings", "strings"), (self.value,))


@frozen
class AreDistinct(Test):
    """No two items are equal; with `strings`, all are known to be strings."""

    value: Expression
    strings: bool

    def python(self) -> Expression:
        if not self.strings:
            return Call(Helper("unique", "equality"), (self.value,))
        distinct = Call(Name("len"), (Call(Name("set"), (self.value,)),))
        return Compare(distinct, (("==", Call(Name("len"), (self.value,))),))


@frozen
class HasMember(Test):
    """The object has a member `name`."""

    value: Expression
    name: str

    def python(self) -> Expression:
        return Compare(Literal(self.name), (("in", self.value),))


@frozen
class Accepts(Test):
    """The deciding `function` accepts the value, and notes in `seen` what it evaluates. It is
    one of the module or a variable that holds one."""

    function: str
    value: Expression
    seen: Expression | None = None

    def python(self) -> Expression:
        arguments = (self.value,) if self.seen is None else (self.value, self.seen)
        return Call(Name(self.function), arguments)


@frozen
class IsAbsent(Test):
    """The variable, which a table was asked for, has no function."""

    variable: Expression

    def python(self) -> Expression:
        return Compare(self.variable, (("is", Literal(None)),))


@frozen
class IsOfTypeInTable(Test):
    """The value is exactly of the type that `table` has for the string `key`."""

    value: Expression
    table: str
    key: Expression

    def python(self) -> Expression:
        looked_up = Call(Attribute(Name(self.table), "get"), (self.key,))
        return Compare(Call(Name("type"), (self.value,)), (("is", looked_up),))


@frozen
class ExactlyOne(Test):
    """Exactly one of `tests` is true; all are asked."""

    tests: tuple[Expression, ...]

    def python(self) -> Expression:
        """Of two calls, the one or the other."""
        if len(self.tests) == 2 and all(isinstance(test, Accepts) for test in self.tests):
            return Compare(self.tests[0], (("!=", self.tests[1]),))
        return Call(Helper("exactly_one", "alternatives"), self.tests)


@frozen
class HasSeen(Test):
    """The member's name, or the item's index, is noted in `seen`."""

    seen: Expression
    key: Expression

    def python(self) -> Expression:
        return Compare(self.key, (("in", self.seen),))


@frozen
class LookedUp(Meaning):
    """The function that `table` has for `key`, or None; with `any_type`, `key` may be no string,
    for which there is none, unless there are `numbers` in the table."""

    table: str
    key: Expression
    any_type: bool = False
    numbers: bool = False

    def python(self) -> Expression:
        key = Call(Helper("tag_key", "tag_keys"), (self.key,)) if self.numbers else self.key
        looked_up = Call(Attribute(Name(self.table), "get"), (key,))
        if self.numbers or not self.any_type:
            return looked_up
        return Conditional(_is_instance(self.key, "str"), looked_up, Literal(None))
