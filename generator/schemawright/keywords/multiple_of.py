"""``multipleOf`` (JSON Schema Validation 2020-12, section 6.2.1).

{"multipleOf": 0.01}   19.99 and "x" pass, 0.005 does not
"""

from __future__ import annotations

from collections.abc import Iterable

from schemawright.ir.checks import AnyCheck, MultipleOf, When
from schemawright.keywords.context import LoweringContext
from schemawright.keywords.keyword import Keyword
from schemawright.keywords.sentences import said
from schemawright.keywords.shapes import Number
from schemawright.values import Json


def _lower(value: Json, here: LoweringContext) -> Iterable[AnyCheck]:
    assert isinstance(value, (int, float))
    yield When("number", MultipleOf(value, site=here.site("multipleOf")))


KEYWORD = Keyword(
    "multipleOf", Number(positive=True), _lower, said("A multiple of {}."), about="number"
)
