"""Defaults of Structs.

    @reads_defaults
    class Job(msgspec.Struct, kw_only=True):
        retries: int = defaults_to(3)

`Job().retries` is 3, which is shown and written only if it is set, by msgspec itself, too.
"""

from __future__ import annotations

from reprlib import recursive_repr
from typing import Any, TypeVar, cast

import msgspec

from .defaults import Default, read_defaults

T = TypeVar("T")
Model = TypeVar("Model", bound=type)


def defaults_to(value: T, *, nullable: bool = False) -> T:
    """A field that reads as `value` while it is not set. None is a value of a `nullable` one, and
    makes any other unset."""
    default = Default(value, msgspec.UNSET, nullable=nullable)
    return cast(T, msgspec.field(default_factory=default))


def reads_defaults(model: Model) -> Model:
    """`model`, whose fields with a default read as that while they are not set."""
    struct: Any = model
    fields: tuple[str, ...] = struct.__struct_fields__
    given: tuple[Any, ...] = struct.__struct_defaults__
    # They are those of the last fields.
    names = fields[len(fields) - len(given) :]
    factories = {
        name: getattr(default, "factory", None)
        for name, default in zip(names, given, strict=True)
    }
    defaults = {
        name: factory
        for name, factory in factories.items()
        if isinstance(factory, Default)
    }
    told: Any = struct.__rich_repr__

    def rich(self: object) -> list[tuple[str, object]]:
        """Of the fields with a default, those that are set."""
        pairs = cast("list[tuple[str, object]]", told(self))
        return [
            (name, value)
            for name, value in pairs
            if name not in defaults or defaults[name].is_kept(value)
        ]

    @recursive_repr()
    def shown(self: object) -> str:
        fields = ", ".join(f"{name}={value!r}" for name, value in rich(self))
        return f"{self.__class__.__qualname__}({fields})"

    return read_defaults(model, defaults, __repr__=shown, __rich_repr__=rich)
