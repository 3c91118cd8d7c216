"""What of an answer is put into the next call."""

from __future__ import annotations

from typing import TypeVar

from .absent import MISSING, Missing
from .failures import RequestInvalid

T = TypeVar("T")


def needed(value: T | Missing | None, name: str) -> T:
    """`value`, the member `name` of an answer. Raises `RequestInvalid` if it is not there."""
    if value is None or value is MISSING:
        raise RequestInvalid(f"answer: without {name!r} there is nothing to go on with")
    return value


def perhaps(value: T | Missing | None) -> T | None:
    """`value`, or None if it is not there: then the next call goes without it."""
    return None if value is MISSING else value
