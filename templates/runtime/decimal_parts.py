"""Multiples of a tenth, of a hundredth and so on: core schemas of numbers that take those only, and
those of arrays, which ask for all at once.

A number is taken if it is seen to be one: if it is equal to a whole number divided by the parts
that make one, it is written as that. (``IsSurelyMultiple`` of the generator has the proof.) What is
refused may be a multiple.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias, cast

from pydantic_core import CoreSchema, core_schema

__all__ = ["told_at_once", "with_multiples", "with_one_multiple"]

#: A core schema, whose members depend on its type.
Schema: TypeAlias = dict[str, Any]
#: What is asked of a value beside its type.
Bounds: TypeAlias = dict[str, Any]


def told_at_once(items: Schema, bounds: Bounds) -> tuple[Schema, Bounds, float | None]:
    """Of the `items` of an array with their `bounds`: into how many parts one is divided of which
    all must be multiples, if they are numbers, and what is asked of each then; floats first, for
    these are decided on sooner."""
    parts: float | None = bounds.get("parts")
    is_union = items["type"] == "union"
    choices: list[Schema] = items["choices"] if is_union else [items]
    kinds = {str(choice["type"]) for choice in choices}
    if parts is None or not kinds <= {"int", "float"}:
        return items, bounds, None
    if is_union:
        floats_first = sorted(choices, key=lambda it: str(it["type"]))
        items = items | {"choices": floats_first}
    return items, {key: bounds[key] for key in bounds if key != "parts"}, parts


def with_one_multiple(number: Schema, parts: float) -> Schema:
    """Of a schema of floats, the multiples of 1 / `parts`."""

    def checked(value: float) -> float:
        if (value * parts + 0.5) // 1.0 / parts != value:
            raise ValueError("not seen to be a multiple")
        return value

    return _after(checked, number)


def with_multiples(numbers: Schema, parts: float) -> Schema:
    """Of a schema of arrays of numbers, those of multiples of 1 / `parts`."""

    def checked(values: list[float]) -> list[float]:
        try:
            for value in values:
                if (value * parts + 0.5) // 1.0 / parts != value:
                    raise ValueError("not seen to be a multiple")
        except OverflowError:  # No float is as large.
            raise ValueError("not seen to be a multiple") from None
        return values

    return _after(checked, numbers)


def _after(checked: Callable[[Any], Any], schema: Schema) -> Schema:
    inner = cast(CoreSchema, schema)
    return dict[str, Any](core_schema.no_info_after_validator_function(checked, inner))
