"""Strings, all at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .values import Json


def all_strings(items: Iterable[Json]) -> bool:
    """Are all `items` strings? Nothing else can be what a string starts with, and nothing looks at
    each of them as fast as what asks that: from behind the end on, there is no start.
    """
    try:
        return not "".startswith(cast("tuple[str, ...]", tuple(items)), 1)
    except TypeError:
        return False
