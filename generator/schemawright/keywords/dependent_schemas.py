"""``dependentSchemas`` (JSON Schema Core 2020-12, section 10.2.2.4).

{"dependentSchemas": {"a": {"required": ["b"]}}}   {"a": 1, "b": 2} and {} pass,
                                                   {"a": 1} does not
"""

from __future__ import annotations

from collections.abc import Iterable

from schemawright.ir.checks import AnyCheck, IfPresent, When
from schemawright.keywords.context import LoweringContext
from schemawright.keywords.keyword import Keyword
from schemawright.keywords.meanings import empty_if_null
from schemawright.keywords.shapes import NAMED_SCHEMAS
from schemawright.values import Json


def _lower(value: Json, here: LoweringContext) -> Iterable[AnyCheck]:
    assert isinstance(value, dict)
    for name in value:
        yield When("object", IfPresent(name, here.in_place("dependentSchemas", name)))


KEYWORD = Keyword(
    "dependentSchemas",
    NAMED_SCHEMAS,
    _lower,
    meant=empty_if_null,
    elsewhere='before 2019-09 it is called "dependencies"',
)
