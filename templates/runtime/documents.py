"""Python values as documents."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time
from enum import Enum
from typing import TYPE_CHECKING, cast
from uuid import UUID

from pydantic import BaseModel

from .concurrent_change import members_of
from .instants import spelled
from .missing import MISSING
from .numbers import is_decimal, read_number

if TYPE_CHECKING:
    from pydantic import RootModel


def document_of(value: object, *, tuples: bool = False) -> object:
    """`value` as a document, if Python values stand in it: models, dates, enumerations, and
    `tuples` where the fields of the model have some."""
    members = members_of(value)
    if members is not None:
        return {
            key: document_of(member, tuples=tuples)
            for key, member in members.items()
            if member is not MISSING
        }
    if isinstance(value, list) or (tuples and isinstance(value, tuple)):
        items = cast("Sequence[object]", value)
        return [document_of(item, tuples=tuples) for item in items]
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json")
    if isinstance(value, date):
        return spelled(value)
    if isinstance(value, time):
        return value.isoformat()
    if isinstance(value, Enum):
        return value.value
    return str(value) if isinstance(value, UUID) else value


def whole(value: object) -> object:
    """`value` with all its whole numbers as `int`, and as values what only stands for them: root
    models, members of enumerations."""
    members = members_of(value)
    if members is not None:
        return {key: whole(member) for key, member in members.items()}
    if isinstance(value, list):
        return [whole(item) for item in cast("list[object]", value)]
    if isinstance(value, BaseModel) and type(value).__pydantic_root_model__:
        return whole(cast("RootModel[object]", value).root)
    if isinstance(value, Enum):
        return value.value
    if is_decimal(value):
        return read_number(value)
    return int(value) if isinstance(value, float) and value.is_integer() else value
