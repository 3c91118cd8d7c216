"""``anyOf`` (JSON Schema Core 2020-12, section 10.2.1.2).

{"anyOf": [{"type": "string"}, {"minimum": 3}]}   "a" and 4 pass, 1 does not
"""

from __future__ import annotations

from collections.abc import Iterable

from schemawright.ir.checks import AnyCheck, AnyOf
from schemawright.keywords.context import LoweringContext
from schemawright.keywords.keyword import Keyword
from schemawright.keywords.meanings import empty
from schemawright.keywords.shapes import SCHEMAS
from schemawright.values import Json


def _lower(value: Json, here: LoweringContext) -> Iterable[AnyCheck]:
    assert isinstance(value, list)
    branches = tuple(here.in_place("anyOf", index) for index in range(len(value)))
    yield AnyOf(branches, here.marks, site=here.site("anyOf"))


KEYWORD = Keyword("anyOf", SCHEMAS, _lower, part="Option", meant_in_api=empty)
