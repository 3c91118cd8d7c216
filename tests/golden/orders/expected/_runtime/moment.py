"""Points in time as documents write them (RFC 3339, section 5.6), kept as they were written."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Annotated, Any, TypeAlias

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

__all__ = ["AwareDatetime", "spelled"]

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


def spelled(moment: datetime) -> str:
    """`moment` as a document has it; what was read from one is spelled as it was there."""
    if isinstance(moment, _Moment) and hasattr(moment, "text"):
        return moment.text
    text = moment.isoformat()
    return text[:-6] + "Z" if moment.utcoffset() == timedelta(0) else text


class _AsText:
    """Tells pydantic how to read and to write a point in time."""

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler, /
    ) -> CoreSchema:
        written = core_schema.plain_serializer_function_ser_schema(
            spelled, return_schema=core_schema.str_schema(), when_used="json"
        )
        described = core_schema.datetime_schema(tz_constraint="aware")
        return core_schema.no_info_plain_validator_function(
            _read, json_schema_input_schema=described, serialization=written
        )


#: A `datetime` with an offset from UTC.
AwareDatetime: TypeAlias = Annotated[datetime, _AsText()]
