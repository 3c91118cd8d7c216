"""``$ref`` (JSON Schema Core 2020-12, section 8.2.3.1). Through draft 7 its siblings are not
looked at, which the compiler sees to.

    {"$ref": "#/$defs/a", "$defs": {"a": {"type": "string"}}}   "x" passes, 1 does not
"""

from __future__ import annotations

from collections.abc import Iterable

from schemawright.ir.checks import AnyCheck
from schemawright.keywords.context import LoweringContext
from schemawright.keywords.keyword import Keyword
from schemawright.keywords.shapes import TEXT
from schemawright.values import Json


def _lower(value: Json, here: LoweringContext) -> Iterable[AnyCheck]:
    yield here.follow("$ref")


KEYWORD = Keyword("$ref", TEXT, _lower, refers=True)
