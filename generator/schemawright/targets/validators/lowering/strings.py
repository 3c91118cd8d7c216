"""Strings: patterns and formats."""

from __future__ import annotations

from schemawright.code.expressions import Expression
from schemawright.code.json_tests import IsOfFormat
from schemawright.ir.checks import HasFormat, Matches
from schemawright.targets.validators.lowering.function_lowering import Family, Lowering, Subject


def matches(check: Matches, subject: Subject, lower: Lowering) -> Expression:
    """``PATTERN.search(value) is not None``, or a comparison that says as much."""
    return lower.matches(check.pattern, subject.value)


def has_format(check: HasFormat, subject: Subject, lower: Lowering) -> Expression:
    """``is_date_time(value)``"""
    return IsOfFormat(subject.value, check.function, check.module)


FAMILY = Family(tests={Matches: matches, HasFormat: has_format})
