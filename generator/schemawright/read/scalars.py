"""The scalars that both syntaxes share, and the ones that nobody could keep exactly.

JSON (RFC 8259, sections 6 and 8) lets a file write numbers and strings that a receiver may not
be able to hold: an integer of five thousand digits, ``1e999``, half of a surrogate pair.
Reading them as something else would check other data than the author meant, so they are refused.
"""

from __future__ import annotations

import math
import re

#: Decimal digits of an integer; where Python itself stops by default (``int_max_str_digits``).
MAX_DIGITS = 4300
_TOO_LARGE = 10**MAX_DIGITS

_SURROGATE = re.compile("[\ud800-\udfff]")


class Unfit(Exception):
    """A scalar that cannot be kept as it is written; the parts of its diagnostic."""

    def __init__(self, code: str, message: str, hint: str) -> None:
        super().__init__(message)
        self.code, self.message, self.hint = code, message, hint


def integer(lexeme: str, base: int = 10) -> int:
    """The integer that `lexeme` writes (digits, after an optional sign); `Unfit` if too long."""
    try:
        value = int(lexeme, base) if len(lexeme) <= MAX_DIGITS + 1 else None
    except ValueError:  # the process has a limit of its own, lower than ours
        value = None
    if value is None or abs(value) >= _TOO_LARGE:
        raise Unfit(
            "SW0113",
            f"this integer has {len(lexeme.lstrip('+-'))} digits, and {MAX_DIGITS} are the most "
            "that can be read",
            "write a smaller number; if it is an identifier, write it as a string",
        )
    return value


def decimal(lexeme: str) -> float:
    """The number that `lexeme` writes with a fraction or an exponent; `Unfit` if no 64-bit
    float is near it: beyond 1.8e308, or so near zero that it would become zero."""
    value = float(lexeme)
    mantissa = lexeme.lower().partition("e")[0]
    if math.isinf(value) or (value == 0 and mantissa.strip("+-0.")):
        raise Unfit(
            "SW0114",
            f"{_cut(lexeme)} is outside the range of a 64-bit float",
            "write a number between 5e-324 and 1.7e308 (or its negative)",
        )
    return value


def constant(lexeme: str) -> float:
    """Refuse NaN and the infinities, under whichever name the syntax has for them."""
    raise Unfit(
        "SW0112",
        f"{lexeme} is not a JSON value",
        "JSON has finite numbers only (RFC 8259, section 6); leave the member out, or use null",
    )


def json_number(lexeme: str) -> int | float:
    """The number that a JSON number token writes."""
    return decimal(lexeme) if any(c in lexeme for c in ".eE") else integer(lexeme)


def string(value: str) -> str:
    """`value` itself; `Unfit` if it has a surrogate that is not part of a pair."""
    surrogate = _SURROGATE.search(value)
    if surrogate:
        raise Unfit(
            "SW0115",
            f"the escape \\u{ord(surrogate.group()):04x} is half of a surrogate pair: "
            "it stands for no character",
            "write both halves, or the character itself; no UTF-8 text can hold one half",
        )
    return value


def repeated_key(key: str) -> Unfit:
    """What is wrong with an object that has `key` twice (RFC 8259, section 4)."""
    return Unfit(
        "SW0111",
        f'the key "{_cut(key)}" is there twice in one object',
        "remove one of the two; which one counts would depend on who reads the file",
    )


def _cut(lexeme: str) -> str:
    return lexeme if len(lexeme) <= 40 else lexeme[:40] + "…"
