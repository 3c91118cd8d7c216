"""``patternProperties`` (JSON Schema Core 2020-12, section 10.3.2.2).

{"patternProperties": {"^x-": {"type": "string"}}}   {"x-a": "b", "c": 1} passes,
                                                     {"x-a": 1} does not
"""

from __future__ import annotations

from collections.abc import Iterable

from schemawright.ir.checks import All, AnyCheck, MatchingProperties, SeesProperties, When
from schemawright.keywords.context import LoweringContext
from schemawright.keywords.keyword import Keyword
from schemawright.keywords.meanings import empty_if_null
from schemawright.keywords.shapes import NAMED_SCHEMAS
from schemawright.values import Json


def _lower(value: Json, here: LoweringContext) -> Iterable[AnyCheck]:
    patterns = readable(value, here)
    checks: list[AnyCheck] = [
        MatchingProperties(
            pattern,
            here.inside("patternProperties", pattern),
            site=here.site("patternProperties", pattern),
        )
        for pattern in patterns
    ]
    if here.marks:
        checks.append(SeesProperties(patterns=patterns))
    if checks:
        yield When("object", All(tuple(checks)))


def readable(value: Json, here: LoweringContext) -> tuple[str, ...]:
    """The patterns of the keyword that can be translated; the others have been reported."""
    names = value if isinstance(value, dict) else {}
    return tuple(
        pattern
        for pattern in names
        if here.pattern(pattern, "patternProperties", pattern) is not None
    )


KEYWORD = Keyword("patternProperties", NAMED_SCHEMAS, _lower, part="Value", meant=empty_if_null)
