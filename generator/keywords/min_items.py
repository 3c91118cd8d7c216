"""``minItems`` (JSON Schema Validation 2020-12, section 6.4.2).

{"minItems": 1}   [1] and "" pass, [] does not
"""

from __future__ import annotations

from collections.abc import Iterable

from generator.checks import AnyCheck, MinItems, When
from generator.keywords.here import Here
from generator.values import Json


def lower(value: Json, here: Here) -> Iterable[AnyCheck]:
    assert isinstance(value, (int, float))
    yield When("array", MinItems(int(value), site=here.site("minItems")))
