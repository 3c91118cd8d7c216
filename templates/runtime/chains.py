"""Long chains of functions that call one another on the same value."""

from __future__ import annotations

from collections.abc import Callable
from functools import update_wrapper
from threading import local
from typing import TYPE_CHECKING, Any, TypeVar, cast

if TYPE_CHECKING:
    from .values import Json, Seen

    #: The functions that are decided before another one. They stand below it.
    Before = Callable[[], tuple[Callable[..., bool], ...]]

_Decide = TypeVar("_Decide", bound=Callable[..., bool])


def after(before: Before, *, notes: bool = False) -> Callable[[_Decide], _Decide]:
    """For a function of a long chain: those that `before` names are decided first, the innermost
    before the others, so that a chain needs no more of the stack than a part of it. With `notes`
    the function takes the set to note in as well."""

    def around(decide: _Decide) -> _Decide:
        return cast("_Decide", _Link(decide, before, notes))

    return around


class _Link:
    def __init__(
        self, decide: Callable[..., bool], before: Before, notes: bool
    ) -> None:
        self.decide: Callable[..., bool] = decide
        self.before = before
        self.notes = notes
        update_wrapper(self, decide)

    def __call__(self, value: Json, seen: Seen | None = None) -> bool:
        valid, noted = _verdict(self, value)
        if seen is not None:
            seen |= noted
        return valid


class _Innermost(local):
    """The value that is looked at in each thread, in a list of its own, and the verdicts on it,
    with what was noted on the way."""

    value: list[Any] | None = None
    verdicts: dict[_Link, tuple[bool, Seen]] | None = None


_innermost = _Innermost()


def _verdict(link: _Link, value: Json) -> tuple[bool, Seen]:
    """What `link` decides; it is asked once while `value` is the one that is looked at."""
    around = _innermost.value, _innermost.verdicts
    held, links = around
    if held is None or held[0] is not value or links is None:
        links = {}
        _innermost.value, _innermost.verdicts = [value], links
    try:
        pending, opened = [link], set[_Link]()
        while link not in links:
            current = pending[-1]
            below = cast("tuple[_Link, ...]", current.before())
            missing = [link for link in below if link not in links]
            if missing and current not in opened:
                opened.add(current)
                pending += missing
                continue
            noted: Seen = set()
            if current not in links:
                arguments = (value, noted) if current.notes else (value,)
                links[current] = current.decide(*arguments), noted
            pending.pop()
        return links[link]
    finally:
        _innermost.value, _innermost.verdicts = around
