"""``$dynamicRef`` (JSON Schema Core 2020-12, section 8.2.3.2): means the outermost schema of the
dynamic scope that has the ``$dynamicAnchor`` in question.

    A tree whose nodes are {"$dynamicRef": "#node"} becomes a tree of strict nodes when a schema
    that refers to it declares "$dynamicAnchor": "node" itself.
"""

from __future__ import annotations

from collections.abc import Iterable

from schemawright.ir.checks import AnyCheck
from schemawright.keywords.context import LoweringContext
from schemawright.keywords.keyword import Keyword
from schemawright.keywords.shapes import TEXT
from schemawright.values import Json


def _lower(value: Json, here: LoweringContext) -> Iterable[AnyCheck]:
    yield here.follow_dynamic("$dynamicRef")


KEYWORD = Keyword(
    "$dynamicRef", TEXT, _lower, refers=True, elsewhere='in 2019-09 it is called "$recursiveRef"'
)
