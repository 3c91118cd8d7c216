"""``additionalItems`` (up to 2019-09; Core, section 9.3.1.2): for the items after those that an
array in ``items`` speaks of; without such an array it says nothing.

    {"items": [{}], "additionalItems": false}   [1] passes, [1, 2] does not
"""

from __future__ import annotations

from collections.abc import Iterable

from schemawright.ir.checks import AnyCheck
from schemawright.keywords.context import LoweringContext
from schemawright.keywords.items import lower_rest
from schemawright.keywords.keyword import Keyword
from schemawright.keywords.shapes import SchemaObject
from schemawright.values import Json


def _lower(value: Json, here: LoweringContext) -> Iterable[AnyCheck]:
    items = here.get("items")
    if isinstance(items, list):
        yield lower_rest("additionalItems", len(items), here)


KEYWORD = Keyword(
    "additionalItems",
    SchemaObject(or_boolean=True),
    _lower,
    part="Item",
    elsewhere='"items" is for what follows "prefixItems"',
)
