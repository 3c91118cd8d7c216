"""How many characters, items or properties there are."""

from __future__ import annotations

from schemawright.code.expressions import Expression
from schemawright.code.json_tests import HasLength, IsEmpty, negated
from schemawright.ir.checks import (
    MaxItems,
    MaxLength,
    MaxProperties,
    MinItems,
    MinLength,
    MinProperties,
)
from schemawright.targets.validators.lowering.function_lowering import Family, Lowering, Subject


def at_least(
    check: MinLength | MinItems | MinProperties, subject: Subject, lower: Lowering
) -> Expression:
    """``len(value) >= 3``; one is at least there where it is not empty."""
    if check.limit == 1:
        return negated(IsEmpty(subject.value))
    return HasLength(subject.value, ">=", check.limit)


def at_most(
    check: MaxLength | MaxItems | MaxProperties, subject: Subject, lower: Lowering
) -> Expression:
    """``len(value) <= 3``"""
    return HasLength(subject.value, "<=", check.limit)


FAMILY = Family(
    tests={
        MinLength: at_least,
        MinItems: at_least,
        MinProperties: at_least,
        MaxLength: at_most,
        MaxItems: at_most,
        MaxProperties: at_most,
    }
)
