"""``minItems`` (JSON Schema Validation 2020-12, section 6.4.2).

{"minItems": 1}   [1] and "" pass, [] does not
"""

from __future__ import annotations

from collections.abc import Iterable

from schemawright.ir.checks import AnyCheck, MinItems, When
from schemawright.keywords.context import LoweringContext
from schemawright.keywords.keyword import Keyword
from schemawright.keywords.sentences import at_least
from schemawright.keywords.shapes import COUNT
from schemawright.values import Json


def _lower(value: Json, here: LoweringContext) -> Iterable[AnyCheck]:
    assert isinstance(value, (int, float))
    yield When("array", MinItems(int(value), site=here.site("minItems")))


KEYWORD = Keyword("minItems", COUNT, _lower, at_least(" items", "maxItems"), about="array")
