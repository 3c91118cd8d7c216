"""Whole numbers that were written as `float`s, and are integers since they were read.

The integer that a large `float` is equal to has other digits than the ones that the `float` is
written with: ``int(1e23)`` is 99999999999999991611392. Whether it is a multiple of 5 depends on
which of the two is meant, and a schema means what is written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from .respelling import refused_by, respelled

if TYPE_CHECKING:
    from .validator import Validator

#: From here on a `float` may have other digits than its integer.
_LARGE = 2**53


def valid_with_floats(check: Validator, document: object) -> object:
    """`document`, which `check` refuses, with the `float`s that its integers may have been read
    from; None if it is not valid so."""
    if not _has_large(document):
        return None
    refused = refused_by(("multipleOf",), check.iter_errors(document))
    for places in (refused, None):
        candidate = respelled(document, places, _as_float)
        if check.is_valid(candidate):
            return candidate
    return None


def _has_large(document: object) -> bool:
    pending = [document]
    while pending:
        part = pending.pop()
        if isinstance(part, dict):
            pending += cast("dict[str, object]", part).values()
        elif isinstance(part, list):
            pending += cast("list[object]", part)
        elif _as_float(part) is not part:
            return True
    return False


def _as_float(value: object) -> object:
    """The `float` that `value` is equal to, if it is an integer of so many digits."""
    if type(value) is not int or -_LARGE < value < _LARGE:
        return value
    try:
        written = float(value)
    except OverflowError:
        return value
    return written if written == value else value
