"""Annotations that are too long for their line.

rotate: Annotated[Pair | Triple, first_valid] | None = (    →    rotate: (
    None                                                             Annotated[
)                                                                        Pair | Triple,
                                                                         first_valid,
                                                                     ]
                                                                     | None
                                                                 ) = None
"""

from __future__ import annotations

from dataclasses import replace

from schemawright.code.expressions import Binary, Expression, Literal, Subscript, Tuple
from schemawright.code.lines import STEP
from schemawright.code.piece_list import Out
from schemawright.code.pieces import pieces
from schemawright.code.statements import Annotated
from schemawright.escape import columns


def inline(node: Expression) -> str:
    """The text of an expression on one line, however long."""
    out = Out(set())
    pieces(node, out)
    return "".join(out)


def spread(node: Annotated, width: int, depth: int) -> Expression:
    """The annotation of `node`; its arguments a line each where black would else put ``None`` on a
    line of its own, in parentheses."""
    whole = node.annotation
    if not isinstance(node.value, Literal) or isinstance(node.value.value, str):
        return whole
    apart = _exploded(whole)
    if apart is None:
        return whole
    head = f"{inline(node.target)}: {inline(whole)} = "
    length = STEP * depth + columns(head)
    if length + len("(") > width or length + len(inline(node.value)) <= width:
        return whole
    return apart


def _exploded(annotation: Expression) -> Expression | None:
    """`annotation` with the last of its rows of arguments an argument a line; None without one."""
    if isinstance(annotation, Subscript) and isinstance(annotation.index, Tuple):
        return replace(annotation, index=replace(annotation.index, exploded=True))
    if not isinstance(annotation, Binary):
        return None
    right = _exploded(annotation.right)
    if right is not None:
        return replace(annotation, right=right)
    left = _exploded(annotation.left)
    return None if left is None else replace(annotation, left=left)
