"""Values as messages show them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .numbers import is_number

if TYPE_CHECKING:
    from .values import Json


def excerpt(value: Json) -> str:
    """`value` for a message, on one line, shortened."""
    text = _short(value, 3)
    return text if len(text) <= 80 else text[:77] + "..."


def _short(value: Json, depth: int) -> str:
    if isinstance(value, str):
        return repr(value[:80])
    if value is None or isinstance(value, bool):
        return "null" if value is None else "true" if value else "false"
    if isinstance(value, dict):
        if depth == 0 and value:
            return "{...}"
        shown = [
            f"{key[:40]!r}: {_short(value[key], depth - 1)}" for key in list(value)[:4]
        ]
        return "{" + ", ".join(shown + ["..."] * (len(value) > 4)) + "}"
    if isinstance(value, list):
        if depth == 0 and value:
            return "[...]"
        shown = [_short(item, depth - 1) for item in value[:4]]
        return "[" + ", ".join(shown + ["..."] * (len(value) > 4)) + "]"
    if isinstance(value, int) and abs(value) > 10**80:
        return "a very large integer"
    return str(value) if is_number(value) else repr(value)
