"""``exclusiveMaximum`` (JSON Schema Validation 2020-12, section 6.2.3).

{"exclusiveMaximum": 3}   2.9 and "x" pass, 3 does not
"""

from __future__ import annotations

from collections.abc import Iterable

from schemawright.ir.checks import AnyCheck, ExclusiveMaximum, When
from schemawright.keywords.context import LoweringContext
from schemawright.keywords.keyword import Keyword
from schemawright.keywords.meanings import limit_for, switch_of
from schemawright.keywords.sentences import unless_boolean
from schemawright.keywords.shapes import NUMBER, TRUTH
from schemawright.values import Json


def _lower(value: Json, here: LoweringContext) -> Iterable[AnyCheck]:
    assert isinstance(value, (int, float))
    yield When("number", ExclusiveMaximum(value, site=here.site("exclusiveMaximum")))


KEYWORD = Keyword(
    "exclusiveMaximum",
    NUMBER,
    _lower,
    unless_boolean("Less than {}."),
    about="number",
    meant=switch_of("maximum"),
)
_LIMIT = limit_for("maximum", upper=True)
#: A switch of ``maximum``, which reads it.
DRAFT4 = Keyword("exclusiveMaximum", TRUTH, beside="maximum", needs="maximum", meant=_LIMIT)
OPENAPI30 = Keyword("exclusiveMaximum", TRUTH, beside="maximum", meant=_LIMIT)
