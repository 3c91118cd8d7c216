"""The types of constants, and constants that no type lists.

"a"              →  the string "a"
2.0              →  the integer 2, which it is in JSON
["a", "b"]       →  array of ("a" | "b")
1.5              →  a number; and 1.5
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from schemawright.describe.conjuncts import all_conjuncts
from schemawright.describe.json_types import constants, kind_of
from schemawright.describe.schema_facts import hides, validates
from schemawright.resolve import Library, Schema
from schemawright.types.language import (
    INTEGER,
    NUMBER,
    ArrayType,
    LiteralType,
    MapType,
    TagValue,
    Type,
    bare,
    is_exact,
)
from schemawright.types.unions import union
from schemawright.values import Json, number_key

#: What constants hold deeper than that is not said.
_DEEPEST = 3


def type_of_constant(value: Json, depth: int = 0) -> Type:
    """The type of `value` and of nothing else, as far as there is one."""
    if isinstance(value, list) and value and depth < _DEEPEST:
        return ArrayType(union(type_of_constant(item, depth + 1) for item in value))
    if isinstance(value, dict) and value and depth < _DEEPEST:
        return MapType(union(type_of_constant(member, depth + 1) for member in value.values()))
    if isinstance(value, str):
        return LiteralType("string", (value,))
    if isinstance(value, bool):
        return LiteralType("boolean", (value,))
    if isinstance(value, (int, float)):
        if value != int(value):
            return NUMBER
        return LiteralType("integer", (int(value),)) if is_exact(int(value)) else INTEGER
    return bare(kind_of(value))


def scalar_constants(library: Library, views: Iterable[Schema]) -> tuple[TagValue, ...]:
    """All values that are valid for each of `views`, as far as one list of constants says it, with
    numbers as keys of tables; none if there is none, or if it has others than scalars."""
    return next(filter(None, map(_scalars, _lists(library, views))), ())


def _lists(library: Library, views: Iterable[Schema]) -> Iterator[list[Json]]:
    for view in views:
        for part in all_conjuncts(library, view):
            if validates(part) and not hides(part):
                yield constants(part) or []


def _scalars(values: list[Json]) -> tuple[TagValue, ...]:
    scalars: list[TagValue] = []
    for value in values:
        key = value
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            key = number_key(value)
        if isinstance(key, (list, dict)) or (key is None and value is not None):
            return ()
        scalars.append(key)
    return tuple(scalars)
