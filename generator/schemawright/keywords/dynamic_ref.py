"""``$dynamicRef`` (JSON Schema Core 2020-12, section 8.2.3.2): means the outermost schema of the
dynamic scope that has the ``$dynamicAnchor`` in question.

    A tree whose nodes are {"$dynamicRef": "#node"} becomes a tree of strict nodes when a schema
    that refers to it declares "$dynamicAnchor": "node" itself.
"""

from __future__ import annotations

from collections.abc import Iterable

from schemawright.ir.checks import AnyCheck
from schemawright.keywords.context import LoweringContext
from schemawright.values import Json


def lower(value: Json, here: LoweringContext) -> Iterable[AnyCheck]:
    target = here.lowering.follow_dynamic(here, "$dynamicRef")
    yield here.lowering.in_place(here, target, ("$dynamicRef",), here.marks)
