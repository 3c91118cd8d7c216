"""``uniqueItems`` (JSON Schema Validation 2020-12, section 6.4.3).

{"uniqueItems": true}   [1, true] and "aa" pass, [1, 1.0] does not
"""

from __future__ import annotations

from collections.abc import Iterable

from schemawright.ir.checks import AnyCheck, UniqueItems, When
from schemawright.keywords.context import LoweringContext
from schemawright.keywords.keyword import Keyword
from schemawright.keywords.sentences import flagged
from schemawright.keywords.shapes import TRUTH
from schemawright.values import Json


def _lower(value: Json, here: LoweringContext) -> Iterable[AnyCheck]:
    if value is True:
        yield When("array", UniqueItems(site=here.site("uniqueItems")))


KEYWORD = Keyword("uniqueItems", TRUTH, _lower, flagged("Items are unique."), about="array")
