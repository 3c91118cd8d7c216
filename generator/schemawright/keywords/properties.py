"""``properties`` (JSON Schema Core 2020-12, section 10.3.2.1).

{"properties": {"a": {"type": "string"}}}   {"a": "x"}, {} and 1 pass, {"a": 1} does not
"""

from __future__ import annotations

from collections.abc import Iterable

from schemawright.ir.checks import All, AnyCheck, PropertyAt, SeesProperties, When
from schemawright.keywords.context import LoweringContext
from schemawright.keywords.keyword import Keyword
from schemawright.keywords.meanings import empty_if_null
from schemawright.keywords.shapes import NAMED_SCHEMAS
from schemawright.values import Json


def _lower(value: Json, here: LoweringContext) -> Iterable[AnyCheck]:
    assert isinstance(value, dict)
    checks: list[AnyCheck] = [
        PropertyAt(name, here.inside("properties", name), site=here.site("properties", name))
        for name in value
    ]
    if here.marks:
        checks.append(SeesProperties(names=tuple(value)))
    if checks:
        yield When("object", All(tuple(checks)))


KEYWORD = Keyword("properties", NAMED_SCHEMAS, _lower, part="", meant=empty_if_null)
