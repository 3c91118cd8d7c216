"""Python values as documents."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, time
from enum import Enum
from typing import cast
from uuid import UUID

from pydantic import BaseModel

from .missing import MISSING
from .moment import spelled


def document_of(value: object) -> object:
    """`value` as a document, if Python values stand in it: models, dates, enumerations."""
    if isinstance(value, Mapping):
        members = cast("Mapping[object, object]", value)
        return {key: document_of(v) for key, v in members.items() if v is not MISSING}
    if isinstance(value, (list, tuple)):
        return [document_of(item) for item in cast("Sequence[object]", value)]
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
    """`value` with all its whole numbers as `int`."""
    if isinstance(value, dict):
        return {key: whole(v) for key, v in cast("dict[object, object]", value).items()}
    if isinstance(value, list):
        return [whole(item) for item in cast("list[object]", value)]
    return int(value) if isinstance(value, float) and value.is_integer() else value
