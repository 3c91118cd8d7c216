"""The formats date-time, date and time (RFC 3339, section 5.6)."""

import re
from datetime import date, datetime

_parse_date_time = datetime.fromisoformat
_parse_date = date.fromisoformat

_ANY_DAY = r"0[1-9]|[12][0-9]"
# The days of every year, so without February 29.
_DAY = (
    rf"(?:(?:0[13578]|1[02])-(?:{_ANY_DAY}|3[01])|(?:0[469]|11)-(?:{_ANY_DAY}|30)"
    rf"|02-(?:0[1-9]|1[0-9]|2[0-8]))"
)
_HOUR_MINUTE = r"(?:[01][0-9]|2[0-3]):[0-5][0-9]"
_REST = rf"(?:\.[0-9]+)?(?:[Zz]|[+-]{_HOUR_MINUTE})"
_match_time = re.compile(rf"{_HOUR_MINUTE}:(?:[0-5][0-9]|(60)){_REST}").fullmatch
_match_usual = re.compile(
    rf"[0-9]{{4}}-{_DAY}[Tt]{_HOUR_MINUTE}:[0-5][0-9]{_REST}"
).fullmatch


def is_date_time(text: str) -> bool:
    """``1985-04-12T23:20:50.52Z``; T and Z in either case, the offset is required.

    The standard library reads more than RFC 3339 has, but reads it fast, so it gets
    texts of the most usual shape. Leap days and leap seconds are looked at last.
    """
    if text[4:20:3] == "--T::Z" and len(text) == 20 and text[11:13] != "24":
        try:
            _parse_date_time(text)
            return True
        except ValueError:
            pass
    elif _match_usual(text) is not None:
        return True
    return text[10:11] in {"T", "t"} and is_date(text[:10]) and is_time(text[11:])


def is_date(text: str) -> bool:
    """``1985-04-12``, a day that the calendar has; the years are 0000 to 9999."""
    if len(text) != 10 or text[4] != "-" or text[7] != "-":
        return False
    try:
        _parse_date(text)
        return True
    except ValueError:
        # A leap year like others, but the standard library begins with the year 1.
        return text.startswith("0000-") and is_date("2000-" + text[5:])


def is_time(text: str) -> bool:
    """``23:20:50.52Z``: the offset is required. Second 60 exists at 23:59 UTC only."""
    match = _match_time(text)
    if match is None:
        return False
    return match.lastindex is None or _is_last_minute(text)


def _is_last_minute(text: str) -> bool:
    """Whether a well-formed time lies in the last minute of a day in UTC."""
    minute = int(text[:2]) * 60 + int(text[3:5])
    if text[-1] not in "Zz":
        offset = int(text[-5:-3]) * 60 + int(text[-2:])
        minute += offset if text[-6] == "-" else -offset
    return minute % 1440 == 1439
