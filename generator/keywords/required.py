"""``required`` (JSON Schema Validation 2020-12, section 6.5.3).

{"required": ["a"]}   {"a": null} and [] pass, {} does not
"""

from __future__ import annotations

from collections.abc import Iterable

from generator.checks import AnyCheck, Required, When
from generator.keywords.here import Here
from generator.values import Json


def lower(value: Json, here: Here) -> Iterable[AnyCheck]:
    assert isinstance(value, list)
    names = tuple(dict.fromkeys(map(str, value)))
    if names:
        yield When("object", Required(names, site=here.site("required")))
