"""Codecs of msgspec's Structs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

import msgspec

from .defaults import Default, as_set
from .instances import InstanceCodec, Layout, others, written
from .never_null import never_null

T = TypeVar("T")

#: What a field holds that is not set and has a default, whatever its type.
unset: Any = msgspec.UNSET

_known: dict[type[Any], Layout | None] = {}


class Codec(InstanceCodec[T]):
    __slots__ = ()
    __doc__ = InstanceCodec.__doc__

    def _written(self, value: T) -> object:
        try:
            return written(value, _layout, msgspec.UNSET)
        except RecursionError:
            raise self._too_deep() from None


def additional(document: Mapping[str, Any], model: type[Any]) -> dict[str, Any]:
    """The members of `document` that have no field in `model`."""
    return others(document, _layout(model))


def _layout(model: type[Any]) -> Layout | None:
    if model not in _known:
        _known[model] = _found(model)
    return _known[model]


def _found(model: type[Any]) -> Layout | None:
    if not issubclass(model, msgspec.Struct):
        return None
    own: dict[str, str] = getattr(model, "__names__", {})
    fields, names = model.__struct_fields__, model.__struct_encode_fields__
    # The defaults are those of the last fields.
    given: tuple[object, ...] = model.__struct_defaults__
    defaults = (msgspec.NODEFAULT,) * (len(fields) - len(given)) + given
    absent_if_none = never_null(model)
    members: list[tuple[str, str, bool]] = []
    for field, name, default in zip(fields, names, defaults, strict=True):
        read: object = getattr(default, "factory", None)
        if isinstance(read, Default):
            member = as_set(field), own.get(field, name), not read.nullable
        else:
            is_none = default is None or field in absent_if_none
            member = field, own.get(field, name), is_none
        if field != "additional":
            members.append(member)
    is_open = len(members) < len(fields)
    return Layout(tuple(members), frozenset(name for _, name, _ in members), is_open)
