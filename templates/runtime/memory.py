"""For functions that would otherwise look at the same part of an instance again and again."""

from __future__ import annotations

from contextlib import contextmanager
from functools import wraps
from threading import local
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from .values import Json


class _Verdicts(local):
    """What is known within the outermost call, in each thread: verdicts by function and by the
    identity of an object or array, which nothing changes or frees meanwhile."""

    known: dict[tuple[object, int], bool] | None = None


_verdicts = _Verdicts()


@contextmanager
def forgotten() -> Generator[None]:
    """Within it, nothing is known yet."""
    before, _verdicts.known = _verdicts.known, None
    try:
        yield
    finally:
        _verdicts.known = before


def remembered(decide: Callable[[Json], bool]) -> Callable[[Json], bool]:
    """`decide`, asked once about each object or array of an instance."""

    @wraps(decide)
    def once(value: Json) -> bool:
        if not isinstance(value, (dict, list)):
            return decide(value)
        verdicts = _verdicts.known
        if verdicts is None:
            _verdicts.known = {}
            try:
                return decide(value)
            finally:
                _verdicts.known = None
        key = (decide, id(value))
        if key not in verdicts:
            verdicts[key] = decide(value)
        return verdicts[key]

    return once
