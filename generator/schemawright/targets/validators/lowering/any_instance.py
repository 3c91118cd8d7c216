"""Any instance: types, and values to be equal to."""

from __future__ import annotations

from schemawright.code.expressions import Call, Expression, Helper, Literal, joined
from schemawright.code.json_tests import IsAmongStrings, IsOfType, SameAs
from schemawright.code.json_walks import REFUSE
from schemawright.code.statements import Block, Yield, YieldFrom
from schemawright.ir.checks import Equals, IsAmong, Never, OneOfTypes
from schemawright.targets.validators.lowering.function_lowering import Family, Lowering, Subject
from schemawright.values import Json


def never(check: Never, subject: Subject, lower: Lowering) -> Expression:
    """``False``"""
    return Literal(False)


def decide_never(check: Never, subject: Subject, lower: Lowering) -> Block:
    """``return False``"""
    return (REFUSE,)


def explain_never(check: Never, subject: Subject, lower: Lowering) -> Block:
    """The error of what is never allowed."""
    return (Yield(lower.error(check, subject)),)


def one_of_types(check: OneOfTypes, subject: Subject, lower: Lowering) -> Expression:
    """``isinstance(value, (dict, str))``"""
    return IsOfType(subject.value, check.types)


def explain_one_of_types(check: OneOfTypes, subject: Subject, lower: Lowering) -> Block:
    """``yield from at.type(value, "object", "string")``"""
    return (YieldFrom(subject.asked("type", subject.value, *map(Literal, check.types))),)


def equals(check: Equals, subject: Subject, lower: Lowering) -> Expression:
    """``value == "a"``, as JSON compares."""
    return _same(subject, check.value, lower)


def _same(subject: Subject, value: Json, lower: Lowering) -> Expression:
    stored = lower.constant(value)
    if stored is None:
        return SameAs(subject.value, value)
    return Call(Helper("equal", "equality"), (subject.value, stored))


def is_among(check: IsAmong, subject: Subject, lower: Lowering) -> Expression:
    """Strings by one look into a set, which takes only what has a hash."""
    strings = tuple(dict.fromkeys(value for value in check.values if isinstance(value, str)))
    tests: list[Expression] = []
    if len(strings) == 1:
        tests.append(SameAs(subject.value, strings[0]))
    elif strings:
        asked = () if subject.is_string else (IsOfType(subject.value, ("string",)),)
        tests.append(joined("and", (*asked, IsAmongStrings(subject.value, strings))))
    others = [value for value in check.values if not isinstance(value, str)]
    if {value for value in others if isinstance(value, bool)} == {True, False}:
        tests.append(IsOfType(subject.value, ("boolean",)))
        others = [value for value in others if not isinstance(value, bool)]
    tests += [_same(subject, value, lower) for value in others]
    return joined("or", tuple(tests))


FAMILY = Family(
    tests={Never: never, OneOfTypes: one_of_types, Equals: equals, IsAmong: is_among},
    decide={Never: decide_never},
    explain={Never: explain_never, OneOfTypes: explain_one_of_types},
)
