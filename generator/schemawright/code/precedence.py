"""How tightly operators bind (Python's reference, section 6.17): what needs parentheses."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from schemawright.code.expressions import (
    Attribute,
    Await,
    Binary,
    Boolean,
    Call,
    Compare,
    Conditional,
    Imported,
    Lambda,
    Literal,
    Name,
    Subscript,
    Unary,
)

#: How tightly an operator binds.
LAMBDA_BINDS, CONDITIONAL_BINDS, OR_BINDS, AND_BINDS, NOT_BINDS, COMPARE_BINDS = range(1, 7)
BINARY_BINDS = {"|": 7, "^": 8, "&": 9, "<<": 10, ">>": 10, "+": 11, "-": 11}
TERM_BINDS, SIGN_BINDS, AWAIT_BINDS, PRIMARY_BINDS, ATOM_BINDS = 12, 13, 15, 16, 17

#: That of expressions which are what they are, whatever is in them.
BINDS: Mapping[type, int] = {
    Name: ATOM_BINDS,
    Imported: ATOM_BINDS,
    Attribute: PRIMARY_BINDS,
    Call: PRIMARY_BINDS,
    Subscript: PRIMARY_BINDS,
    Compare: COMPARE_BINDS,
    Conditional: CONDITIONAL_BINDS,
    Lambda: LAMBDA_BINDS,
    Await: AWAIT_BINDS,
}


def binding(node: Any, kind: type) -> int:
    """How tightly the operator of `node`, which is of the class `kind`, binds."""
    own = BINDS.get(kind)
    if own is not None:
        return own
    if kind is Boolean:
        return OR_BINDS if node.operator == "or" else AND_BINDS
    if kind is Unary:
        return NOT_BINDS if node.operator == "not" else SIGN_BINDS
    if kind is Binary:
        return BINARY_BINDS.get(node.operator, TERM_BINDS)
    if kind is Literal and isinstance(node.value, (int, float)) and node.value < 0:
        return SIGN_BINDS
    return ATOM_BINDS
