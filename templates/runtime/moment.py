"""Points in time and dates as documents write them (RFC 3339, section 5.6), kept as they were
written."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Annotated, Any, TypeAlias

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

__all__ = ["AwareDatetime", "FullDate", "spelled"]

_ODD = re.compile(
    r"(\d{4})(-\d\d-\d\d)[Tt](\d\d:\d\d:)(\d\d)(\.\d+)?([Zz]|[+-]\d\d:\d\d)"
)


class _Moment(datetime):
    """A `datetime` that remembers its text: a dump writes what was read, all fractional digits
    included, and seconds that Python has no number for."""

    text: str

    def __reduce_ex__(self, protocol: Any, /) -> tuple[Any, ...]:
        return _read, (self.text,)


def _read(value: object) -> datetime:
    """The moment that a text means, or `value` itself if it is one already."""
    if not isinstance(value, str):
        if isinstance(value, datetime) and value.tzinfo is not None:
            return value
        raise ValueError("not a date and time with an offset")
    try:
        moment = _Moment.fromisoformat(value)
    except ValueError:
        moment = _nearest(value)
    if moment.tzinfo is None:
        raise ValueError("the time has no offset from UTC")
    moment.text = str(value)
    return moment


def _nearest(text: str) -> _Moment:
    """The nearest moment to one that `datetime` cannot hold: a leap second, the year 0."""
    parts = _ODD.fullmatch(text)
    if parts is None:
        raise ValueError("not a date and time as RFC 3339 has them")
    year, day, minute, second, fraction, offset = parts.groups()
    if second == "60":
        second, fraction = "59", ".999999"
    fraction = (fraction or ".0")[:7].ljust(7, "0")
    if year == "0000":
        year, day = "0001", "-01-01"
    return _Moment.fromisoformat(
        f"{year}{day}T{minute}{second}{fraction}{offset.upper()}"
    )


class _Day(date):
    """The nearest `date` to one of the year 0, which Python does not have."""

    text: str

    def __reduce_ex__(self, protocol: Any, /) -> tuple[Any, ...]:
        return _read_day, (self.text,)


def _read_day(value: object) -> date:
    """The day that a text means, or `value` itself if it is one already."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    if not isinstance(value, str) or len(value) != 10 or value[4] + value[7] != "--":
        raise ValueError("not a date")
    if value.startswith("0000"):
        day = _Day.fromisoformat("0004" + value[4:]).replace(year=4)
        day.text = value
        return day
    return date.fromisoformat(value)


def spelled(moment: date) -> str:
    """`moment`, a date or a time with it, as a document has it; what was read from one is
    spelled as it was there."""
    if isinstance(moment, (_Moment, _Day)) and hasattr(moment, "text"):
        return moment.text
    text = moment.isoformat()
    if isinstance(moment, datetime) and moment.utcoffset() == timedelta(0):
        return text[:-6] + "Z"
    return text


class _AsText:
    """Tells pydantic how to read and to write them."""

    def __init__(self, read: Callable[[object], date], described: CoreSchema) -> None:
        self._read = read
        self._described = described

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler, /
    ) -> CoreSchema:
        written = core_schema.plain_serializer_function_ser_schema(
            spelled, return_schema=core_schema.str_schema(), when_used="json"
        )
        return core_schema.no_info_plain_validator_function(
            self._read, json_schema_input_schema=self._described, serialization=written
        )


#: A `datetime` with an offset from UTC.
AwareDatetime: TypeAlias = Annotated[
    datetime, _AsText(_read, core_schema.datetime_schema(tz_constraint="aware"))
]
#: A `date`.
FullDate: TypeAlias = Annotated[date, _AsText(_read_day, core_schema.date_schema())]
