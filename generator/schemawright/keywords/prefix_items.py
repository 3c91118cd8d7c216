"""``prefixItems`` (JSON Schema Core 2020-12, section 10.3.1.1).

{"prefixItems": [{"type": "string"}]}   ["a", 1] and [] pass, [1] does not
"""

from __future__ import annotations

from collections.abc import Iterable

from schemawright.ir.checks import All, AnyCheck, ItemAt, SeesItems, When
from schemawright.keywords.context import LoweringContext
from schemawright.keywords.keyword import Keyword
from schemawright.keywords.shapes import SCHEMAS
from schemawright.values import Json


def _lower(value: Json, here: LoweringContext) -> Iterable[AnyCheck]:
    yield from lower_positions(value, "prefixItems", here)


def lower_positions(value: Json, keyword: str, here: LoweringContext) -> Iterable[AnyCheck]:
    """A schema for each position; up to 2019-09 an array in ``items`` says the same."""
    assert isinstance(value, list)
    checks: list[AnyCheck] = [
        ItemAt(index, here.inside(keyword, index), site=here.site(keyword, index))
        for index in range(len(value))
    ]
    if here.marks:
        checks.append(SeesItems(len(value)))
    if checks:
        yield When("array", All(tuple(checks)))


KEYWORD = Keyword(
    "prefixItems",
    SCHEMAS,
    _lower,
    part="Item",
    elsewhere='before 2020-12 schemas by position are a list in "items"',
)
