"""Is one type as narrow as another, for type checkers too?

"a" ⊂ "a" | "b" ⊂ string, integer ⊂ number, A ⊂ A | B ⊂ anything
but no array of integers ⊂ array of numbers, to which somebody may append 1.5
"""

from __future__ import annotations

from collections.abc import Mapping

from schemawright.types.declarations import Declaration, meant
from schemawright.types.language import (
    ANYTHING,
    INTEGER,
    NUMBER,
    AnyType,
    ArrayType,
    LiteralType,
    MapType,
    ScalarType,
    Type,
    options_of,
)


def is_subtype(one: Type, other: Type, declarations: Mapping[str, Declaration]) -> bool:
    """Is every value of `one` a value of `other`, as far as their words tell?"""
    if one == other or isinstance(other, AnyType):
        return True
    written = meant(other, declarations)
    if one == written:
        return True
    ones = options_of(meant(one, declarations))
    if len(ones) > 1:
        return all(is_subtype(option, other, declarations) for option in ones)
    others = options_of(written)
    if len(others) > 1:
        return any(is_subtype(ones[0], option, declarations) for option in others)
    return _is_part(ones[0], others[0])


def _is_part(one: Type, other: Type) -> bool:
    """The same for types that are no unions and no names."""
    match one, other:
        case LiteralType(kind, values), LiteralType(other_kind, other_values):
            return kind == other_kind and set(values) <= set(other_values)
        case LiteralType(kind), ScalarType(scalar):
            return scalar == kind or (kind == "integer" and scalar == "number")
        case ArrayType(item), ArrayType(other_item):
            return ANYTHING in (item, other_item)
        case MapType(value, key), MapType(other_value, other_key):
            return ANYTHING in (value, other_value) and key == other_key
        case _:
            return one == other or (one, other) == (INTEGER, NUMBER)
