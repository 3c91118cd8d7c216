"""Scalars as keys of tables: two are alike where JSON has them so. ``1.0`` is 1, True is not."""

from __future__ import annotations

from typing import Any

from .numbers import as_written, is_decimal, read_number

__all__ = ["tag_key"]


def tag_key(value: object) -> Any:
    """What stands for `value` in a table: a text or a number for itself, a boolean or null in a
    tuple; None for anything else."""
    kind = type(value)
    if kind is str or kind is int:
        return value
    if value is None or isinstance(value, bool):
        return (value,)
    if isinstance(value, (str, int, float)):
        return value
    if not is_decimal(value):
        return None
    number = read_number(value)
    return number if as_written(number) == value else None
