"""Refusing documents: what a validator says, as an error of pydantic.

``loc`` is the path into the document, ``type`` is ``json_schema.`` and the keyword; texts that are
no JSON have pydantic's own ``json_invalid``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, time
from enum import Enum
from math import isfinite
from typing import Any, Protocol, cast
from uuid import UUID

from pydantic import BaseModel, ValidationError
from pydantic_core import InitErrorDetails, PydanticCustomError


class Failure(Protocol):
    """One way in which a document is wrong."""

    @property
    def message(self) -> str: ...
    @property
    def path(self) -> Sequence[str | int]: ...
    @property
    def validator(self) -> str: ...
    @property
    def instance(self) -> Any: ...


class Check(Protocol):
    """A validator of this package."""

    def is_valid(self, instance: object, /) -> bool: ...
    def iter_errors(self, instance: object, /) -> Iterator[Failure]: ...


#: What documents can have, or Python values that are dumped as such.
_OF_JSON = (str, int, type(None), BaseModel, date, time, Enum, UUID, Mapping)
#: Levels that a Python value may have: one that holds itself has no end.
_DEEPEST = 10_000


def refuse_foreign(model: type[Any], value: object) -> None:
    """Refuse Python values that no document can have, wherever in `value` they are: a model
    that holds one could not be dumped."""
    failures: list[InitErrorDetails] = []
    pending: list[tuple[tuple[str | int, ...], object]] = [((), value)]
    while pending:
        path, each = pending.pop()
        if len(path) > _DEEPEST:
            raise too_deep(model, value, "the document is nested too deeply")
        if isinstance(each, dict):
            members = cast("dict[Any, object]", each)
            pending += [((*path, key), below) for key, below in members.items()]
            fits = all(isinstance(key, str) for key in members)
        elif isinstance(each, (list, tuple)):
            items = cast("Sequence[object]", each)
            pending += [((*path, i), below) for i, below in enumerate(items)]
            fits = True
        else:
            fits = (
                isfinite(each)
                if isinstance(each, float)
                else isinstance(each, _OF_JSON)
            )
        if not fits:
            error = failed("type", f"{each!r} is no value of JSON")
            failures.append(InitErrorDetails(type=error, loc=path, input=each))
    if failures:
        raise ValidationError.from_exception_data(model.__name__, failures)


def refusal(model: type[Any], check: Check, document: object) -> ValidationError:
    failures = [
        InitErrorDetails(
            type=failed(failure.validator, failure.message),
            loc=tuple(failure.path),
            input=failure.instance,
        )
        for failure in check.iter_errors(document)
    ]
    return ValidationError.from_exception_data(model.__name__, failures)


def too_deep(model: type[Any], value: object, message: str) -> ValidationError:
    shown = type(value).__name__  # The value itself could not be shown.
    failure = InitErrorDetails(type=failed("depth", message), loc=(), input=shown)
    return ValidationError.from_exception_data(model.__name__, [failure])


def no_json(model: type[Any], text: object, said: str) -> ValidationError:
    error = PydanticCustomError(
        "json_invalid", "Invalid JSON: {error}", {"error": said}
    )
    failure = InitErrorDetails(type=error, loc=(), input=text)
    return ValidationError.from_exception_data(model.__name__, [failure], "json")


def failed(keyword: str, message: str) -> PydanticCustomError:
    # Passed as a value: braces in a message are no placeholders.
    return PydanticCustomError(
        cast(Any, f"json_schema.{keyword}"), "{message}", {"message": message}
    )
