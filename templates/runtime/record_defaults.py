"""Defaults of dataclasses.

    @reads_defaults
    @dataclass(slots=True, kw_only=True)
    class Job:
        retries: int = field(default_factory=defaults_to(3))

`Job().retries` is 3, which is dumped only if it is set. (`dataclasses.replace` sets all fields.)
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from typing import TypeVar

from .absent import MISSING
from .defaults import Default, as_set, read_defaults

T = TypeVar("T")
Model = TypeVar("Model", bound=type)


def defaults_to(value: T) -> Callable[[], T]:
    """The default factory of a field that reads as `value` while it is not set."""
    return Default(value, MISSING)


def reads_defaults(model: Model) -> Model:
    """`model`, whose fields with a default read as that while they are not set."""
    defaults = {
        field.name: field.default_factory
        for field in fields(model)
        if isinstance(field.default_factory, Default)
    }
    slots = [field.name for field in fields(model)]
    held = [as_set(name) if name in defaults else name for name in slots]

    def state(self: object) -> tuple[None, dict[str, object]]:
        """What a copy has is set where it is set here."""
        values = [getattr(self, name) for name in held]
        return None, dict(zip(slots, values, strict=True))

    return read_defaults(model, defaults, __getstate__=state)
