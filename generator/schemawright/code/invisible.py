"""Parentheses that nobody sees unless a line is broken at them, as around the value of `return`."""

from __future__ import annotations

from schemawright.code.expressions import Comprehension, Expression, Tuple
from schemawright.code.marks import CLOSE_UNSEEN, COMMA, OPEN_UNSEEN
from schemawright.code.piece_list import Out
from schemawright.code.pieces import pieces


def wrapped(node: Expression, out: Out) -> None:
    """Append `node` within parentheses that nobody sees, unless it has its own."""
    has_own = isinstance(node, Tuple)
    if has_own or (isinstance(node, Comprehension) and node.kind == "generator"):
        pieces(node, out)
        return
    out.append(OPEN_UNSEEN)
    pieces(node, out, 0, True)
    out.append(CLOSE_UNSEEN)


def bare(node: Expression, out: Out) -> None:
    """Append `node` within parentheses that nobody sees, a tuple without its own."""
    out.append(OPEN_UNSEEN)
    if isinstance(node, Tuple) and len(node.items) > 1:
        for item in node.items:
            pieces(item, out)
            out.append(COMMA)
        out.pop()
    else:
        pieces(node, out, 0, True)
    out.append(CLOSE_UNSEEN)
