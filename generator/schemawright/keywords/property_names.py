"""``propertyNames`` (JSON Schema Core 2020-12, section 10.3.2.4).

{"propertyNames": {"maxLength": 1}}   {"a": 1} passes, {"ab": 1} does not
"""

from __future__ import annotations

from collections.abc import Iterable

from schemawright.ir.checks import AnyCheck, PropertyNames, When
from schemawright.keywords.context import LoweringContext
from schemawright.keywords.keyword import Keyword
from schemawright.keywords.shapes import SCHEMA
from schemawright.values import Json


def _lower(value: Json, here: LoweringContext) -> Iterable[AnyCheck]:
    check = PropertyNames(here.inside("propertyNames"), site=here.site("propertyNames"))
    yield When("object", check)


KEYWORD = Keyword(
    "propertyNames",
    SCHEMA,
    _lower,
    elsewhere='write "patternProperties" and "additionalProperties": false',
)
