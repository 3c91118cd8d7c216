"""The check around what pydantic makes of a document: once for each document, whichever door it
comes through, and before anything is made of it; or in one, where the types say all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeAlias, cast
from weakref import WeakKeyDictionary

from pydantic import BaseModel, ValidationError

from .building import (
    Subject,
    reaches_tuples,
    validator_of,
    validator_of_valid,
)
from .concurrent_change import is_panic
from .core_schemas import mentions_tuples
from .documents import documents_of, plain_values
from .exact_building import exact_validator_of
from .refusals import UNDECIDED, changed, refusal, too_deep, undecided
from .respelling import closest
from .validator import Validator

__all__ = [
    "Build",
    "Door",
    "Parse",
    "Read",
    "built",
    "door",
    "has_tuples",
    "is_to_be_parsed",
    "reader",
]

#: What pydantic makes of a value that has been checked.
Build: TypeAlias = Callable[[Any], Any]
#: The check of a value, and then what `Build` makes of it.
Read: TypeAlias = Callable[[Any, Build], Any]

#: What makes of a value what its class, or the alias of its type, says.
Parse: TypeAlias = Callable[[Any], Any]

#: What a check raises that has no verdict on a value: `Validator.is_valid` says what it is.
_FAULTS = (RuntimeError, LookupError, TypeError, AttributeError)

#: What a class with fields is made of.
_OBJECTS = (dict, BaseModel)
#: What `has_tuples` has found.
_with_tuples: WeakKeyDictionary[Subject, bool] = WeakKeyDictionary()


def reader(subject: Subject, check: Validator) -> Read:
    """What makes of a document what `subject`, a class or the alias of a type, says: the check,
    and then pydantic's `build`."""
    decide = check.decide

    def read(value: Any, build: Build) -> Any:
        try:
            accepted = decide(value)
        except _FAULTS:
            # The same again says what it is.
            accepted = _is_valid(subject, check, value)
        if not accepted:
            _ensure_accepted(subject, check, value)
        return built(subject, value, build)

    return read


@dataclass(frozen=True, slots=True)
class Door:
    """What a document of a class, or of the alias of a type, goes through: it is accepted and
    built, nearly always, and whoever has it calls what does so without anything around it.
    """

    #: Where the types say all: verdict and what is built at once, of the usual documents; of a
    #: class, of a `dict` whose members are those of fields, if it is closed. Raises pydantic's
    #: `ValidationError` for others.
    exact: Build | None
    #: The verdict. Raises whatever Python does.
    decide: Callable[[Any], bool]
    #: What becomes of what `decide` accepts. Raises pydantic's `ValidationError`.
    build: Build
    #: What becomes of what is not: a value that stands for a document. Raises the same.
    refused: Parse
    #: All of it, for any value. After `decide` or `build` have raised something, the same again
    #: says what it is.
    parse: Parse


def door(subject: Subject, check: Validator) -> Door:
    """The way of documents into `subject`, whose schema `check` decides about."""
    read = reader(subject, check)
    exact = exact_validator_of(subject, of_objects=isinstance(subject, type))

    def build_later(value: Any) -> Any:
        return validator_of(subject).validate_python(value)

    # What is seldom asked for is made when it is.
    usual = build_later if exact else validator_of_valid(subject).validate_python

    def refused(value: Any) -> Any:
        _ensure_accepted(subject, check, value)
        return built(subject, value, build_later)

    def parse(value: Any) -> Any:
        return read(value, build_later)

    at_once = exact.validate_python if exact else None
    return Door(at_once, check.decide, usual, refused, parse)


def is_to_be_parsed(error: BaseException) -> bool:
    """Whether `Door.parse` says what it is that `Door.exact`, `decide` or `build` raised."""
    return isinstance(error, (*_FAULTS, ValidationError)) or is_panic(error)


def built(subject: Subject, value: Any, build: Build) -> Any:
    """What pydantic's `build` makes of a `value` that has been checked."""
    if _has_fields(subject) and not isinstance(value, _OBJECTS):
        return value  # The schema allows it: null, or whatever is no object.
    try:
        return build(value)
    except ValidationError as error:
        return _built_otherwise(subject, value, build, error)
    except BaseException as error:
        if is_panic(error):
            raise changed(subject, cast(object, value)) from None
        raise


def _is_valid(subject: Subject, check: Validator, value: Any) -> bool:
    """The verdict of `check`. Raises pydantic's `ValidationError` where there is none."""
    try:
        return check.is_valid(value)
    except UNDECIDED as error:
        raise undecided(subject, value, error) from None


def _ensure_accepted(subject: Subject, check: Validator, value: Any) -> None:
    """Return if `check`, which refuses `value`, accepts the document that it stands for. Raises
    pydantic's `ValidationError`."""
    try:
        if isinstance(subject, type) and isinstance(value, subject):
            return
        tuples = has_tuples(subject)
        refused: list[object] = []
        for document in documents_of(value, check, tuples=tuples):
            if check.is_valid(document):
                return
            refused.append(document)
        raise refusal(subject, check, closest(check, refused))
    except UNDECIDED as error:
        raise undecided(subject, value, error) from None


def _has_fields(subject: Subject) -> bool:
    return isinstance(subject, type) and not subject.__pydantic_root_model__


def has_tuples(subject: Subject) -> bool:
    """Is something typed as a tuple in `subject`, or in what is nested in it?"""
    verdict = _with_tuples.get(subject)
    if verdict is None:
        if isinstance(subject, type) and "__check__" not in subject.__dict__:
            verdict = mentions_tuples(
                subject.__pydantic_core_schema__
            )  # Somebody's own.
        else:
            verdict = reaches_tuples(subject)
        _with_tuples[subject] = verdict
    return verdict


def _built_otherwise(
    subject: Subject, value: Any, build: Build, error: ValidationError
) -> Any:
    """What pydantic refuses although the schema allows it: documents nested more deeply than
    it goes, and whole numbers too large for it that are written like ``1e300``."""
    if any(
        failure["type"].startswith("recursion")
        for failure in error.errors(include_input=False)
    ):
        raise too_deep(subject, value, "the document is nested too deeply") from None
    return build(plain_values(value))
