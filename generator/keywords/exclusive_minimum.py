"""``exclusiveMinimum`` (JSON Schema Validation 2020-12, section 6.2.5).

{"exclusiveMinimum": 3}   3.1 and "x" pass, 3 does not
"""

from __future__ import annotations

from collections.abc import Iterable

from generator.checks import AnyCheck, ExclusiveMinimum, When
from generator.keywords.here import Here
from generator.values import Json


def lower(value: Json, here: Here) -> Iterable[AnyCheck]:
    assert isinstance(value, (int, float))
    yield When("number", ExclusiveMinimum(value, site=here.site("exclusiveMinimum")))
