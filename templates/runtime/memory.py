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
    """Those of the outermost call, in each thread: by function and by the identity of an object
    or array, which nothing changes or frees meanwhile."""

    by_place: dict[tuple[object, int], bool] | None = None


_verdicts = _Verdicts()


@contextmanager
def forgotten() -> Generator[None]:
    """Within it, nothing is known yet."""
    before, _verdicts.by_place = _verdicts.by_place, None
    try:
        yield
    finally:
        _verdicts.by_place = before


def remembered(decide: Callable[[Json], bool]) -> Callable[[Json], bool]:
    """`decide`, asked once about each object or array of an instance."""

    @wraps(decide)
    def once(value: Json) -> bool:
        if not isinstance(value, (dict, list)):
            return decide(value)
        verdicts = _verdicts.by_place
        if verdicts is None:
            _verdicts.by_place = {}
            try:
                return decide(value)
            finally:
                _verdicts.by_place = None
        key = (decide, id(value))
        verdict = verdicts.get(key)
        if verdict is None:
            verdict = verdicts[key] = decide(value)
        return verdict

    return once
