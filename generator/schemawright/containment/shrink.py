"""A value → the smallest that it can be made while it shows the same.

{"a": [1, 22], "b": "long text"}   ->   {"a": [0]}   if only "a" and its having an item matter
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from schemawright.values import Json, same

Shows = Callable[[Json], bool]

#: How many values may be looked at, each counted with all its parts: a large one takes long.
_MOST = 200_000
#: An array of more items is first looked at without half of them, a quarter, and so on, and those
#: of its items that are equal are made smaller together.
_MANY = 16


def shrunk(value: Json, shows: Shows) -> Json:
    """The smallest value found for which `shows` still says True."""
    left, size = _MOST, 0

    def still_shows(smaller: Json) -> bool:
        nonlocal left
        left -= size
        return left > 0 and shows(smaller)

    while left > 0:
        size = _size(value)
        smaller = _pass(value, still_shows)
        if smaller is value:
            break
        value = smaller
    return value


def _size(value: Json) -> int:
    if isinstance(value, dict):
        return 1 + sum(map(_size, value.values()))
    return 1 + sum(map(_size, value)) if isinstance(value, list) else 1


def _pass(value: Json, shows: Shows) -> Json:
    """`value` with each of its parts left out or made smaller that can be, the boldest first; the
    very same if none can."""
    if isinstance(value, dict):
        return _object_pass(value, shows)
    if isinstance(value, list):
        return _array_pass(value, shows)
    return next((smaller for smaller in _smaller(value) if shows(smaller)), value)


def _object_pass(value: dict[str, Json], shows: Shows) -> Json:
    for name in list(value):
        without = {other: member for other, member in value.items() if other != name}
        if shows(without):
            value = without
    for name, member in list(value.items()):
        smaller = _pass(member, partial(_shows_member, value, name, shows))
        if smaller is not member:
            value = {**value, name: smaller}
    return value


def _shows_member(value: dict[str, Json], name: str, shows: Shows, member: Json) -> bool:
    return shows({**value, name: member})


def _array_pass(value: list[Json], shows: Shows) -> Json:
    run = len(value) // 2 if len(value) > _MANY else 1
    while run:
        value = _without_runs(value, run, shows)
        run //= 2
    for index in range(len(value)):
        item = value[index]
        smaller = _pass(item, partial(_shows_item, value, index, shows))
        if smaller is not item:
            value = [*value[:index], smaller, *value[index + 1 :]]
            alike = [smaller if same(other, item) else other for other in value]
            value = alike if len(value) > _MANY and shows(alike) else value
    return value


def _without_runs(value: list[Json], run: int, shows: Shows) -> list[Json]:
    """`value` without those of its runs of so many items that can be left out."""
    index = 0
    while index < len(value):
        without = [*value[:index], *value[index + run :]]
        if shows(without):
            value = without
        else:
            index += run
    return value


def _shows_item(value: list[Json], index: int, shows: Shows, item: Json) -> bool:
    return shows([*value[:index], item, *value[index + 1 :]])


def _smaller(value: Json) -> Iterator[Json]:
    """Values that are less than a string or a number."""
    if isinstance(value, str) and value:
        yield from dict.fromkeys(("", value[: len(value) // 2], value[:-1], value[1:]))
    elif isinstance(value, (int, float)) and not isinstance(value, bool) and value not in (0, 1):
        yield from (0, 1)
