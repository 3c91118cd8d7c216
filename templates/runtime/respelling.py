"""Documents in which some values are written otherwise."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, cast

from .concurrent_change import members_of
from .numbers import is_decimal
from .text_writers import text_of

if TYPE_CHECKING:
    from .errors import ValidationError
    from .validator import Validator
    from .values import Path

#: The keywords that a number breaks where a text would be right.
_OTHER_VALUES = frozenset(("type", "enum", "const"))

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


def with_decimal_texts(document: object, check: Validator) -> Iterator[object]:
    """`document` with texts for those of its `Decimal`s that `check` refuses as numbers in the
    place of other values, and for all of them."""
    failures = islice(check.iter_errors(document), check.max_errors)
    refused = refused_by(_OTHER_VALUES, failures)
    if refused:
        yield respelled(document, refused, _decimal_text)
    yield respelled(document, None, _decimal_text)


def _decimal_text(value: object) -> object:
    return text_of(value) if is_decimal(value) else value


def closest(check: Validator, documents: Sequence[object]) -> object:
    """The one of `documents`, which `check` refuses, that it finds least wrong in."""
    if len(documents) == 1:
        return documents[0]

    def errors(document: object) -> int:
        return len([*islice(check.iter_errors(document), check.max_errors)])

    return min(documents, key=errors)
