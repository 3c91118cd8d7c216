"""Defaults of fields, as arguments of a field.

integer, 3                      →  default=3
the class Address or null, null →  default=None
array of string, []             →  default_factory=list
map of string or boolean, {}    →  default_factory=dict
array of string, ["a"]          →  default_factory=lambda: ["a"]
array of the class Item, []     →  default_factory=lambda: []
array of string | integer, [1]  →  default_factory=lambda: read_as(list[str | int], [1])
the class Address, {"a": "x"}   →  default_factory=lambda: read_as(Address, {"a": "x"})
"""

from __future__ import annotations

from collections.abc import Callable

from schemawright.code import Expression, KeywordArgument, Lambda, Literal, Name
from schemawright.types.language import STRING, ArrayType, Type, options_of
from schemawright.types.plain_values import (
    as_number,
    holds_integers,
    holds_whole_floats,
    is_inferred,
    is_plain,
)
from schemawright.values import Json


def default(type_: Type, value: Json, read: Callable[[Expression], Expression]) -> KeywordArgument:
    """The argument for the default `value` of a field of `type_`. `read` is the expression that
    makes of a document what `type_` promises."""
    if value is None or (not isinstance(value, (list, dict)) and is_plain(type_)):
        return KeywordArgument("default", Literal(as_number(type_, value)))
    literal = Literal(value)
    is_ready = is_plain(type_) and is_inferred(type_, value)
    is_ready = is_ready and not (holds_integers(type_) and holds_whole_floats(value))
    document = literal if is_ready else read(literal)
    # Of other lists, pyright does not see what would be in them if `list` made them.
    is_of_texts = ArrayType(STRING) in options_of(type_)
    is_class = (is_of_texts or isinstance(value, dict)) and document is literal and not value
    factory = Name(type(value).__name__) if is_class else Lambda((), document)
    return KeywordArgument("default_factory", factory)
