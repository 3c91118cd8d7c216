"""``range`` (ajv-keywords): both bounds of a number at once.

{"range": [1, 3]}   1, 3 and "x" pass, 4 does not
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from schemawright.ir.checks import All, AnyCheck, Maximum, Minimum, When
from schemawright.keywords.ajv.elsewhere import SWITCH_ON
from schemawright.keywords.context import LoweringContext
from schemawright.keywords.keyword import Keyword
from schemawright.keywords.sentences import shown
from schemawright.keywords.shapes import NUMBER, ListOf
from schemawright.values import Json


def _lower(value: Json, here: LoweringContext) -> Iterable[AnyCheck]:
    low, high = bounds(value)
    if low > high:
        refuse_empty("range", low, high, here)
    checks = (Minimum(low, site=here.site("range", 0)), Maximum(high, site=here.site("range", 1)))
    yield When("number", All(checks))


def bounds(value: Json) -> tuple[int | float, int | float]:
    """The two numbers that the value of the keyword lists."""
    assert isinstance(value, list)
    low, high = value
    assert isinstance(low, (int, float))
    assert isinstance(high, (int, float))
    return low, high


def refuse_empty(keyword: str, low: int | float, high: int | float, here: LoweringContext) -> None:
    """Report a range that no number lies in, which ajv-keywords does not compile either."""
    message = f'no number lies in the "{keyword}" from {low} to {high}'
    here.refuse(message, "write the smaller one first", keyword)


def _sentence(value: Json, beside: Mapping[str, Json]) -> str:
    assert isinstance(value, list)
    return f"From {shown(value[0])} to {shown(value[1])}."


KEYWORD = Keyword("range", ListOf(NUMBER, length=2), _lower, _sentence, elsewhere=SWITCH_ON)
