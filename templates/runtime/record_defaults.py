"""Defaults of dataclasses.

    @reads_defaults
    @dataclass(slots=True, kw_only=True)
    class Job:
        retries: int = field(default_factory=defaults_to(3))

`Job().retries` is 3, which is shown, compared and dumped only if it is set.
(`dataclasses.replace` sets all fields.)
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from reprlib import recursive_repr
from typing import TypeVar

from .absent import MISSING
from .defaults import Default, as_set, read_defaults

T = TypeVar("T")
Model = TypeVar("Model", bound=type)


def defaults_to(value: T, *, nullable: bool = False) -> Callable[[], T]:
    """The default factory of a field that reads as `value` while it is not set. None is a value
    of a `nullable` one, and makes any other unset."""
    return Default(value, MISSING, nullable=nullable)


def reads_defaults(model: Model) -> Model:
    """`model`, whose fields with a default read as that while they are not set."""
    defaults = {
        field.name: field.default_factory
        for field in fields(model)
        if isinstance(field.default_factory, Default)
    }
    slots = [field.name for field in fields(model)]
    held = [as_set(name) if name in defaults else name for name in slots]

    def values(self: object) -> list[object]:
        """What is set, and what marks the rest: a default may hold defaults without end."""
        return [getattr(self, name) for name in held]

    def equal(self: object, other: object) -> object:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return values(self) == values(other)

    @recursive_repr()
    def shown(self: object) -> str:
        """Of the fields with a default, those that are set."""
        named = zip(slots, values(self), strict=True)
        told = (
            f"{name}={value!r}"
            for name, value in named
            if value is not MISSING or name not in defaults
        )
        return f"{self.__class__.__qualname__}({', '.join(told)})"

    def state(self: object) -> tuple[None, dict[str, object]]:
        """What a copy has is set where it is set here."""
        return None, dict(zip(slots, values(self), strict=True))

    return read_defaults(
        model, defaults, __getstate__=state, __eq__=equal, __repr__=shown
    )
