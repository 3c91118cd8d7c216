"""Arithmetic on numbers as JSON has them: exact decimals of any size."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import TypeGuard

    from .values import Json

#: Below this a number of at most 15 digits and its float determine one another.
_EXACT = 10**15


def is_integer(value: Json) -> TypeGuard[int | float]:
    """Is `value` a number without a fraction? ``1.0`` is, True is no number."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return False
    return value % 1 == 0


def is_number(value: Json) -> TypeGuard[int | float]:
    """Is `value` a number? True is none."""
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def multiple_of(value: float, numerator: int, denominator: int = 1) -> bool:
    """Is `value` a multiple of `numerator` / `denominator`, a power of ten, decided on the
    decimal number that it is written as?

    ``0.07`` is a multiple of ``1 / 100`` though neither has an exact binary form.
    """
    if isinstance(value, int):
        return value * denominator % numerator == 0
    if -_EXACT < value < _EXACT and denominator < _EXACT:
        # The nearest multiple is the only candidate. If it has few enough digits, it is what
        # the float is written as just when it has the same float.
        multiple = round(value * denominator / numerator) * numerator
        if -_EXACT < multiple < _EXACT:
            return multiple / denominator == value
    return _exactly(value, numerator, denominator)


def _exactly(value: float, numerator: int, denominator: int) -> bool:
    if not float("-inf") < value < float("inf"):
        return False
    from fractions import Fraction

    # What a float is written as, whatever a subclass makes of it.
    written = Fraction(float.__repr__(value))
    return (written * denominator / numerator).denominator == 1
