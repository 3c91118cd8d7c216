"""Dynamic scopes while an instance is checked (JSON Schema Core 2020-12, section 8.2.3.2), for
schemas that have more of them than would be written out."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Mapping
from contextlib import contextmanager
from functools import wraps
from threading import local
from typing import TYPE_CHECKING, Any, TypeVar, cast

from .memory import forgotten

if TYPE_CHECKING:
    from .errors import ValidationError
    from .location import Explain, Location
    from .values import Json

_Decide = TypeVar("_Decide", bound=Callable[..., bool])
_Function = TypeVar("_Function", bound=Callable[..., object])


class _Scope(local):
    """Which resource each dynamic anchor means, in each thread."""

    def __init__(self) -> None:
        self.bound: dict[str, str] = {}


_scope = _Scope()


@contextmanager
def _entered(anchors: list[str], resource: str) -> Generator[None]:
    """Within it, `anchors`, which nothing around has, are those of `resource`. What is remembered
    of an instance counts for one scope."""
    _scope.bound.update(dict.fromkeys(anchors, resource))
    try:
        with forgotten():
            yield
    finally:
        for anchor in anchors:
            del _scope.bound[anchor]


def decided_in(resource: str, *anchors: str) -> Callable[[_Decide], _Decide]:
    """For a function that decides by a schema of `resource`, which has these dynamic anchors."""

    def around(decide: _Decide) -> _Decide:
        @wraps(decide)
        def decided(*arguments: Any) -> bool:
            fresh = [anchor for anchor in anchors if anchor not in _scope.bound]
            if not fresh:
                return decide(*arguments)
            with _entered(fresh, resource):
                return decide(*arguments)

        return cast("_Decide", decided)

    return around


def explained_in(resource: str, *anchors: str) -> Callable[[Explain], Explain]:
    """For a function that explains by a schema of `resource`. All its errors are found before the
    first is told: whoever reads them may be in another scope."""

    def around(explain: Explain) -> Explain:
        @wraps(explain)
        def explained(value: Json, at: Location) -> Iterator[ValidationError]:
            fresh = [anchor for anchor in anchors if anchor not in _scope.bound]
            if not fresh:
                yield from explain(value, at)
                return
            with _entered(fresh, resource):
                errors = list(explain(value, at))
            yield from errors

        return explained

    return around


def bound(
    anchor: str, functions: Mapping[str, _Function], otherwise: _Function
) -> _Function:
    """The one of `functions`, by resource, that a dynamic reference to `anchor` means now."""
    return functions.get(_scope.bound.get(anchor, ""), otherwise)
