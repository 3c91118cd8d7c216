"""Values that are assigned to the fields of a model.

Each is held against what the schema says of such a member whatever the others are: a value that
no valid document could have is refused. What holds between members is decided with the whole
document, when it is dumped: who changes several does it one after the other.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import InitErrorDetails

from .building import validator_of
from .checking import has_tuples
from .documents import documents_of, plain_values
from .errors import ValidationError as Failure
from .missing import MISSING, UNSET
from .optional import name_in_documents, none_is_absent, optional_fields
from .refusals import UNDECIDED, admitted, as_details, failed, undecided
from .resolved_fields import resolved
from .validator import Validator

__all__ = ["absent_if_none", "assignable"]

#: Keywords that say the same of a document as the subschema below them does.
_THROUGH = frozenset({"allOf", "$ref", "$dynamicRef", "$recursiveRef"})
#: Keywords that say something of a member whatever members are beside it.
_OF_A_MEMBER = frozenset(
    {"properties", "patternProperties", "additionalProperties", "propertyNames"}
)


def assignable(
    model: type[BaseModel], check: Validator, name: str, value: object
) -> Any:
    """`value` as the field `name` of `model` holds it, or a member `name` without a field; `check`
    is the validator of the class's schema. Raises pydantic's `ValidationError` for a value that no
    document has that `check` accepts."""
    wire = name_in_documents(name, resolved(model).__pydantic_fields__.get(name))
    member: dict[str, Any] = admitted(model, {wire: value})
    try:
        failures = _failures(model, check, member)
    except UNDECIDED as error:
        raise undecided(model, value, error) from None
    if failures:
        details = [as_details(failure) for failure in failures]
        raise ValidationError.from_exception_data(model.__name__, details)
    return _built(model, name, member[wire])


@cache
def absent_if_none(model: type[BaseModel], base: type[Any]) -> frozenset[str]:
    """The fields of `model` for which None means that they are absent: those of `base`, its class
    in the package, that may not be null."""
    kept = frozenset(optional_fields(model, base))
    return none_is_absent(model, base) | (kept & _never_null(base, base.__check__))


def _never_null(model: type[BaseModel], check: Validator) -> frozenset[str]:
    """Those fields of `model` that read as `MISSING` while they are absent and are null in no
    document that `check` accepts. The annotations do not tell: the type of `MISSING` is that of
    None to pydantic."""
    fields = resolved(model).__pydantic_fields__
    names = {
        name_in_documents(name, field): name
        for name, field in fields.items()
        if field.default is MISSING
    }
    if not names:
        return frozenset()
    refused = filter(_is_of_a_member, check.iter_errors(dict.fromkeys(names)))
    places = (tuple(failure.path) for failure in refused)
    return frozenset(names[str(place[0])] for place in places if len(place) == 1)


def _failures(
    model: type[BaseModel], check: Validator, member: dict[str, Any]
) -> list[Failure]:
    """What of `member`, the only one of a document, is wrong in every document."""
    if check.is_valid(member):
        return []
    told: list[list[Failure]] = []
    for document in documents_of(member, check, tuples=has_tuples(model)):
        always = filter(_is_of_a_member, check.iter_errors(document))
        told.append(list(islice(always, check.max_errors)))
        if not told[-1]:
            break
    return [] if not told[-1] else told[0]


def _is_of_a_member(failure: Failure) -> bool:
    """Is it so in whatever document the member is?"""
    return next(_keywords(failure), None) in _OF_A_MEMBER


def _keywords(failure: Failure) -> Iterator[str | int]:
    """The way to the keyword that fails, from where it no longer speaks of the whole document."""
    steps = iter(failure.schema_path)
    for step in steps:
        if step not in _THROUGH:
            yield step
        elif step == "allOf":
            next(steps, None)


def _built(model: type[BaseModel], name: str, value: object) -> Any:
    """What pydantic makes of `value` in the place of the field `name`."""
    try:
        return _built_as_it_is(model, name, value)
    except ValidationError:
        pass
    try:
        # Whole numbers that are too large for it, when they are written like ``1e300``.
        return _built_as_it_is(model, name, plain_values(value))
    except ValidationError as error:
        details = [
            InitErrorDetails(
                type=failed("type", told["msg"]), loc=told["loc"], input=told["input"]
            )
            for told in error.errors()
        ]
    raise ValidationError.from_exception_data(model.__name__, details)


def _built_as_it_is(model: type[BaseModel], name: str, value: object) -> Any:
    # Not in the model itself, of which pydantic would take all for members that is kept in it.
    place = model.__new__(model)
    extra = dict[str, Any]() if model.model_config.get("extra") == "allow" else None
    object.__setattr__(place, "__dict__", dict.fromkeys(_names(model), UNSET))
    object.__setattr__(place, "__pydantic_extra__", extra)
    object.__setattr__(place, "__pydantic_fields_set__", set[str]())
    object.__setattr__(place, "__pydantic_private__", None)
    validator_of(model).validate_assignment(place, name, value)
    if name in _names(model):
        return vars(place)[name]
    return (place.model_extra or {})[name]


@cache
def _names(model: type[BaseModel]) -> tuple[str, ...]:
    return tuple(model.__pydantic_fields__)
