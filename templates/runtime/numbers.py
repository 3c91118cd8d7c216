"""Arithmetic on numbers as JSON has them: exact decimals of any size."""

from __future__ import annotations

import operator
import sys
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal
    from typing import Literal, TypeGuard

    from .values import Json

#: Below this a number of at most 15 digits and its float determine one another.
_EXACT = 1e15


def is_integer(value: Json) -> TypeGuard[int | float]:
    """Is `value` a number without a fraction? ``1.0`` is, True is no number."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return is_decimal(value) and value == value.to_integral_value()
    return value % 1 == 0


def is_number(value: Json) -> TypeGuard[int | float]:
    """Is `value` a number? True is none."""
    if isinstance(value, (int, float)):
        return not isinstance(value, bool)
    return is_decimal(value)


def is_decimal(value: object) -> TypeGuard[Decimal]:
    """Is `value` a `Decimal` that JSON can have? NaN and the infinities are none."""
    # Who has one has imported its module; others need not.
    module: Any = sys.modules.get("decimal")
    if module is None or not isinstance(value, module.Decimal):
        return False
    return bool(cast("Decimal", value).is_finite())


def holds_decimal(items: list[Json]) -> bool:
    """Is there a `Decimal` somewhere in `items`?"""
    module: Any = sys.modules.get("decimal")
    if module is None:
        return False
    pending: list[Iterable[Json]] = [items]
    while pending:
        part = pending.pop()
        kinds = set(map(type, part))
        if any(issubclass(kind, module.Decimal) for kind in kinds):
            return True
        if not kinds <= _WITHOUT_PARTS:
            pending += [item for item in part if isinstance(item, list)]
            pending += [item.values() for item in part if isinstance(item, dict)]
    return False


def as_written(value: float | Decimal) -> Decimal:
    """The decimal number that `value` is written as."""
    from decimal import Decimal

    if isinstance(value, float):
        return Decimal(float.__repr__(value))
    return Decimal(value)


def read_number(value: Decimal) -> int | float:
    """The number that `value` is to `json.loads`."""
    if value == value.to_integral_value() and value.adjusted() < _LONGEST:
        return int(value)
    return float(value)


_WITHOUT_PARTS = frozenset((bool, float, int, str, type(None)))
#: Whole numbers of so many digits are read as integers.
_LONGEST = 300
_ORDERS = {">=": operator.ge, "<=": operator.le, ">": operator.gt, "<": operator.lt}


def is_within(value: Any, order: Literal[">=", "<=", ">", "<"], limit: float) -> bool:
    """Does the number `value` stand in `order` to `limit`, which is meant as it is written?"""
    if is_decimal(value):
        return bool(_ORDERS[order](value, as_written(limit)))
    return bool(_ORDERS[order](value, limit))


def multiple_of(value: Any, numerator: int, denominator: int = 1) -> bool:
    """Is `value` a multiple of `numerator` / `denominator`, a power of ten, decided on the
    decimal number that it is written as?

    ``0.07`` is a multiple of ``1 / 100`` though neither has an exact binary form.
    """
    if type(value) is float and denominator < _EXACT:
        scaled = value * denominator
        if -_EXACT < scaled < _EXACT:
            # The nearest multiple is the only candidate. If it has few enough digits, it is what
            # the float is written as just when it has the same float. Below the limit, floats
            # are exact for whole numbers.
            multiple = (scaled / numerator + 0.5) // 1 * numerator
            return multiple / denominator == value
    if isinstance(value, int):
        return value * denominator % numerator == 0
    if not isinstance(value, float):
        return _divides(value, numerator, denominator)
    return _exactly(value, numerator, denominator)


def _divides(value: Decimal, numerator: int, denominator: int) -> bool:
    """Exponents may be large; numbers with so many digits are not made of them."""
    _, digits, exponent = value.as_tuple()
    whole = int("".join(map(str, digits)))
    power = int(exponent) + len(str(denominator)) - 1
    if power >= 0 or whole == 0:
        return whole * pow(10, max(power, 0), numerator) % numerator == 0
    return -power <= len(digits) and whole % (numerator * 10**-power) == 0


def _exactly(value: float, numerator: int, denominator: int) -> bool:
    if not float("-inf") < value < float("inf"):
        return False
    from fractions import Fraction

    # What a float is written as, whatever a subclass makes of it.
    written = Fraction(float.__repr__(value))
    return (written * denominator / numerator).denominator == 1
