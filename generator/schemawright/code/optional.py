"""Parentheses that are not needed: when is a line broken without them?

return isinstance(shell, str) or …    →    parentheses, one operand a line
return first_of(some, arguments, …)   →    none: the call's own brackets are broken
"""

from __future__ import annotations

from schemawright.code.halves import Halves
from schemawright.code.lines import STEP, Line, Token
from schemawright.code.marks import DOT_RANK


def can_omit(halves: Halves, width: int) -> bool:
    """Whether the body reads as well without parentheses around it."""
    body = halves.body
    if not body.breaks:
        return True
    rank = body.highest()
    if body.count(rank) > 1:
        return False
    if rank == DOT_RANK:
        return True
    first, second = body.tokens[0], body.tokens[1]
    if first.opens and not second.closes and _can_omit_at_start(body, first, width):
        return True
    last, before = body.tokens[-1], body.tokens[-2]
    is_index = last.closes and last.partner is not None and last.partner.role == "subscript"
    if last.closes and not is_index:
        return not before.opens and _can_omit_at_end(body, last, width)
    return False


def _can_omit_at_start(body: Line, first: Token, width: int) -> bool:
    length = STEP * body.depth
    is_rest = False
    for _, token, own in body.lengths():
        if token.closes and token.partner is first:
            is_rest = True
        if is_rest:
            length += own
            if length > width:
                return False
            if token.opens:
                is_rest = False
    return True


def _can_omit_at_end(body: Line, last: Token, width: int) -> bool:
    length = STEP * body.depth
    others = False
    for _, token, own in body.lengths():
        length += own
        if token is last.partner:
            if others or length <= width:
                return True
        elif token.opens:
            others = True
    return False


def is_better(other: Halves, halves: Halves, width: int) -> bool:
    """Whether `other`, without the optional parentheses of `halves`, is the better split."""
    head = halves.head.tokens
    if len(head) < 2 or head[-2].text != "=":
        return True
    if not any(token.opens or token.closes for token in head[:-1]):
        return True
    if not halves.head.fits(width - 1) or halves.head.has_last_comma:
        return True
    equal = sum(1 for token in head if token.text == "=")
    if equal > 1 and equal > sum(1 for token in other.head.tokens if token.text == "="):
        return False
    for token in reversed(other.head.tokens):
        if token.text == "=":
            break
        if token.closes:
            return True
    has_equal = any(token.text == "=" for token in other.head.tokens)
    return has_equal and other.head.fits(width)
