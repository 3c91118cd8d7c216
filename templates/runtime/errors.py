"""What a failed validation says."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from .json_paths import json_path

if TYPE_CHECKING:
    from .values import Json, Path


class ValidationError(ValueError):
    """A keyword of the schema that the instance does not satisfy.

    The names are those of the ``jsonschema`` library: `path` leads from the top of the instance
    to the part that is wrong, `schema_path` from the top of the schema to the keyword that says
    so, through the references on the way; `validator` is that keyword and `validator_value` its
    value; `instance` is the wrong part; `context` holds, for ``anyOf`` and ``oneOf``, the errors
    of the branches.

    Raised by `Validator.validate`, it is the most telling of the errors, and `errors` has them
    all, best first, or so many of them that `more` is true.
    """

    def __init__(
        self,
        message: str,
        path: Path,
        schema_path: Path,
        validator: str,
        validator_value: Json,
        instance: Json,
        context: Sequence[ValidationError] = (),
    ) -> None:
        super().__init__(message)
        self.message = message
        self.path = path
        self.schema_path = schema_path
        self.validator = validator
        self.validator_value = validator_value
        self.instance = instance
        self.context = tuple(context)
        self.errors: tuple[ValidationError, ...] = (self,)
        #: There are others, which were not looked for.
        self.more = False

    def __str__(self) -> str:
        if len(self.errors) == 1 and not self.more:
            return f"{self.json_path}: {self.message}"
        number = len(self.errors)
        lines = [f"{number} errors and more" if self.more else f"{number} errors"]
        lines += [f"  {error.json_path}: {error.message}" for error in self.errors[:20]]
        if number > 20:
            lines.append(f"  and {number - 20} more")
        if self.more:
            lines.append("  and more, which were not looked for")
        return "\n".join(lines)

    @cached_property
    def json_path(self) -> str:
        """`path` as a JSONPath (RFC 9535): ``$.items[0].name``."""
        return json_path(self.path)

    def __reduce__(self) -> tuple[object, ...]:
        fields = (
            self.message,
            self.path,
            self.schema_path,
            self.validator,
            self.validator_value,
            self.instance,
            self.context,
        )
        # What was raised knows all the errors; the first of them is itself.
        several = len(self.errors) > 1 or self.more
        state = {"errors": self.errors, "more": self.more} if several else None
        return (type(self), fields, state)


class DepthExceeded(RecursionError):
    """The instance is nested too deeply to be validated within Python's recursion limit
    (`sys.setrecursionlimit` raises it). It has been neither accepted nor refused."""


class InvalidKey(TypeError):
    """The instance has a key that is no string, as YAML may have them, where names are looked
    at. It has been neither accepted nor refused."""


class InstanceChanged(RuntimeError):
    """The instance was changed while it was looked at, by another thread. It has been neither
    accepted nor refused."""


def best(errors: Sequence[ValidationError]) -> list[ValidationError]:
    """`errors` with the most telling first: nearest to the top of the instance, plain keywords
    before alternatives; else in the order in which they were found."""
    return sorted(
        errors, key=lambda e: (len(e.path), e.validator in {"anyOf", "oneOf"})
    )
