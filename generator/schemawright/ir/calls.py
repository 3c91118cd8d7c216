"""Which functions a check calls on the same instance, and whether that goes round in a circle."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from schemawright.ir.checks import (
    All,
    AnyCheck,
    AnyOf,
    FunctionCall,
    IfThenElse,
    Not,
    OneOf,
    Unevaluated,
    When,
)
from schemawright.values import Tokens


def in_place(check: AnyCheck) -> dict[str, Tokens]:
    """The functions that `check` calls on its own instance whatever that is, each with the way
    there in the schema. A branch behind
    ``if`` or a property's presence is left out: it may come to an end."""
    return dict(_calls(check))


def _calls(check: AnyCheck) -> Iterator[tuple[str, Tokens]]:
    if isinstance(check, FunctionCall):
        yield check.function, check.tokens
    elif isinstance(check, Unevaluated):
        yield check.tracker, ()
        yield from _calls(check.siblings)
    elif isinstance(check, All):
        for part in check.checks:
            yield from _calls(part)
    elif isinstance(check, (AnyOf, OneOf)):
        for part in check.branches:
            yield from _calls(part)
    elif isinstance(check, (Not, When)):
        yield from _calls(check.check)
    elif isinstance(check, IfThenElse):
        yield from _calls(check.test)


def loops(calls: Mapping[str, Iterable[str]]) -> Iterator[tuple[str, ...]]:
    """The functions of each circle that a walk along `calls` comes upon, in their order; without
    recursion."""
    done: set[str] = set()
    for start in calls:
        path: dict[str, Iterator[str]] = {}
        current: str | None = start if start not in done else None
        while current is not None:
            if current not in path:
                path[current] = iter(calls[current])
            following = next(path[current], None)
            if following is None:
                done.add(current)
                del path[current]
                current = next(reversed(path), None)
            elif following in path:
                way = list(path)
                yield tuple(way[way.index(following) :])
            elif following not in done:
                current = following
