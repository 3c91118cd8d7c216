"""Defaults of dataclasses.

    @reads_defaults
    @dataclass(slots=True, kw_only=True)
    class Job:
        retries: int = defaults_to(3)

`Job().retries` is 3, which is dumped only if it is set. (`dataclasses.replace` sets all fields.)
"""

from __future__ import annotations

from dataclasses import field, fields
from typing import Any, TypeVar, cast

from .absent import MISSING
from .defaults import Default, as_set, read_defaults

T = TypeVar("T")
Model = TypeVar("Model", bound=type)


def defaults_to(value: T, *, name: str | None = None) -> T:
    """A field that reads as `value` while it is not set; `name` is its name in documents."""
    metadata = {} if name is None else {"name": name}
    made: Any = field(default_factory=Default(value, MISSING), metadata=metadata)
    return cast(T, made)


def reads_defaults(model: Model) -> Model:
    """`model`, whose fields with a default read as that while they are not set."""
    defaults = {
        each.name: each.default_factory
        for each in fields(model)
        if isinstance(each.default_factory, Default)
    }
    slots = [each.name for each in fields(model)]
    held = [as_set(name) if name in defaults else name for name in slots]

    def state(self: object) -> tuple[None, dict[str, object]]:
        """What a copy has is set where it is set here."""
        values = [getattr(self, name) for name in held]
        return None, dict(zip(slots, values, strict=True))

    type.__setattr__(model, "__getstate__", state)
    return read_defaults(model, defaults)
