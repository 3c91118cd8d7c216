"""Refusing documents: what a validator says, as an error of pydantic.

``loc`` is the path into the document, ``type`` is ``json_schema.`` and the keyword; texts that are
no JSON have pydantic's own ``json_invalid``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, time
from decimal import Decimal
from enum import Enum
from itertools import islice
from math import isfinite
from typing import Any, Protocol, TypeAlias, cast
from uuid import UUID

from pydantic import BaseModel, ValidationError
from pydantic_core import InitErrorDetails, PydanticCustomError

from .concurrent_change import members_of
from .documents import plain_values
from .errors import InstanceChanged, InvalidKey
from .errors import ValidationError as Failure
from .numbers import is_decimal
from .text_writers import WRITERS
from .validator import Validator


class Named(Protocol):
    """What is refused to: a class, or the alias of a type."""

    @property
    def __name__(self) -> str: ...


Path: TypeAlias = "tuple[str | int, ...]"

#: What a validator raises that has no verdict.
UNDECIDED = (RecursionError, InstanceChanged, InvalidKey)

#: What is looked into.
_CONTAINERS: tuple[type[object], ...] = (dict, list, tuple)
#: What documents can have, or Python values that are dumped as such.
_OF_JSON = (str, int, type(None), BaseModel, date, time, Enum, UUID)
#: Levels that a Python value may have: one that holds itself has no end.
_DEEPEST = 10_000
#: How many values that no document can have are told.
_MOST_FOREIGN = 100


def admitted(model: Named, value: dict[str, Any] | list[Any]) -> Any:
    """`value` with a number for each `Decimal`. Python values that no document can have are
    refused, wherever in it they are: a model that holds one could not be dumped."""
    failures: list[InitErrorDetails] = []
    decimals = False
    # What is being looked into, innermost last: its path, and what is left of its parts.
    pending: list[tuple[Path, Iterator[tuple[Any, object]]]] = [((), _parts(value))]
    while pending and len(failures) < _MOST_FOREIGN:
        path, parts = pending[-1]
        for key, part in parts:
            if isinstance(part, _CONTAINERS):
                pending.append(((*path, key), _parts(part)))
                if not _has_names(part):
                    failures.append(_foreign((*path, key), part))
                break
            if is_decimal(part):
                decimals = True
            elif isinstance(part, tuple(WRITERS)):
                continue
            elif not (
                isfinite(part)
                if isinstance(part, float)
                else isinstance(part, _OF_JSON)
            ):
                failures.append(_foreign((*path, key), part))
                break
        else:
            pending.pop()
        if len(path) > _DEEPEST:
            raise too_deep(model, value, "the document is nested too deeply")
    if failures:
        raise ValidationError.from_exception_data(model.__name__, failures)
    # Where one can be a text, the fields decide what they are.
    return plain_values(value) if decimals and Decimal not in WRITERS else value


def _parts(value: object) -> Iterator[tuple[Any, object]]:
    members = members_of(value)
    if members is not None:
        return iter(members.items())
    return iter(enumerate(cast("Sequence[object]", value)))


def _has_names(value: object) -> bool:
    """Are the members of `value` called by texts, if it has members?"""
    return all(isinstance(name, str) for name in members_of(value) or ())


def _foreign(path: Path, value: object) -> InitErrorDetails:
    error = failed("type", f"{value!r} is no value of JSON")
    return InitErrorDetails(type=error, loc=path, input=value)


def refusal(model: Named, check: Validator, document: object) -> ValidationError:
    """The rules that `document` breaks: so many of them as `check` looks for, and then that
    there are more."""
    most = check.max_errors
    broken = [*islice(check.iter_errors(document), most + 1)]
    # What is asked by several schemas that a value must satisfy is told once.
    told = {(tuple(it.path), it.message): it for it in reversed(broken[:most])}
    failures = [*map(as_details, reversed(told.values()))]
    if len(broken) > most:
        said = f"more than {most} errors; the others were not looked for"
        more = failed("max_errors", said)
        failures.append(InitErrorDetails(type=more, loc=(), input=_kind(document)))
    if not failures:  # It was refused, and has been put right since.
        return changed(model, document)
    return ValidationError.from_exception_data(model.__name__, failures)


def as_details(failure: Failure) -> InitErrorDetails:
    """A rule that is broken, as pydantic tells it."""
    return InitErrorDetails(
        type=failed(failure.validator, failure.message),
        loc=tuple(failure.path),
        input=failure.instance,
    )


def too_deep(model: Named, value: object, message: str) -> ValidationError:
    """The refusal of what is nested too deeply to be checked."""
    return _undecided(model, value, "depth", message)


def undecided(model: Named, value: object, error: Exception) -> ValidationError:
    """The refusal of what a validator has no verdict on: it raised `error`, one of `UNDECIDED`."""
    if isinstance(error, InstanceChanged):
        return changed(model, value)
    if isinstance(error, InvalidKey):
        return _undecided(model, value, "key", str(error))
    return too_deep(model, value, str(error))


def changed(model: Named, value: object) -> ValidationError:
    """The refusal of a document that another thread was at."""
    return _undecided(model, value, "changed", "the document was changed meanwhile")


def _undecided(model: Named, value: object, kind: str, message: str) -> ValidationError:
    failure = InitErrorDetails(type=failed(kind, message), loc=(), input=_kind(value))
    return ValidationError.from_exception_data(model.__name__, [failure])


def _kind(value: object) -> str:
    """What is shown of a value that could not be shown itself."""
    return type(value).__name__


def no_json(model: Named, text: object, said: str) -> ValidationError:
    """The refusal of a text that is no JSON."""
    error = PydanticCustomError(
        "json_invalid", "Invalid JSON: {error}", {"error": said}
    )
    failure = InitErrorDetails(type=error, loc=(), input=text)
    return ValidationError.from_exception_data(model.__name__, [failure], "json")


def failed(keyword: str, message: str) -> PydanticCustomError:
    """A refusal by `keyword`, in pydantic's words."""
    # Passed as a value: braces in a message are no placeholders.
    return PydanticCustomError(
        cast(Any, f"json_schema.{keyword}"), "{message}", {"message": message}
    )
