"""``uniqueItemProperties`` (ajv-keywords): no two objects of an array have equal values of any of
these properties. As there, two that both lack it count as equal, and items that are no objects
do not count.

{"uniqueItemProperties": ["id"]}   [{"id": 1}, {"id": 2}], [1, 1] and 1 pass,
                                   [{"id": 1}, {"id": 1.0}] does not
"""

from __future__ import annotations

from collections.abc import Iterable

from schemawright.ir.checks import All, AnyCheck, UniqueMembers, When
from schemawright.keywords.ajv.elsewhere import SWITCH_ON
from schemawright.keywords.context import LoweringContext
from schemawright.keywords.keyword import Keyword
from schemawright.keywords.sentences import listed
from schemawright.keywords.shapes import NAMES
from schemawright.values import Json


def _lower(value: Json, here: LoweringContext) -> Iterable[AnyCheck]:
    assert isinstance(value, list)
    checks = tuple(
        UniqueMembers(str(name), site=here.site("uniqueItemProperties", index))
        for index, name in enumerate(value)
    )
    if checks:
        yield When("array", All(checks))


KEYWORD = Keyword(
    "uniqueItemProperties",
    NAMES,
    _lower,
    listed("No two items have the same {}."),
    elsewhere=SWITCH_ON,
)
