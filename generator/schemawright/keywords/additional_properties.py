"""``additionalProperties`` (JSON Schema Core 2020-12, section 10.3.2.3): for what neither
``properties`` nor ``patternProperties`` beside it speaks of.

    {"properties": {"a": {}}, "additionalProperties": false}   {"a": 1} passes, {"b": 1} does not
"""

from __future__ import annotations

from collections.abc import Iterable

from schemawright.ir.checks import All, AnyCheck, OtherProperties, SeesProperties, When
from schemawright.keywords.context import LoweringContext
from schemawright.keywords.keyword import Keyword
from schemawright.keywords.pattern_properties import readable
from schemawright.keywords.shapes import SchemaObject
from schemawright.values import Json


def _lower(value: Json, here: LoweringContext) -> Iterable[AnyCheck]:
    check = OtherProperties(
        here.names("properties"),
        readable(here.get("patternProperties"), here),
        here.inside("additionalProperties"),
        site=here.site("additionalProperties"),
    )
    checks: list[AnyCheck] = [check]
    if here.marks:
        checks.append(SeesProperties(every=True))
    yield When("object", All(tuple(checks)))


KEYWORD = Keyword("additionalProperties", SchemaObject(or_boolean=True), _lower, part="Value")
