"""Defaults of fields as Python expressions, where no codec has to read them.

integer, 3                        →  3
date, "2024-01-01"                →  _day("2024-01-01")
the class Address, {"city": "x"}  →  None: the field reads as one that is not set
"""

from __future__ import annotations

from schemawright.code import Call, Expression, Imported, Literal
from schemawright.targets.annotations import class_of_text
from schemawright.targets.codecs.helpers import helper
from schemawright.types import Declarations, Member
from schemawright.types.declarations import written_out
from schemawright.types.language import DAY, IDENTIFIER, MOMENT, ScalarType, Type
from schemawright.types.plain_values import as_number, is_plain
from schemawright.types.unions import without_null
from schemawright.values import Json

_READERS: dict[Type, Expression] = {
    MOMENT: Imported("_moment", "._runtime.instants", "moment"),
    DAY: Imported("_day", "._runtime.instants", "day"),
    IDENTIFIER: Imported("_identifier", "._runtime.identifiers", "identifier"),
}


def default_value(member: Member, declarations: Declarations) -> Expression | None:
    """What the field of `member` reads as while it is not set; None if that has no default, or
    one that is an instance of a class."""
    if member.default is None:
        return None
    type_, value = written_out(member.type, declarations), member.default.value
    if is_plain(type_):
        return None if _holds_whole_floats(value) else Literal(as_number(type_, value))
    text = without_null(type_)
    if not isinstance(value, str) or not isinstance(text, ScalarType):
        return None
    if text in _READERS:
        return Call(_READERS[text], (Literal(value),))
    return Call(helper("read_text"), (class_of_text(text.kind), Literal(value)))


def _holds_whole_floats(value: Json) -> bool:
    """Is there a ``1.0`` in an array or object, which may be meant as an integer?"""
    parts = value if isinstance(value, list) else value.values() if isinstance(value, dict) else ()
    return any(
        (isinstance(part, float) and part.is_integer()) or _holds_whole_floats(part)
        for part in parts
    )
