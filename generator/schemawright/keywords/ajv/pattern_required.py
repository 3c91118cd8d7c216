"""``patternRequired`` (ajv-keywords): for each of these patterns, some property's name matches it.

{"patternRequired": ["f.*o"]}   {"foo": 1} and 1 pass, {"bar": 1} does not
"""

from __future__ import annotations

from collections.abc import Iterable

from schemawright.ir.checks import All, AnyCheck, PatternRequired, When
from schemawright.keywords.ajv.elsewhere import SWITCH_ON
from schemawright.keywords.context import LoweringContext
from schemawright.keywords.keyword import Keyword
from schemawright.keywords.sentences import listed
from schemawright.keywords.shapes import NAMES
from schemawright.values import Json


def _lower(value: Json, here: LoweringContext) -> Iterable[AnyCheck]:
    assert isinstance(value, list)
    checks = tuple(
        PatternRequired(str(pattern), site=here.site("patternRequired", index))
        for index, pattern in enumerate(value)
        if here.pattern(str(pattern), "patternRequired", index) is not None
    )
    if checks:
        yield When("object", All(checks))


KEYWORD = Keyword(
    "patternRequired", NAMES, _lower, listed("Has names that match {}."), elsewhere=SWITCH_ON
)
