"""``allOf`` (JSON Schema Core 2020-12, section 10.2.1.1).

{"allOf": [{"minimum": 1}, {"maximum": 3}]}   2 passes, 4 does not
"""

from __future__ import annotations

from collections.abc import Iterable

from schemawright.ir.checks import AnyCheck
from schemawright.keywords.context import LoweringContext
from schemawright.keywords.keyword import Keyword
from schemawright.keywords.meanings import empty
from schemawright.keywords.shapes import SCHEMAS
from schemawright.values import Json


def _lower(value: Json, here: LoweringContext) -> Iterable[AnyCheck]:
    assert isinstance(value, list)
    for index in range(len(value)):
        yield here.in_place("allOf", index)


KEYWORD = Keyword("allOf", SCHEMAS, _lower, part="Part", meant=empty)
