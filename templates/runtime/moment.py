"""Fields that hold points in time and dates (RFC 3339, section 5.6)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Annotated, Any, TypeAlias

from pydantic import GetCoreSchemaHandler
from pydantic_core import (
    CoreSchema,
    PydanticSerializationUnexpectedValue,
    core_schema,
)

from .exact_schemas import EXACT
from .format_date_time import is_date, is_date_time
from .instants import day, moment, spelled

__all__ = ["AwareDatetime", "FullDate"]


def _read_moment(value: object) -> datetime:
    """The moment that a text means, or `value` itself if it is one already."""
    if isinstance(value, str):
        return moment(value)
    if isinstance(value, datetime) and value.tzinfo is not None:
        return value
    raise ValueError("not a date and time with an offset")


def _read_day(value: object) -> date:
    """The day that a text means, or `value` itself if it is one already."""
    if isinstance(value, str):
        return day(value)
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    raise ValueError("not a date")


def _read_exact_moment(value: object) -> datetime:
    """The moment that a text means; of nothing else, and of no text but a valid one."""
    if isinstance(value, str) and is_date_time(value):
        return moment(value)
    raise ValueError("not a date and time as RFC 3339 has them")


def _read_exact_day(value: object) -> date:
    if isinstance(value, str) and is_date(value):
        return day(value)
    raise ValueError("not a date as RFC 3339 has them")


def _written(value: object) -> str:
    """The text of a value. What an answer has there that is none stays as it came."""
    if isinstance(value, date):
        return spelled(value)
    if isinstance(value, str):
        return value
    raise PydanticSerializationUnexpectedValue("not a date")


class _AsText:
    """Tells pydantic how to read and to write them."""

    def __init__(
        self,
        read: Callable[[object], date],
        read_exact: Callable[[object], date],
        described: CoreSchema,
    ) -> None:
        self._read = read
        self._read_exact = read_exact
        self._described = described

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler, /
    ) -> CoreSchema:
        written = core_schema.plain_serializer_function_ser_schema(
            _written, return_schema=core_schema.str_schema(), when_used="json"
        )
        return core_schema.no_info_plain_validator_function(
            self._read,
            json_schema_input_schema=self._described,
            serialization=written,
            metadata={EXACT: self._read_exact},
        )

    def __repr__(self) -> str:
        return "AsText"


#: A `datetime` with an offset from UTC.
AwareDatetime: TypeAlias = Annotated[
    datetime,
    _AsText(
        _read_moment,
        _read_exact_moment,
        core_schema.datetime_schema(tz_constraint="aware"),
    ),
]
#: A `date`.
FullDate: TypeAlias = Annotated[
    date, _AsText(_read_day, _read_exact_day, core_schema.date_schema())
]
