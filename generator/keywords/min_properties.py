"""``minProperties`` (JSON Schema Validation 2020-12, section 6.5.2).

{"minProperties": 1}   {"a": 1} and [] pass, {} does not
"""

from __future__ import annotations

from collections.abc import Iterable

from generator.checks import AnyCheck, MinProperties, When
from generator.keywords.here import Here
from generator.values import Json


def lower(value: Json, here: Here) -> Iterable[AnyCheck]:
    assert isinstance(value, (int, float))
    yield When("object", MinProperties(int(value), site=here.site("minProperties")))
