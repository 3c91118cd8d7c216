"""``contains``, ``minContains``, ``maxContains`` (JSON Schema Core 2020-12, section 10.3.1.3;
Validation, sections 6.4.4 and 6.4.5).

    {"contains": {"type": "string"}, "maxContains": 1}   [1, "a"] passes, [1] and ["a", "b"] do not
"""

from __future__ import annotations

from collections.abc import Iterable

from schemawright.ir.checks import AnyCheck, Contains, When
from schemawright.keywords.context import LoweringContext
from schemawright.values import Json


def lower(value: Json, here: LoweringContext) -> Iterable[AnyCheck]:
    minimum, maximum = here.get("minContains"), here.get("maxContains")
    yield _contains(
        int(minimum) if isinstance(minimum, (int, float)) else 1,
        int(maximum) if isinstance(maximum, (int, float)) else None,
        here,
    )


def lower_draft6(value: Json, here: LoweringContext) -> Iterable[AnyCheck]:
    """Drafts 6 and 7 know no bounds."""
    yield _contains(1, None, here)


def _contains(minimum: int, maximum: int | None, here: LoweringContext) -> AnyCheck:
    # Only since 2020-12 is a matching item an evaluated one.
    marks = here.marks and here.schema.dialect.name == "draft2020-12"
    schema = here.child("contains")
    call = here.lowering.in_place(here, schema, ("contains",), False)
    return When("array", Contains(call, minimum, maximum, marks, site=here.site("contains")))
