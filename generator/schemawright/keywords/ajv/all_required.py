"""``allRequired`` (ajv-keywords): everything in ``properties`` is required.

{"properties": {"a": {}, "b": {}}, "allRequired": true}   {"a": 1, "b": 2} and 1 pass,
                                                          {"a": 1} does not
"""

from __future__ import annotations

from collections.abc import Iterable

from schemawright.ir.checks import AnyCheck, Required, When
from schemawright.keywords.ajv.elsewhere import SWITCH_ON
from schemawright.keywords.context import LoweringContext
from schemawright.keywords.keyword import Keyword
from schemawright.keywords.shapes import TRUTH
from schemawright.values import Json


def _lower(value: Json, here: LoweringContext) -> Iterable[AnyCheck]:
    names = here.names("properties")
    if value is True and names:
        yield When("object", Required(names, site=here.site("allRequired")))


KEYWORD = Keyword("allRequired", TRUTH, _lower, needs="properties", elsewhere=SWITCH_ON)
