"""The format duration (RFC 3339, appendix A)."""

import re

_TIME = r"T(?:[0-9]+S|[0-9]+M(?:[0-9]+S)?|[0-9]+H(?:[0-9]+M(?:[0-9]+S)?)?)"
_DATE = r"(?:[0-9]+D|[0-9]+M(?:[0-9]+D)?|[0-9]+Y(?:[0-9]+M(?:[0-9]+D)?)?)"
_match = re.compile(
    rf"P(?:[0-9]+W|{_DATE}(?:{_TIME})?|{_TIME})", re.ASCII | re.IGNORECASE
).fullmatch


def is_duration(text: str) -> bool:
    """``P4DT12H30M5S`` or ``P3W``: whole numbers, no unit between two left out.

    The letters may be small: strings of an ABNF have no case (RFC 5234, section 2.3).
    """
    return _match(text) is not None
