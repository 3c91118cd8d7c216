"""``additionalItems`` (up to 2019-09; Core, section 9.3.1.2): for the items after those that an
array in ``items`` speaks of; without such an array it says nothing.

    {"items": [{}], "additionalItems": false}   [1] passes, [1, 2] does not
"""

from __future__ import annotations

from collections.abc import Iterable

from generator.checks import AnyCheck
from generator.keywords.here import Here
from generator.keywords.items import lower_rest
from generator.values import Json


def lower(value: Json, here: Here) -> Iterable[AnyCheck]:
    items = here.get("items")
    if isinstance(items, list):
        yield lower_rest("additionalItems", len(items), here)
