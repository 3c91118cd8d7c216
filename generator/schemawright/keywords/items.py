"""``items`` (JSON Schema Core 2020-12, section 10.3.1.2): for the items after ``prefixItems``.

{"items": {"type": "string"}}   ["a"], [] and 1 pass, ["a", 1] does not
"""

from __future__ import annotations

from collections.abc import Iterable

from schemawright.ir.checks import All, AnyCheck, EachItem, SeesItems, When
from schemawright.keywords.context import LoweringContext
from schemawright.keywords.keyword import Keyword
from schemawright.keywords.prefix_items import lower_positions
from schemawright.keywords.shapes import SCHEMA, SCHEMAS, Either
from schemawright.values import Json


def _lower(value: Json, here: LoweringContext) -> Iterable[AnyCheck]:
    prefix = here.get("prefixItems")
    start = len(prefix) if isinstance(prefix, list) else 0
    yield lower_rest("items", start, here)


def _lower_2019(value: Json, here: LoweringContext) -> Iterable[AnyCheck]:
    """Up to 2019-09 (Core, section 9.3.1.1) an array gives a schema to each position."""
    if isinstance(value, list):
        yield from lower_positions(value, "items", here)
    else:
        yield lower_rest("items", 0, here)


def lower_rest(keyword: str, start: int, here: LoweringContext) -> AnyCheck:
    """Every item from `start` on matches the schema of `keyword`."""
    checks: list[AnyCheck] = [EachItem(start, here.inside(keyword), site=here.site(keyword))]
    if here.marks:
        checks.append(SeesItems(None))
    return When("array", All(tuple(checks)))


KEYWORD = Keyword("items", SCHEMA, _lower, part="Item")
DRAFT2019 = Keyword(
    "items", Either("a schema or a list of schemas", (SCHEMA, SCHEMAS)), _lower_2019, part="Item"
)
OPENAPI30 = Keyword("items", SCHEMA, _lower_2019, part="Item")
