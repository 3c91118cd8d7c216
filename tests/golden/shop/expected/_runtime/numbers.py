"""Arithmetic on numbers as JSON has them: exact decimals of any size."""

from __future__ import annotations


def multiple_of(value: int | float, factor: int | float) -> bool:
    """Is `value` / `factor` an integer, decided on the decimal numbers that both are written as?

    ``0.07`` is a multiple of ``0.01`` though neither has an exact binary form.
    """
    if isinstance(value, int) and isinstance(factor, int):
        return value % factor == 0
    if value in (float("inf"), float("-inf")) or value != value:
        return False
    from fractions import Fraction

    ratio = Fraction(_written(value)) / Fraction(_written(factor))
    return ratio.denominator == 1


def _written(number: int | float) -> int | str:
    """The decimal that a float is written as, whatever a subclass makes of it. Very long
    integers have no text."""
    return number if isinstance(number, int) else float.__repr__(number)
