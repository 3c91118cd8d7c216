"""Types whose documents are what they are in Python, too: what a default needs no reading for.

integer | null, array of string    are plain
date-time, the class Address       are not
"""

from __future__ import annotations

from schemawright.types.language import (
    STRING,
    AnyType,
    ArrayType,
    LiteralType,
    MapType,
    ScalarType,
    Type,
    UnionType,
    is_typed_text,
    options_of,
)
from schemawright.values import Json


def is_plain(type_: Type) -> bool:
    """Are documents of `type_` what they are in Python, too?"""
    match type_:
        case ArrayType(part) | MapType(part):
            return is_plain(part)
        case ScalarType():
            return not is_typed_text(type_)
        case LiteralType() | AnyType():
            return True
        case UnionType(options):
            return all(map(is_plain, options))
        case _:
            return False


def is_inferred(type_: Type, value: Json) -> bool:
    """Do type checkers see an instance of `type_` in a literal `value` of it, wherever it stands?
    Of a list they infer the narrowest type of its items, and that is another type of list; of an
    empty one where others may stand, too, they know nothing, but that texts may be in it."""
    if value == [] and isinstance(type_, UnionType):
        return ArrayType(STRING) in options_of(type_)
    return any(_is_inferred(option, value) for option in options_of(type_))


def _is_inferred(type_: Type, value: Json) -> bool:
    match type_:
        case ArrayType(part):
            items = value if isinstance(value, list) else None
        case MapType(part):
            items = list(value.values()) if isinstance(value, dict) else None
        case _:
            return not isinstance(value, list | dict) or isinstance(type_, AnyType)
    if items is None:
        return False
    return isinstance(part, AnyType) or all(_has_one_type(part, item) for item in items)


def _has_one_type(part: Type, item: Json) -> bool:
    """Is `part` what is inferred of `item`?"""
    if isinstance(part, ScalarType):
        return part.kind in ("string", "integer", "boolean")
    return isinstance(part, ArrayType | MapType) and _is_inferred(part, item)


def holds_integers(type_: Type) -> bool:
    """Has it integers inside, which a document may write ``1.0``?"""
    match type_:
        case ArrayType(part) | MapType(part):
            return holds_integers(part)
        case ScalarType(kind) | LiteralType(kind):
            return kind == "integer"
        case UnionType(options):
            return any(map(holds_integers, options))
        case _:
            return False


def holds_whole_floats(value: Json) -> bool:
    """Is there a ``1.0`` in an array or object, which may be meant as an integer?"""
    parts = value if isinstance(value, list) else value.values() if isinstance(value, dict) else ()
    return any(
        (isinstance(part, float) and part.is_integer()) or holds_whole_floats(part)
        for part in parts
    )


def as_number(type_: Type, value: Json) -> Json:
    """``3.0`` as the integer that it is, where nothing but integers is meant."""
    options = [
        option for option in options_of(type_) if isinstance(option, ScalarType | LiteralType)
    ]
    numbers = {option.kind for option in options} & {"integer", "number"}
    is_whole = isinstance(value, float) and value.is_integer()
    return int(value) if is_whole and numbers == {"integer"} else value  # type: ignore[arg-type]
