"""``exclusiveRange`` (ajv-keywords): both bounds of a number at once, themselves shut out.

{"exclusiveRange": [1, 3]}   2 and "x" pass, 1 and 3 do not
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from schemawright.ir.checks import All, AnyCheck, ExclusiveMaximum, ExclusiveMinimum, When
from schemawright.keywords.ajv.elsewhere import SWITCH_ON
from schemawright.keywords.ajv.range import bounds, refuse_empty
from schemawright.keywords.context import LoweringContext
from schemawright.keywords.keyword import Keyword
from schemawright.keywords.sentences import shown
from schemawright.keywords.shapes import NUMBER, ListOf
from schemawright.values import Json


def _lower(value: Json, here: LoweringContext) -> Iterable[AnyCheck]:
    low, high = bounds(value)
    if low >= high:
        refuse_empty("exclusiveRange", low, high, here)
    checks = (
        ExclusiveMinimum(low, site=here.site("exclusiveRange", 0)),
        ExclusiveMaximum(high, site=here.site("exclusiveRange", 1)),
    )
    yield When("number", All(checks))


def _sentence(value: Json, beside: Mapping[str, Json]) -> str:
    assert isinstance(value, list)
    return f"More than {shown(value[0])} and less than {shown(value[1])}."


KEYWORD = Keyword(
    "exclusiveRange", ListOf(NUMBER, length=2), _lower, _sentence, elsewhere=SWITCH_ON
)
