"""Whole numbers that were written as `float`s, and are integers since they were read.

The integer that a large `float` is equal to has other digits than the ones that the `float` is
written with: ``int(1e23)`` is 99999999999999991611392. Whether it is a multiple of 5 depends on
which of the two is meant, and a schema means what is written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import chain, combinations, islice
from typing import TYPE_CHECKING, cast

from .respelling import refused_by, respelled

if TYPE_CHECKING:
    from .errors import ValidationError
    from .validator import Validator
    from .values import Path

    Places = frozenset[Path]

#: From here on a `float` may have other digits than its integer.
_LARGE = 2**53
#: Of so few, each may be either, whatever the others are; of more, so many are tried one by one, as
#: long as so many are looked at in all.
_FEW, _MANY, _IN_ALL = 8, 64, 2**16
#: Keywords that how a number is written may decide, or whether they apply.
_DECIDED = frozenset(
    ("multipleOf", "not", "anyOf", "oneOf", "contains", "minContains", "maxContains")
    + ("then", "else", "unevaluatedItems", "unevaluatedProperties")
)


def valid_with_floats(check: Validator, document: object) -> object:
    """`document`, which `check` refuses, with the `float`s that its integers may have been read
    from; None if it is not valid so."""
    large = frozenset(_large(document))
    if not large:
        return None
    refused = refused_by(("multipleOf",), check.iter_errors(document))
    for floats in (large & refused, large):
        candidate = _mended(check, document, large, floats)
        if candidate is not None:
            return candidate
    return None


def _mended(
    check: Validator, document: object, large: Places, floats: Places
) -> object:
    """`document` with `floats`, a part of the `large` integers, or with another part of them that
    is next to it: what is refused is put right one after the other."""
    candidate = respelled(document, floats, _as_float)
    failures = [*check.iter_errors(candidate)]
    while failures:
        concerned = [_concerned(failure, large) for failure in failures]
        if not all(concerned):
            return None
        for changed in _mixtures(min(concerned, key=len)):
            candidate = respelled(document, floats ^ changed, _as_float)
            left = [*islice(check.iter_errors(candidate), len(failures))]
            if len(left) < len(failures):
                floats, failures = floats ^ changed, left
                break
        else:
            return None
    return candidate


def _concerned(failure: ValidationError, places: Places) -> Places:
    """Those of `places` that may decide on `failure`: what is below its place, and nothing else."""
    if _DECIDED.isdisjoint((failure.validator, *failure.schema_path)):
        return frozenset()
    path = tuple(failure.path)
    return frozenset(place for place in places if place[: len(path)] == path)


def _mixtures(places: Places) -> Iterable[Places]:
    """Parts of `places`, small ones first; of many places, single ones and all."""
    ordered = sorted(places, key=repr)
    if len(ordered) > _FEW:
        single = ordered[: min(_MANY, _IN_ALL // len(ordered))]
        return map(frozenset, [*([place] for place in single), ordered])
    sizes = range(1, len(ordered) + 1)
    parts = chain.from_iterable(combinations(ordered, size) for size in sizes)
    return map(frozenset, parts)


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
        elif _is_ambiguous(part):
            yield place


def _is_ambiguous(value: object) -> bool:
    """Has `value` other digits when it is written as the `float` that it is equal to?"""
    written = _as_float(value)
    return written is not value and Decimal(repr(written)) != value


def _as_float(value: object) -> object:
    """The `float` that `value` is equal to, if it is an integer of so many digits."""
    if type(value) is not int or -_LARGE < value < _LARGE:
        return value
    try:
        written = float(value)
    except OverflowError:
        return value
    return written if written == value else value
