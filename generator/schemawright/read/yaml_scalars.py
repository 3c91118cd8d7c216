"""Which plain YAML scalars are not strings: the core schema of YAML 1.2.2 (section 10.3.2).

``on``, ``no``, ``2024-01-01``, ``12:30:45`` and ``1_000`` were something else in YAML 1.1;
here they are the strings that they look like.
"""

from __future__ import annotations

import re

from schemawright.read import scalars

_LITERALS: dict[str, None | bool] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
#: With what a scalar of the core schema that is no literal can begin.
_NUMERIC = frozenset("+-.0123456789")

_DECIMAL_INTEGER = re.compile(r"[-+]?[0-9]+", re.ASCII)
_OCTAL_INTEGER = re.compile(r"0o[0-7]+")
_HEXADECIMAL_INTEGER = re.compile(r"0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?", re.ASCII)
_NOT_FINITE = re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")


def plain(text: str) -> None | bool | int | float | str:
    """What a plain, untagged scalar means; `Unfit` for numbers that JSON does not have."""
    if text[:1] not in _NUMERIC:
        return _LITERALS.get(text, text)
    if _DECIMAL_INTEGER.fullmatch(text):
        return scalars.integer(text)
    if _OCTAL_INTEGER.fullmatch(text):
        return scalars.integer(text[2:], 8)
    if _HEXADECIMAL_INTEGER.fullmatch(text):
        return scalars.integer(text[2:], 16)
    if _FLOAT.fullmatch(text):
        return scalars.decimal(text)
    if _NOT_FINITE.fullmatch(text):
        return scalars.constant(text)
    return text
