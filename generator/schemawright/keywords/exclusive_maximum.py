"""``exclusiveMaximum`` (JSON Schema Validation 2020-12, section 6.2.3).

{"exclusiveMaximum": 3}   2.9 and "x" pass, 3 does not
"""

from __future__ import annotations

from collections.abc import Iterable

from schemawright.ir.checks import AnyCheck, ExclusiveMaximum, When
from schemawright.keywords.context import LoweringContext
from schemawright.values import Json


def lower(value: Json, here: LoweringContext) -> Iterable[AnyCheck]:
    assert isinstance(value, (int, float))
    yield When("number", ExclusiveMaximum(value, site=here.site("exclusiveMaximum")))
