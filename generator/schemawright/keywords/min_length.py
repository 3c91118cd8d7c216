"""``minLength`` (JSON Schema Validation 2020-12, section 6.3.2).

{"minLength": 2}   "ab" and 1 pass, "a" does not
"""

from __future__ import annotations

from collections.abc import Iterable

from schemawright.ir.checks import AnyCheck, MinLength, When
from schemawright.keywords.context import LoweringContext
from schemawright.keywords.keyword import Keyword
from schemawright.keywords.sentences import at_least
from schemawright.keywords.shapes import COUNT
from schemawright.values import Json


def _lower(value: Json, here: LoweringContext) -> Iterable[AnyCheck]:
    assert isinstance(value, (int, float))
    yield When("string", MinLength(int(value), site=here.site("minLength")))


KEYWORD = Keyword("minLength", COUNT, _lower, at_least(" characters", "maxLength"), about="string")
