"""A value → the smallest that it can be made while it shows the same.

{"a": [1, 22], "b": "long text"}   ->   {"a": [0]}   if only "a" and its having an item matter
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from schemawright.values import Json

#: Values that are tried.
_MOST = 2000


def shrunk(value: Json, shows: Callable[[Json], bool]) -> Json:
    """The smallest value found for which `shows` still says True."""
    tried = 0
    progress = True
    while progress:
        progress = False
        for smaller in _smaller(value):
            tried += 1
            if tried > _MOST:
                return value
            if shows(smaller):
                value, progress = smaller, True
                break
    return value


def _smaller(value: Json) -> Iterator[Json]:
    """Values with one thing less, the boldest first."""
    if isinstance(value, dict):
        yield from ({n: v for n, v in value.items() if n != name} for name in value)
        for name, member in value.items():
            yield from ({**value, name: smaller} for smaller in _smaller(member))
    elif isinstance(value, list):
        yield from (value[:i] + value[i + 1 :] for i in range(len(value)))
        for index, item in enumerate(value):
            yield from (
                [*value[:index], smaller, *value[index + 1 :]] for smaller in _smaller(item)
            )
    elif isinstance(value, str) and value:
        yield from dict.fromkeys(("", value[: len(value) // 2], value[:-1], value[1:]))
    elif isinstance(value, (int, float)) and not isinstance(value, bool) and value not in (0, 1):
        yield from (0, 1)
