"""Numbers: limits and multiples."""

from __future__ import annotations

from schemawright.code.expressions import Expression
from schemawright.code.json_tests import IsMultiple, IsSurelyMultiple, IsWithin, negated
from schemawright.code.statements import Block, If
from schemawright.ir.checks import (
    ExclusiveMaximum,
    ExclusiveMinimum,
    Maximum,
    Minimum,
    MultipleOf,
)
from schemawright.targets.validators.lowering.function_lowering import Family, Lowering, Subject


def minimum(check: Minimum, subject: Subject, lower: Lowering) -> Expression:
    """``value >= 3``"""
    return IsWithin(subject.value, ">=", check.limit)


def maximum(check: Maximum, subject: Subject, lower: Lowering) -> Expression:
    """``value <= 3``"""
    return IsWithin(subject.value, "<=", check.limit)


def exclusive_minimum(check: ExclusiveMinimum, subject: Subject, lower: Lowering) -> Expression:
    """``value > 3``"""
    return IsWithin(subject.value, ">", check.limit)


def exclusive_maximum(check: ExclusiveMaximum, subject: Subject, lower: Lowering) -> Expression:
    """``value < 3``"""
    return IsWithin(subject.value, "<", check.limit)


def multiple_of(check: MultipleOf, subject: Subject, lower: Lowering) -> Expression:
    """``multiple_of(value, 1, 100)``"""
    return IsMultiple(subject.value, *check.ratio)


def decide_multiple_of(check: MultipleOf, subject: Subject, lower: Lowering) -> Block:
    """``if type(value) is not int or value % 3 != 0: …``, in which the others are asked for: a call
    takes longer than all that."""
    ratio = check.ratio
    body = lower.unless(IsMultiple(subject.value, *ratio), check, subject)
    if not IsSurelyMultiple.is_known(*ratio):
        return body
    return (If(negated(IsSurelyMultiple(subject.value, *ratio)), body),)


FAMILY = Family(
    tests={
        Minimum: minimum,
        Maximum: maximum,
        ExclusiveMinimum: exclusive_minimum,
        ExclusiveMaximum: exclusive_maximum,
        MultipleOf: multiple_of,
    },
    decide={MultipleOf: decide_multiple_of},
)
