"""Multiples of a tenth, of a hundredth and so on: core schemas of numbers that take those only, and
what looks at all numbers of an array at once.

A number is taken if it is seen to be one: if it is equal to a whole number divided by the parts
that make one, it is written as that. (``IsSurelyMultiple`` of the generator has the proof.) What is
refused may be a multiple.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias, cast

from pydantic_core import CoreSchema, core_schema

__all__ = ["are_multiples", "with_one_multiple"]

#: A core schema, whose members depend on its type.
Schema: TypeAlias = dict[str, Any]


def with_one_multiple(number: Schema, parts: float) -> Schema:
    """Of a schema of floats, the multiples of 1 / `parts`."""

    def checked(value: float) -> float:
        if (value * parts + 0.5) // 1.0 / parts != value:
            raise ValueError("not seen to be a multiple")
        return value

    return _after(checked, number)


def are_multiples(
    parts: float, least: float, most: float
) -> Callable[[list[float]], bool]:
    """Are all numbers seen to be multiples of 1 / `parts`, and none outside of `least` and `most`,
    between which no float is infinite?"""
    # To add it to a smaller float and to take it away again leaves the whole number next to that,
    # for in between, floats have no fractions.
    whole = 1.5 * 2.0**52

    def answer(values: list[float]) -> bool:
        for value in values:
            if (
                least <= value <= most
                and (value * parts + whole - whole) / parts == value
            ):
                continue
            return False
        return True

    return answer


def _after(checked: Callable[[Any], Any], schema: Schema) -> Schema:
    inner = cast(CoreSchema, schema)
    return dict[str, Any](core_schema.no_info_after_validator_function(checked, inner))
