"""``contains``, ``minContains``, ``maxContains`` (JSON Schema Core 2020-12, section 10.3.1.3;
Validation, sections 6.4.4 and 6.4.5).

    {"contains": {"type": "string"}, "maxContains": 1}   [1, "a"] passes, [1] and ["a", "b"] do not
"""

from __future__ import annotations

from collections.abc import Iterable

from schemawright.ir.checks import AnyCheck, Contains, When
from schemawright.keywords.context import LoweringContext
from schemawright.keywords.keyword import Keyword
from schemawright.keywords.shapes import COUNT, SCHEMA
from schemawright.values import Json


def _lower(value: Json, here: LoweringContext) -> Iterable[AnyCheck]:
    yield _contains(*_bounds(here), here.marks, here)


def _lower_2019(value: Json, here: LoweringContext) -> Iterable[AnyCheck]:
    """In 2019-09 a matching item does not count as an evaluated one."""
    yield _contains(*_bounds(here), False, here)


def _lower_draft6(value: Json, here: LoweringContext) -> Iterable[AnyCheck]:
    """Drafts 6 and 7 know no bounds."""
    yield _contains(1, None, False, here)


def _bounds(here: LoweringContext) -> tuple[int, int | None]:
    minimum, maximum = here.get("minContains"), here.get("maxContains")
    return (
        int(minimum) if isinstance(minimum, (int, float)) else 1,
        int(maximum) if isinstance(maximum, (int, float)) else None,
    )


def _contains(minimum: int, maximum: int | None, marks: bool, here: LoweringContext) -> AnyCheck:
    call = here.in_place("contains", marks=False)
    return When("array", Contains(call, minimum, maximum, marks, site=here.site("contains")))


_ELSEWHERE = 'before draft 6 it is written {"not": {"items": {"not": ...}}}'

KEYWORD = Keyword("contains", SCHEMA, _lower, elsewhere=_ELSEWHERE)
DRAFT2019 = Keyword("contains", SCHEMA, _lower_2019, elsewhere=_ELSEWHERE)
DRAFT6 = Keyword("contains", SCHEMA, _lower_draft6, elsewhere=_ELSEWHERE)
MIN_CONTAINS = Keyword("minContains", COUNT, beside="contains", elsewhere="it came with 2019-09")
MAX_CONTAINS = Keyword("maxContains", COUNT, beside="contains", elsewhere="it came with 2019-09")
