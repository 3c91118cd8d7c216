"""Classes whose values are texts in documents, with what writes them; empty without types of one's
own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

WRITERS: dict[type[Any], Callable[[Any], str]] = {}


def text_of(value: object) -> str | None:
    """The text that `value` is written as, if it is of one of the classes."""
    for kind, write in WRITERS.items():
        if isinstance(value, kind):
            return write(value)
    return None
