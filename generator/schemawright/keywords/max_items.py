"""``maxItems`` (JSON Schema Validation 2020-12, section 6.4.1).

{"maxItems": 1}   [1] and "ab" pass, [1, 2] does not
"""

from __future__ import annotations

from collections.abc import Iterable

from schemawright.ir.checks import AnyCheck, MaxItems, When
from schemawright.keywords.context import LoweringContext
from schemawright.keywords.keyword import Keyword
from schemawright.keywords.sentences import at_most
from schemawright.keywords.shapes import COUNT
from schemawright.values import Json


def _lower(value: Json, here: LoweringContext) -> Iterable[AnyCheck]:
    assert isinstance(value, (int, float))
    yield When("array", MaxItems(int(value), site=here.site("maxItems")))


KEYWORD = Keyword("maxItems", COUNT, _lower, at_most(" items", "minItems"), about="array")
