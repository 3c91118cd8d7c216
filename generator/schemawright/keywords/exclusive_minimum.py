"""``exclusiveMinimum`` (JSON Schema Validation 2020-12, section 6.2.5).

{"exclusiveMinimum": 3}   3.1 and "x" pass, 3 does not
"""

from __future__ import annotations

from collections.abc import Iterable

from schemawright.ir.checks import AnyCheck, ExclusiveMinimum, When
from schemawright.keywords.context import LoweringContext
from schemawright.keywords.keyword import Keyword
from schemawright.keywords.meanings import limit_for, switch_of
from schemawright.keywords.sentences import unless_boolean
from schemawright.keywords.shapes import NUMBER, TRUTH
from schemawright.values import Json


def _lower(value: Json, here: LoweringContext) -> Iterable[AnyCheck]:
    assert isinstance(value, (int, float))
    yield When("number", ExclusiveMinimum(value, site=here.site("exclusiveMinimum")))


KEYWORD = Keyword(
    "exclusiveMinimum",
    NUMBER,
    _lower,
    unless_boolean("More than {}."),
    about="number",
    meant=switch_of("minimum"),
)
_LIMIT = limit_for("minimum", upper=False)
#: A switch of ``minimum``, which reads it.
DRAFT4 = Keyword("exclusiveMinimum", TRUTH, beside="minimum", needs="minimum", meant=_LIMIT)
OPENAPI30 = Keyword("exclusiveMinimum", TRUTH, beside="minimum", meant=_LIMIT)
