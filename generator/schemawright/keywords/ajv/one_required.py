"""``oneRequired`` (ajv-keywords): exactly one of these properties is there.

{"oneRequired": ["a", "b"]}   {"a": 1} and 1 pass, {} and {"a": 1, "b": 2} do not
"""

from __future__ import annotations

from collections.abc import Iterable

from schemawright.ir.checks import AnyCheck, PresentNames, When
from schemawright.keywords.ajv.elsewhere import SWITCH_ON
from schemawright.keywords.context import LoweringContext
from schemawright.keywords.keyword import Keyword
from schemawright.keywords.sentences import listed
from schemawright.keywords.shapes import NAMES
from schemawright.values import Json


def _lower(value: Json, here: LoweringContext) -> Iterable[AnyCheck]:
    assert isinstance(value, list)
    if value:
        names = tuple(map(str, value))
        yield When("object", PresentNames(names, "one", site=here.site("oneRequired")))


KEYWORD = Keyword("oneRequired", NAMES, _lower, listed("Exactly one of {}."), elsewhere=SWITCH_ON)
