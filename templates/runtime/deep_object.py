"""The style ``deepObject``: a field for each member, with a name that says where it is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast


def deep_object(name: str, value: object) -> Iterator[tuple[str, object]]:
    """The names and scalars in `value`: ``name[member]``, and ``name[0]`` for items, which
    OpenAPI leaves open and most servers read. What is None is left out."""
    if isinstance(value, dict):
        for key, member in cast("dict[str, object]", value).items():
            yield from deep_object(f"{name}[{key}]", member)
    elif isinstance(value, list):
        for index, item in enumerate(cast("list[object]", value)):
            yield from deep_object(f"{name}[{index}]", item)
    elif value is not None:
        yield name, value
