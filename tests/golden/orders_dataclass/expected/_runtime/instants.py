"""Points in time as documents write them (RFC 3339, section 5.6), kept as they were written."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Any

_ODD = re.compile(
    r"(\d{4})(-\d\d-\d\d)[Tt](\d\d:\d\d:)(\d\d)(\.\d+)?([Zz]|[+-]\d\d:\d\d)"
)


class Moment(datetime):
    """A `datetime` that remembers its text: a dump writes what was read, all fractional digits
    included, and seconds that Python has no number for."""

    text: str

    def __reduce_ex__(self, protocol: Any, /) -> tuple[Any, ...]:
        return moment, (self.text,)


def moment(text: str) -> datetime:
    """The moment that a text means. Raises ValueError."""
    try:
        found = Moment.fromisoformat(text)
    except ValueError:
        found = _nearest(text)
    if found.tzinfo is None:
        raise ValueError("the time has no offset from UTC")
    found.text = str(text)
    return found


def moment_or_text(text: str) -> datetime | str:
    """The moment that a text means, or the text if it means none."""
    try:
        return moment(text)
    except ValueError:
        return text


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


def spelled(instant: datetime) -> str:
    """`instant` as a document has it; what was read from one is spelled as it was there."""
    if isinstance(instant, Moment) and hasattr(instant, "text"):
        return instant.text
    text = instant.isoformat()
    return text[:-6] + "Z" if instant.utcoffset() == timedelta(0) else text
