"""``const`` (JSON Schema Validation 2020-12, section 6.1.3).

{"const": 1}   1 and 1.0 pass, True and "1" do not
"""

from __future__ import annotations

from collections.abc import Iterable

from schemawright.ir.checks import AnyCheck, Equals
from schemawright.keywords.context import LoweringContext
from schemawright.keywords.keyword import Keyword
from schemawright.keywords.shapes import ANYTHING
from schemawright.values import Json


def _lower(value: Json, here: LoweringContext) -> Iterable[AnyCheck]:
    yield Equals(value, site=here.site("const"))


KEYWORD = Keyword("const", ANYTHING, _lower, elsewhere='write an "enum" of this one value')
