"""Core schemas of arrays that Python looks at as a whole, in one step for all items or in few for
each, which takes less than pydantic does to read the items and to list them.

What they take is valid. What they refuse may be, too: an array of a class of its own, say.
"""

from __future__ import annotations

from collections.abc import Callable
from math import inf, nextafter
from sys import float_info, maxsize
from typing import Any, TypeAlias, cast

from pydantic_core import CoreSchema, core_schema

from .core_schemas import Schema
from .decimal_parts import are_multiples

__all__ = ["is_of_numbers", "of_numbers", "with_unique_items"]

#: What is asked of a value beside its type.
Bounds: TypeAlias = dict[str, Any]

#: Are all items of an array within what is asked of each?
_All: TypeAlias = Callable[[list[Any]], bool]


def is_of_numbers(items: Schema) -> bool:
    """Are the `items` of an array numbers, with a point or without?"""
    choices: list[Schema] = items["choices"] if items["type"] == "union" else []
    return sorted(map(str, choices)) == _EITHER


def of_numbers(bounds: Bounds, lengths: dict[str, int]) -> Schema:
    """Of arrays of such `lengths`, those of numbers that keep to `bounds`."""
    shortest, longest = lengths.get("min_length", 0), lengths.get("max_length", maxsize)
    keep = _keeping(bounds)

    def checked(values: list[Any]) -> list[Any]:
        if (
            type(values) is not list
            or not shortest <= len(values) <= longest
            or not _NUMBERS.issuperset(map(type, values))
            or not keep(values)
        ):
            raise ValueError("not seen to be numbers as they are asked for")
        return values.copy()

    return dict[str, Any](core_schema.no_info_plain_validator_function(checked))


def _keeping(bounds: Bounds) -> _All:
    """Whether numbers keep to `bounds`. Those that no float is next to may be refused."""
    if not bounds:
        return lambda _: True
    largest: float = float_info.max
    # All are exact, and floats are compared with floats soonest.
    limits = {key: float(bounds[key]) for key in bounds}
    least = max(
        limits.get("minimum", -largest),
        nextafter(limits.get("exclusiveMinimum", -inf), inf),
    )
    most = min(
        limits.get("maximum", largest),
        nextafter(limits.get("exclusiveMaximum", inf), -inf),
    )
    if "parts" in limits:
        return are_multiples(limits["parts"], least, most)
    return lambda values: not [it for it in values if not least <= it <= most]


def with_unique_items(listed: Schema, unique: Callable[[list[Any]], bool]) -> Schema:
    """Of `listed` arrays, those of which `unique` says that no two items are equal."""

    def checked(value: Any) -> Any:
        # To pyright, what is in a list of which nothing is said is unknown.
        items = value
        if isinstance(value, list) and len(items) > 1 and not unique(items):
            raise ValueError("two items are equal")
        return items

    inner = cast(CoreSchema, listed)
    return dict[str, Any](core_schema.no_info_before_validator_function(checked, inner))


_NUMBERS: frozenset[type[Any]] = frozenset({int, float})
#: The choices of a union of these, as texts.
_EITHER = sorted(map(str, (core_schema.int_schema(), core_schema.float_schema())))
