"""``maxProperties`` (JSON Schema Validation 2020-12, section 6.5.1).

{"maxProperties": 1}   {"a": 1} and [1, 2] pass, {"a": 1, "b": 2} does not
"""

from __future__ import annotations

from collections.abc import Iterable

from schemawright.ir.checks import AnyCheck, MaxProperties, When
from schemawright.keywords.context import LoweringContext
from schemawright.keywords.keyword import Keyword
from schemawright.keywords.sentences import at_most
from schemawright.keywords.shapes import COUNT
from schemawright.values import Json


def _lower(value: Json, here: LoweringContext) -> Iterable[AnyCheck]:
    assert isinstance(value, (int, float))
    yield When("object", MaxProperties(int(value), site=here.site("maxProperties")))


KEYWORD = Keyword(
    "maxProperties", COUNT, _lower, at_most(" members", "minProperties"), about="object"
)
