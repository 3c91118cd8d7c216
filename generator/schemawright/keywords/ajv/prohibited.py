"""``prohibited`` (ajv-keywords): names that no property may have.

{"prohibited": ["a"]}   {"b": 1} and 1 pass, {"a": 1} does not
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
        yield When("object", PresentNames(names, "none", site=here.site("prohibited")))


KEYWORD = Keyword("prohibited", NAMES, _lower, listed("Without {}."), elsewhere=SWITCH_ON)
