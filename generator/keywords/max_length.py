"""``maxLength`` (JSON Schema Validation 2020-12, section 6.3.1).

{"maxLength": 2}   "ab" and 123 pass, "abc" does not; an emoji is one character
"""

from __future__ import annotations

from collections.abc import Iterable

from generator.checks import AnyCheck, MaxLength, When
from generator.keywords.here import Here
from generator.values import Json


def lower(value: Json, here: Here) -> Iterable[AnyCheck]:
    assert isinstance(value, (int, float))
    yield When("string", MaxLength(int(value), site=here.site("maxLength")))
