"""Points in time and dates as documents write them (RFC 3339, section 5.6), kept as they were
written."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import Any

_ODD = re.compile(
    r"(\d{4})(-\d\d-\d\d)[Tt](\d\d:\d\d:)(\d\d)(\.\d+)?([Zz]|[+-]\d\d:\d\d)"
)


class Moment(datetime):
    """A `datetime` that remembers its text: a dump writes what was read, all fractional digits
    included, and seconds that Python has no number for."""

    text: str

    def __reduce_ex__(self, protocol: Any, /) -> Any:
        if "text" not in vars(self):  # What was reckoned from one has no text.
            return super().__reduce_ex__(protocol)
        return moment, (self.text,)

    def __repr__(self) -> str:
        return repr(datetime.combine(self, self.timetz()))


def moment(text: str) -> datetime:
    """The moment that a text means. Raises ValueError."""
    if text[4:20:3] == "--T::Z" and len(text) == 20 and text[11:13] != "24":
        try:
            # As `spelled` writes it: no text needs to be remembered.
            return datetime.fromisoformat(text)
        except ValueError:
            pass
    try:
        instant = Moment.fromisoformat(text)
    except ValueError:
        instant = _nearest(text)
    if instant.tzinfo is None:
        raise ValueError("the time has no offset from UTC")
    instant.text = str(text)
    return instant


def _nearest(text: str) -> Moment:
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
    return Moment.fromisoformat(
        f"{year}{day}T{minute}{second}{fraction}{offset.upper()}"
    )


class Day(date):
    """The nearest `date` to one of the year 0, which Python does not have."""

    text: str

    def __reduce_ex__(self, protocol: Any, /) -> Any:
        if "text" not in vars(self):
            return super().__reduce_ex__(protocol)
        return day, (self.text,)

    def __repr__(self) -> str:
        return repr(date(self.year, self.month, self.day))


def day(text: str) -> date:
    """The day that a text means. Raises ValueError."""
    if len(text) != 10 or text[4] + text[7] != "--":
        raise ValueError("not a date")
    if text.startswith("0000"):
        day_ = Day.fromisoformat("0004" + text[4:])
        day_.text = str(text)
        return day_
    return date.fromisoformat(text)


def spelled(instant: date) -> str:
    """`instant`, a date or a time with it, as a document has it; what was read from one is
    spelled as it was there."""
    if isinstance(instant, (Moment, Day)) and "text" in vars(instant):
        return instant.text
    text = instant.isoformat()
    if isinstance(instant, datetime) and instant.utcoffset() == timedelta(0):
        return text[:-6] + "Z"
    return text
