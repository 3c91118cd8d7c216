"""``not`` (JSON Schema Core 2020-12, section 10.2.1.4). A ``title`` in the subschema says what it
is that is not allowed, and the message names it.

    {"not": {"type": "string"}}   1 passes, "a" does not
"""

from __future__ import annotations

from collections.abc import Iterable

from schemawright.ir.checks import AnyCheck, Not
from schemawright.keywords.context import LoweringContext
from schemawright.keywords.keyword import Keyword
from schemawright.keywords.shapes import SCHEMA
from schemawright.values import Json


def _lower(value: Json, here: LoweringContext) -> Iterable[AnyCheck]:
    title = value.get("title") if isinstance(value, dict) else None
    check = here.in_place("not", marks=False)
    yield Not(check, title if isinstance(title, str) else "", site=here.site("not"))


KEYWORD = Keyword("not", SCHEMA, _lower)
