"""Defaults of fields, as arguments of a field.

integer, 3                      →  default=3
array of string, ["a"]          →  default_factory=lambda: ["a"]
the class Address, {"a": "x"}   →  default_factory=lambda: read_as(Address, {"a": "x"})
"""

from __future__ import annotations

from collections.abc import Callable

from schemawright.code import Expression, KeywordArgument, Lambda, Literal, Name
from schemawright.types.language import (
    TEXTS,
    AnyType,
    ArrayType,
    LiteralType,
    MapType,
    ScalarType,
    Type,
    UnionType,
    options_of,
)
from schemawright.values import Json


def default(type_: Type, value: Json, read: Callable[[Expression], Expression]) -> KeywordArgument:
    """The argument for the default `value` of a field of `type_`. `read` is the expression that
    makes of a document what `type_` promises."""
    if not isinstance(value, (list, dict)) and _is_plain(type_):
        return KeywordArgument("default", Literal(_number(type_, value)))
    literal = Literal(value)
    document = literal if _is_plain(type_) and _keeps(type_) else read(literal)
    factory = (
        Name(type(value).__name__) if document is literal and not value else Lambda((), document)
    )
    return KeywordArgument("default_factory", factory)


def _is_plain(type_: Type) -> bool:
    """Are documents of `type_` what they are in Python, too?"""
    match type_:
        case ArrayType(part) | MapType(part):
            return _is_plain(part)
        case ScalarType():
            return type_ not in TEXTS.values()
        case LiteralType() | AnyType():
            return True
        case UnionType(options):
            return all(map(_is_plain, options))
        case _:
            return False


def _keeps(type_: Type) -> bool:
    """Has it no integers inside, which a document may write ``1.0``?"""
    match type_:
        case ArrayType(part) | MapType(part):
            return _keeps(part)
        case ScalarType(kind) | LiteralType(kind):
            return kind != "integer"
        case UnionType(options):
            return all(map(_keeps, options))
        case _:
            return True


def _number(type_: Type, value: Json) -> Json:
    """``3.0`` as the integer that it is, where nothing but integers is meant."""
    options = [
        option for option in options_of(type_) if isinstance(option, ScalarType | LiteralType)
    ]
    numbers = {option.kind for option in options} & {"integer", "number"}
    is_whole = isinstance(value, float) and value.is_integer()
    return int(value) if is_whole and numbers == {"integer"} else value  # type: ignore[arg-type]
