"""Python values as JSON values, and the rules that they break."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import cast

from pydantic import BaseModel
from pydantic_core import to_jsonable_python

from .errors import ValidationError
from .failures import RequestInvalid
from .instants import spelled
from .numbers import is_decimal, read_number
from .text_writers import text_of
from .validator import Validator


def wire(value: object) -> object:
    """`value` as the JSON value that it is sent as: models as they dump themselves, dates,
    UUIDs, enumerations and the like as text. Raises `RequestInvalid` for what has none.
    """
    if isinstance(value, float) and not math.isfinite(value):
        raise RequestInvalid(f"{value} has no JSON value")
    if value is None or type(value) in (str, int, float, bool):
        return value
    if isinstance(value, BaseModel):
        return cast(object, value.model_dump(mode="json", warnings=False))
    if isinstance(value, Mapping):
        members = cast("Mapping[object, object]", value)
        return {member_name(key): wire(member) for key, member in members.items()}
    if isinstance(value, Sequence) and not isinstance(value, (str, bytes, bytearray)):
        return [wire(item) for item in cast("Sequence[object]", value)]
    if isinstance(value, date):
        return spelled(value)
    text = None if type(value) is Decimal else text_of(value)
    if text is not None:
        return text
    if is_decimal(value):
        return read_number(value)
    if is_file(value):
        raise RequestInvalid(f"a file ({type(value).__name__}) has no JSON value")
    try:
        return cast(object, to_jsonable_python(value))
    except (ValueError, TypeError, RecursionError) as error:
        kind = type(value).__name__
        raise RequestInvalid(f"a {kind} has no JSON value") from error


def is_file(value: object) -> bool:
    """Can `value` be read from? A model may have a member of that name."""
    return callable(getattr(value, "read", None))


def member_name(key: object) -> str:
    """`key` as the name of a member. Raises `RequestInvalid` if it is no text."""
    if not isinstance(key, str):
        raise RequestInvalid(f"{key!r} is not the name of a member: names are str")
    return str(key)


def violations(check: Validator, value: object) -> list[ValidationError]:
    """The rules that `value` breaks; the collecting half of the check runs only if it must."""
    return [] if check.is_valid(value) else list(check.iter_errors(value))


def told(place: str, violation: ValidationError) -> str:
    """One broken rule in words: where, what, and which keyword."""
    where = place + violation.json_path.removeprefix("$")
    return f"{where}: {violation.message} ({violation.validator})"
