"""Codecs of dataclasses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any, TypeVar

from .absent import MISSING
from .defaults import Default, as_set
from .instances import InstanceCodec, Layout, others, written
from .never_null import never_null

T = TypeVar("T")

#: What a field holds that is not set and has a default, whatever its type.
unset: Any = MISSING

_known: dict[type[Any], Layout | None] = {}


class Codec(InstanceCodec[T]):
    __slots__ = ()
    __doc__ = InstanceCodec.__doc__

    def _written(self, value: T) -> object:
        try:
            return written(value, _layout, MISSING)
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
    if not is_dataclass(model):
        return None
    own = [field for field in fields(model) if field.name != "additional"]
    absent_if_none = never_null(model)
    members = [
        (
            as_set(one.name) if isinstance(one.default_factory, Default) else one.name,
            one.metadata.get("name", one.name),
            one.default is None or one.name in absent_if_none,
        )
        for one in own
    ]
    is_open = len(own) < len(fields(model))
    return Layout(tuple(members), frozenset(name for _, name, _ in members), is_open)
