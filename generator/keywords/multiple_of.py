"""``multipleOf`` (JSON Schema Validation 2020-12, section 6.2.1).

{"multipleOf": 0.01}   19.99 and "x" pass, 0.005 does not
"""

from __future__ import annotations

from collections.abc import Iterable

from generator.checks import AnyCheck, MultipleOf, When
from generator.keywords.here import Here
from generator.values import Json


def lower(value: Json, here: Here) -> Iterable[AnyCheck]:
    assert isinstance(value, (int, float))
    yield When("number", MultipleOf(value, site=here.site("multipleOf")))
