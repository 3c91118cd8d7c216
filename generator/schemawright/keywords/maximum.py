"""``maximum`` (JSON Schema Validation 2020-12, section 6.2.2).

{"maximum": 3}   3 and "x" pass, 3.5 does not
"""

from __future__ import annotations

from collections.abc import Iterable

from schemawright.ir.checks import AnyCheck, ExclusiveMaximum, Maximum, When
from schemawright.keywords.context import LoweringContext
from schemawright.keywords.keyword import Keyword
from schemawright.keywords.sentences import at_most, bounded
from schemawright.keywords.shapes import NUMBER
from schemawright.values import Json


def _lower(value: Json, here: LoweringContext) -> Iterable[AnyCheck]:
    assert isinstance(value, (int, float))
    yield When("number", Maximum(value, site=here.site("maximum")))


def _lower_draft4(value: Json, here: LoweringContext) -> Iterable[AnyCheck]:
    """Draft 4 (Validation, section 5.1): ``"exclusiveMaximum": true`` shuts the limit out."""
    assert isinstance(value, (int, float))
    check = ExclusiveMaximum if here.get("exclusiveMaximum") is True else Maximum
    yield When("number", check(value, site=here.site("maximum")))


_SENTENCE = bounded(at_most("", "minimum"), "Less than {}.", "exclusiveMaximum", "exclusiveMinimum")

KEYWORD = Keyword("maximum", NUMBER, _lower, _SENTENCE, about="number")
DRAFT4 = Keyword("maximum", NUMBER, _lower_draft4, _SENTENCE, about="number")
