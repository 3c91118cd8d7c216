"""``oneOf`` (JSON Schema Core 2020-12, section 10.2.1.3).

{"oneOf": [{"type": "integer"}, {"minimum": 3}]}   1 and 3.5 pass, 4 and 2.5 do not
"""

from __future__ import annotations

from collections.abc import Iterable

from schemawright.ir.checks import AnyCheck, OneOf
from schemawright.keywords.context import LoweringContext
from schemawright.keywords.keyword import Keyword
from schemawright.keywords.meanings import empty
from schemawright.keywords.shapes import SCHEMAS
from schemawright.values import Json


def _lower(value: Json, here: LoweringContext) -> Iterable[AnyCheck]:
    assert isinstance(value, list)
    branches = tuple(here.in_place("oneOf", index) for index in range(len(value)))
    yield OneOf(branches, here.marks, site=here.site("oneOf"))


KEYWORD = Keyword("oneOf", SCHEMAS, _lower, part="Option", meant_in_api=empty)
