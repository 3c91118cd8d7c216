"""Conditions that are too long for one line, one by one, each with a return of its own.

    if not isinstance(preference, str) or preference not in {…}:    return valid_a(v) and valid_b(v)
        return False
→
    if not isinstance(preference, str):                             if not valid_a(v):
        return False                                                    return False
    if preference not in {…}:                                       return valid_b(v)
        return False
"""

from __future__ import annotations

from schemawright.code.expressions import (
    Boolean,
    Compare,
    Expression,
    Literal,
    Unary,
    inverse,
    spelled,
)
from schemawright.code.json_tests import Test
from schemawright.code.statements import If, Return


def refusals(node: If) -> tuple[If, ...]:
    """Where one of several conditions is enough to return a constant, a statement for each."""
    test = spelled(node.test)
    leaves = len(node.then) == 1 and isinstance(node.then[0], Return)
    if node.otherwise or not leaves or not _is_constant(node.then[0]):
        return (node,)
    if not isinstance(test, Boolean) or test.operator != "or":
        return (node,)
    return tuple(If(operand, node.then) for operand in test.operands)


def verdicts(node: Return) -> tuple[If | Return, ...]:
    """Where two tests make up what is returned, the first of them and then the second. Of three
    and more, each stands on a line of its own anyway."""
    value = node.value and spelled(node.value)
    if not isinstance(value, Boolean) or len(value.operands) != 2:
        return (node,)
    if not all(map(_is_true_or_false, value.operands)):
        return (node,)
    first, last = value.operands
    if value.operator == "and":
        return If(inverse(first), (Return(Literal(False)),)), Return(last)
    return If(first, (Return(Literal(True)),)), Return(last)


def _is_constant(node: object) -> bool:
    return isinstance(node, Return) and isinstance(node.value, Literal)


def _is_true_or_false(node: Expression) -> bool:
    if isinstance(node, Boolean):
        return all(map(_is_true_or_false, node.operands))
    return isinstance(node, Test | Compare) or (isinstance(node, Unary) and node.operator == "not")
