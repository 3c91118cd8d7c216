"""``$dynamicRef`` (JSON Schema Core 2020-12, section 8.2.3.2): means the outermost schema of the
dynamic scope that has the ``$dynamicAnchor`` in question.

    A tree whose nodes are {"$dynamicRef": "#node"} becomes a tree of strict nodes when a schema
    that refers to it declares "$dynamicAnchor": "node" itself.
"""

from __future__ import annotations

from collections.abc import Iterable

from generator.checks import AnyCheck
from generator.keywords.here import Here
from generator.values import Json


def lower(value: Json, here: Here) -> Iterable[AnyCheck]:
    target = here.lowering.follow_dynamic(here, "$dynamicRef")
    yield here.lowering.in_place(here, target, ("$dynamicRef",), here.marks)
