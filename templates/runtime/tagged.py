"""Reading documents of several classes, of which a member says which one it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias, cast

from .reading import first
from .tag_keys import tag_key

#: A test, and what reads the values that pass it.
Option: TypeAlias = tuple[Callable[[Any], bool], Callable[[Any], Any]]


def by_constant(
    value: Any,
    member: str,
    readers: Mapping[Any, Callable[[Any], Any]],
    *others: Option,
) -> Any:
    """`value` as the one of `readers` reads it that is for the constant that its `member` is; or
    else as the first of the `others` does that accepts it."""
    if isinstance(value, dict):
        read = readers.get(tag_key(cast("dict[str, Any]", value).get(member)))
        if read is not None:
            return read(value)
    return first(value, *others)


def tagged(
    value: Any, member: str, options: Mapping[str, Option], *others: Option
) -> Any:
    """`value` as the one of `options` reads it that its `member` names, if that accepts it; else
    as the first of the `others` that does.
    """
    if isinstance(value, dict):
        tag = cast("dict[str, Any]", value).get(member)
        option = options.get(tag) if isinstance(tag, str) else None
        if option is not None and option[0](value):
            return option[1](value)
    return first(value, *others)
