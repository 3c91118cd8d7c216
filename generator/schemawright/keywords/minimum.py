"""``minimum`` (JSON Schema Validation 2020-12, section 6.2.4).

{"minimum": 3}   3 and "x" pass, 2 does not
"""

from __future__ import annotations

from collections.abc import Iterable

from schemawright.ir.checks import AnyCheck, ExclusiveMinimum, Minimum, When
from schemawright.keywords.context import LoweringContext
from schemawright.keywords.keyword import Keyword
from schemawright.keywords.sentences import at_least, bounded
from schemawright.keywords.shapes import NUMBER
from schemawright.values import Json


def _lower(value: Json, here: LoweringContext) -> Iterable[AnyCheck]:
    assert isinstance(value, (int, float))
    yield When("number", Minimum(value, site=here.site("minimum")))


def _lower_draft4(value: Json, here: LoweringContext) -> Iterable[AnyCheck]:
    """Draft 4 (Validation, section 5.1): ``"exclusiveMinimum": true`` shuts the limit out."""
    assert isinstance(value, (int, float))
    check = ExclusiveMinimum if here.get("exclusiveMinimum") is True else Minimum
    yield When("number", check(value, site=here.site("minimum")))


_SENTENCE = bounded(
    at_least("", "maximum"), "More than {}.", "exclusiveMinimum", "exclusiveMaximum"
)

KEYWORD = Keyword("minimum", NUMBER, _lower, _SENTENCE, about="number")
DRAFT4 = Keyword("minimum", NUMBER, _lower_draft4, _SENTENCE, about="number")
