"""``maxLength`` (JSON Schema Validation 2020-12, section 6.3.1).

{"maxLength": 2}   "ab" and 123 pass, "abc" does not; an emoji is one character
"""

from __future__ import annotations

from collections.abc import Iterable

from schemawright.ir.checks import AnyCheck, MaxLength, When
from schemawright.keywords.context import LoweringContext
from schemawright.keywords.keyword import Keyword
from schemawright.keywords.sentences import at_most
from schemawright.keywords.shapes import COUNT
from schemawright.values import Json


def _lower(value: Json, here: LoweringContext) -> Iterable[AnyCheck]:
    assert isinstance(value, (int, float))
    yield When("string", MaxLength(int(value), site=here.site("maxLength")))


KEYWORD = Keyword("maxLength", COUNT, _lower, at_most(" characters", "minLength"), about="string")
