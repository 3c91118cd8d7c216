"""``const`` (JSON Schema Validation 2020-12, section 6.1.3).

{"const": 1}   1 and 1.0 pass, True and "1" do not
"""

from __future__ import annotations

from collections.abc import Iterable

from generator.checks import AnyCheck, Equals
from generator.keywords.here import Here
from generator.values import Json


def lower(value: Json, here: Here) -> Iterable[AnyCheck]:
    yield Equals(value, site=here.site("const"))
