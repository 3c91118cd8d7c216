"""Comparisons of JSONPath (RFC 9535, section 2.3.5.2.2): what is absent equals what is absent,
only numbers and strings have an order."""

from __future__ import annotations

from enum import Enum
from typing import TypeAlias

from schemawright.overlay.budget import Budget
from schemawright.values import Json


class Absent(Enum):
    """What a query that selects nothing compares as."""

    NOTHING = "nothing"


Nothing: TypeAlias = Absent
NOTHING = Absent.NOTHING


def compared(left: Json | Nothing, operator: str, right: Json | Nothing, budget: Budget) -> bool:
    """Whether ``left operator right``. Raises `Unusable` when the budget is spent."""
    match operator:
        case "==":
            return _equal(left, right, budget)
        case "!=":
            return not _equal(left, right, budget)
        case "<" | "<=":
            return _less(left, right) or (operator == "<=" and _equal(left, right, budget))
    return _less(right, left) or (operator == ">=" and _equal(left, right, budget))


def _less(left: Json | Nothing, right: Json | Nothing) -> bool:
    if isinstance(left, str) and isinstance(right, str):
        return left < right
    if isinstance(left, bool) or isinstance(right, bool):
        return False
    if isinstance(left, (int, float)) and isinstance(right, (int, float)):
        return left < right
    return False


def _equal(left: Json | Nothing, right: Json | Nothing, budget: Budget) -> bool:
    """Equality of values, or of nothing with nothing, without recursion."""
    if left is NOTHING or right is NOTHING:
        return left is right
    pending = [(left, right)]
    while pending:
        one, two = pending.pop()
        budget.spend(1)
        if isinstance(one, dict) and isinstance(two, dict):
            if one.keys() != two.keys():
                return False
            pending += [(one[key], two[key]) for key in one]
        elif isinstance(one, list) and isinstance(two, list):
            if len(one) != len(two):
                return False
            pending += zip(one, two, strict=True)
        elif isinstance(one, bool) is not isinstance(two, bool) or one != two:
            return False
    return True
