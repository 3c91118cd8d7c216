"""The types of constants.

"a"              →  the string "a"
2.0              →  the integer 2, which it is in JSON
["a", "b"]       →  array of ("a" | "b")
"""

from __future__ import annotations

from schemawright.describe.json_types import kind_of
from schemawright.types.language import (
    INTEGER,
    NUMBER,
    ArrayType,
    LiteralType,
    MapType,
    Type,
    bare,
    is_exact,
)
from schemawright.types.unions import union
from schemawright.values import Json

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
