"""A value → the smallest that it can be made while it shows the same.

{"a": [1, 22], "b": "long text"}   ->   {"a": [0]}   if only "a" and its having an item matter
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, TypeAlias

from schemawright.data_classes import frozen
from schemawright.values import Json, same

Shows = Callable[[Json], bool]

#: How many values may be looked at, each counted with all its parts: a large one takes long.
_MOST = 200_000
#: An array or object of more is first looked at without half of them, a quarter, and so on, and
#: items that are equal are made smaller together.
_MANY = 16


def shrunk(value: Json, shows: Shows) -> Json:
    """The smallest value found for which `shows` still says True."""
    search = _Shrinking(shows)
    while search.left > 0:
        search.size = _size(value)
        smaller = _pass(value, search)
        if smaller is value:
            break
        value = smaller
    return value


class _Shrinking:
    """Asks whether something smaller `shows` the same, until all that may be looked at is spent."""

    def __init__(self, shows: Shows) -> None:
        self._shows = shows
        self.left = _MOST
        #: Of how many parts the value is.
        self.size = 0

    def __call__(self, smaller: Json) -> bool:
        self.left -= self.size
        return self.left > 0 and self._shows(smaller)


@frozen
class _Within:
    """Asks the same of a part: `put` puts it in its place."""

    put: Callable[[Json], Json]
    around: _Asked

    @property
    def left(self) -> int:
        """How much may still be looked at."""
        return self.around.left

    def __call__(self, part: Json) -> bool:
        return self.around(self.put(part))


_Asked: TypeAlias = _Shrinking | _Within


def _size(value: Json) -> int:
    if isinstance(value, dict):
        return 1 + sum(map(_size, value.values()))
    return 1 + sum(map(_size, value)) if isinstance(value, list) else 1


def _pass(value: Json, shows: _Asked) -> Json:
    """`value` with each of its parts left out or made smaller that can be, the boldest first; the
    very same if none can."""
    if isinstance(value, dict):
        return _object_pass(value, shows)
    if isinstance(value, list):
        return _array_pass(value, shows)
    return next((smaller for smaller in _smaller(value) if shows(smaller)), value)


def _object_pass(value: dict[str, Json], shows: _Asked) -> Json:
    names = list(value)
    kept = _without_runs(names, _Within(lambda left: _only(value, left), shows))
    if len(kept) < len(names):
        value = _only(value, kept)
    for name, member in list(value.items()):
        if shows.left <= 0:
            break
        smaller = _pass(member, _Within(partial(_with_member, value, name), shows))
        if smaller is not member:
            value = _with_member(value, name, smaller)
    return value


def _only(value: dict[str, Json], names: Json) -> dict[str, Json]:
    assert isinstance(names, list)
    return {str(name): value[str(name)] for name in names}


def _with_member(value: dict[str, Json], name: str, member: Json) -> dict[str, Json]:
    return {**value, name: member}


def _array_pass(value: list[Json], shows: _Asked) -> Json:
    value = _without_runs(value, shows)
    for index in range(len(value)):
        if shows.left <= 0:
            break
        item = value[index]
        smaller = _pass(item, _Within(partial(_with_item, value, index), shows))
        if smaller is not item:
            value = _with_item(value, index, smaller)
            alike = [smaller if same(other, item) else other for other in value]
            value = alike if len(value) > _MANY and shows(alike) else value
    return value


def _without_runs(value: list[Any], shows: _Asked) -> list[Any]:
    """`value` without those of its items that can be left out; of many, half of them are tried
    first, then a quarter, and so on."""
    run = len(value) // 2 if len(value) > _MANY else 1
    while run:
        index = 0
        while index < len(value) and shows.left > 0:
            without = [*value[:index], *value[index + run :]]
            if shows(without):
                value = without
            else:
                index += run
        run //= 2
    return value


def _with_item(value: list[Json], index: int, item: Json) -> list[Json]:
    return [*value[:index], item, *value[index + 1 :]]


def _smaller(value: Json) -> Iterator[Json]:
    """Values that are less than a string or a number."""
    if isinstance(value, str) and value:
        yield from dict.fromkeys(("", value[: len(value) // 2], value[:-1], value[1:]))
    elif isinstance(value, (int, float)) and not isinstance(value, bool) and value not in (0, 1):
        yield from (0, 1)
