"""Fields with a default: what they read as while they are not set, and that they are not set."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from copy import deepcopy
from typing import Any, TypeVar

T = TypeVar("T", bound=type)


class Default:
    """What a field reads as while it holds `unset`, or None where it may not be null. It is the
    field's default factory."""

    __slots__ = ("nullable", "unset", "value")

    def __init__(self, value: object, unset: object, *, nullable: bool) -> None:
        self.value, self.unset, self.nullable = value, unset, nullable

    def __call__(self) -> Any:
        return self.unset

    def is_kept(self, value: object) -> bool:
        """Is a field set that holds `value`?"""
        return value is not self.unset and (value is not None or self.nullable)


class _Attribute:
    """The attribute of a class for a field with a default; `slot` holds what the field has."""

    __slots__ = ("_default", "_slot")

    def __init__(self, slot: Any, default: Default) -> None:
        self._slot, self._default = slot, default

    def __get__(self, instance: object, owner: type[Any]) -> Any:
        if instance is None:
            return self._slot
        value = self._slot.__get__(instance, owner)
        if self._default.is_kept(value):
            return value
        # One that can be changed is a copy each time: to keep a change is to set the field.
        return deepcopy(self._default.value)

    def __set__(self, instance: object, value: object) -> None:
        kept = value if self._default.is_kept(value) else self._default.unset
        self._slot.__set__(instance, kept)

    def __delete__(self, instance: object) -> None:
        self._slot.__set__(instance, self._default.unset)


def as_set(field: str) -> str:
    """The name of the attribute for what `field` has, whether it is set or not."""
    return f"{field} as set"


def read_defaults(
    model: T, defaults: Mapping[str, Default], **methods: Callable[..., object]
) -> T:
    """`model`, a class with slots, whose fields read as their `defaults` while they are not
    set; with `methods` of its own."""
    for name, default in defaults.items():
        slot = model.__dict__[name]
        setattr(model, as_set(name), slot)
        setattr(model, name, _Attribute(slot, default))
    for name, method in methods.items():
        setattr(model, name, method)
    return model
