"""``$recursiveRef`` (JSON Schema Core 2019-09, section 8.2.4.2): ``#``, or, when the schema there
has ``"$recursiveAnchor": true``, the outermost schema of the dynamic scope that has it too.

    {"properties": {"child": {"$recursiveRef": "#"}}}   {"child": {}} passes
"""

from __future__ import annotations

from collections.abc import Iterable

from schemawright.ir.checks import AnyCheck
from schemawright.keywords.context import LoweringContext
from schemawright.values import Json


def lower(value: Json, here: LoweringContext) -> Iterable[AnyCheck]:
    target = here.lowering.follow_dynamic(here, "$recursiveRef")
    yield here.lowering.in_place(here, target, ("$recursiveRef",), here.marks)
