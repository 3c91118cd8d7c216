"""Documents in which some values are written otherwise."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable
from typing import TYPE_CHECKING, cast

from .concurrent_change import members_of

if TYPE_CHECKING:
    from .errors import ValidationError
    from .values import Path

#: What a value is written as; itself if that is how it is written.
Spelling = Callable[[object], object]


def respelled(
    value: object, places: Container[Path] | None, spelling: Spelling, place: Path = ()
) -> object:
    """`value` with what `spelling` makes of the scalars at `places`, or of all if that is None."""
    members = members_of(value)
    if members is not None:
        return {
            key: respelled(member, places, spelling, (*place, key))
            for key, member in members.items()
        }
    if isinstance(value, list):
        items = enumerate(cast("list[object]", value))
        return [
            respelled(item, places, spelling, (*place, index)) for index, item in items
        ]
    return spelling(value) if places is None or place in places else value


def refused_by(
    keywords: Container[str], failures: Iterable[ValidationError]
) -> set[Path]:
    """The places at which one of `keywords` refuses something, for any alternative."""
    places: set[Path] = set()
    pending = [*failures]
    while pending:
        failure = pending.pop()
        pending += failure.context
        if failure.validator in keywords:
            places.add(tuple(failure.path))
    return places
