"""Tells an object whose keys are not all strings, as YAML has them, from a fault of the code that
looks at it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .json_paths import json_path

if TYPE_CHECKING:
    from .values import Path

_OBJECT: tuple[type[Any], ...] = (dict,)
_CONTAINERS: tuple[type[Any], ...] = (dict, list)


def odd_key(instance: object) -> str | None:
    """Words on the first key in `instance` that is no string, or None if there is none."""
    pending: list[tuple[Path, Any]] = [((), instance)]
    seen = set[int]()
    while pending:
        path, value = pending.pop()
        if not isinstance(value, _CONTAINERS) or id(value) in seen:
            continue
        seen.add(id(value))
        places = [*value] if isinstance(value, _OBJECT) else [*range(len(value))]
        if isinstance(value, _OBJECT):
            for key in places:
                if not isinstance(key, str):
                    return f"{json_path(path)} has the key {key!r}, which is no string"
        pending += (((*path, place), value[place]) for place in reversed(places))
    return None
