"""Texts that are decimal numbers, for packages that read them as such."""

import re

_DECIMAL = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]{1,6})?")


def is_decimal(text: str) -> bool:
    """Digits with a sign, a fraction and an exponent of up to six digits, if there are any."""
    return _DECIMAL.fullmatch(text) is not None
