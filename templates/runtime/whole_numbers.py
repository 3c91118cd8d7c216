"""Whole numbers that were written as `float`s, and are integers since they were read.

The integer that a large `float` is equal to has other digits than the ones that the `float` is
written with: ``int(1e23)`` is 99999999999999991611392. Whether it is a multiple of 5 depends on
which of the two is meant, and a schema means what is written.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from itertools import combinations
from typing import TYPE_CHECKING, cast

from .respelling import refused_by, respelled

if TYPE_CHECKING:
    from .validator import Validator
    from .values import Path

#: From here on a `float` may have other digits than its integer.
_LARGE = 2**53
#: Of so few, each may be either, whatever the others are.
_FEW = 8


def valid_with_floats(check: Validator, document: object) -> object:
    """`document`, which `check` refuses, with the `float`s that its integers may have been read
    from; None if it is not valid so."""
    large = [*_large(document)]
    for places in _choices(check, document, large) if large else ():
        candidate = respelled(document, places, _as_float)
        if check.is_valid(candidate):
            return candidate
    return None


def _choices(
    check: Validator, document: object, large: Sequence[Path]
) -> Iterator[Container[Path]]:
    """Which of the `large` integers may have been floats: those that are refused for what they
    are no multiples of, all of them, or, of few, any."""
    yield refused_by(("multipleOf",), check.iter_errors(document))
    yield large
    for count in range(1, len(large)) if len(large) <= _FEW else ():
        yield from combinations(large, count)


def _large(document: object) -> Iterator[Path]:
    pending: list[tuple[Path, object]] = [((), document)]
    while pending:
        place, part = pending.pop()
        if isinstance(part, dict):
            members = cast("dict[str, object]", part)
            pending += [((*place, name), member) for name, member in members.items()]
        elif isinstance(part, list):
            items = enumerate(cast("list[object]", part))
            pending += [((*place, index), item) for index, item in items]
        elif _as_float(part) is not part:
            yield place


def _as_float(value: object) -> object:
    """The `float` that `value` is equal to, if it is an integer of so many digits."""
    if type(value) is not int or -_LARGE < value < _LARGE:
        return value
    try:
        written = float(value)
    except OverflowError:
        return value
    return written if written == value else value
