"""Texts that are read as values of types of one's own, which are written as they were read.

Where a value would be written in another way (``PT60S`` as ``PT1M``), what is read is of a
subclass that remembers the text.
"""

from __future__ import annotations

import re
from base64 import b64decode, b64encode
from collections.abc import Callable
from datetime import time, timedelta
from decimal import Decimal
from functools import cache
from ipaddress import IPv4Address, IPv6Address
from typing import Any, TypeVar, cast

from .text_writers import WRITERS

T = TypeVar("T")

_DURATION = re.compile(
    r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?"
    r"(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?"
)
#: What a year, a month and so on are in seconds, as far as they are any number of them.
_SECONDS = (365 * 86400, 30 * 86400, 7 * 86400, 86400, 3600, 60, 1)
_TEXT = "_text_that_was_read"


def read_text(kind: type[T], text: str) -> T:
    """The value of the class `kind` that `text` means. A text that a class of one's own refuses, or
    cannot give back, stays one. Raises ValueError for a class of the standard library.
    """
    read = _READERS.get(kind, _made_of)
    try:
        value: T = read(kind, text)
        # A `Decimal` that was a text is none that is a number.
        if kind is not Decimal and _spelled(value) == text:
            return value
        remembering: Any = _remembering(cast(Any, kind))
        value = read(remembering, text)
        setattr(value, _TEXT, str(text))
    except (ValueError, TypeError, ArithmeticError, AttributeError) as error:
        if kind in _READERS:
            raise ValueError(str(error)) from None
        return cast(T, text)
    return value


def spelled(value: object) -> str:
    """`value` as a document has it; what was read from one is spelled as it was there."""
    text: str | None = getattr(value, _TEXT, None)
    return _spelled(value) if text is None else text


def writes(kind: type[Any]) -> None:
    """Values of the class `kind` are texts in documents."""
    WRITERS[kind] = spelled


def _spelled(value: object) -> str:
    if isinstance(value, time):
        text = value.isoformat()
        return f"{text[:-6]}Z" if text.endswith("+00:00") else text
    if isinstance(value, timedelta):
        return _duration_text(value)
    return b64encode(value).decode() if isinstance(value, bytes) else str(value)


@cache
def _remembering(kind: Any) -> type[Any]:
    """The subclass of `kind` for values that remember their text."""

    def reduced(self: Any, protocol: Any) -> tuple[Any, ...]:
        return read_text, (kind, getattr(self, _TEXT))

    plain = cast("Callable[[Any], str]", kind.__repr__)

    def shown(self: Any) -> str:
        # Subclasses of what `datetime` has leave out where that is from.
        module, text = f"{kind.__module__}.", plain(self)
        return text if text.startswith(module) else f"{module}{text}"

    names: dict[str, Any] = {"__module__": kind.__module__, "__reduce_ex__": reduced}
    if kind in {time, timedelta}:
        names["__repr__"] = shown
    return type(kind.__name__, (kind,), names)


def _made_of(kind: Any, text: str) -> Any:
    return kind(text)


def _time(kind: Any, text: str) -> Any:
    """The time, or the nearest to a leap second."""
    text = text.upper()
    if text[6:8] == "60":
        end = re.match(r"[.\d]*", text[8:])
        text = f"{text[:6]}59.999999{text[8 + (end.end() if end else 0) :]}"
    return kind.fromisoformat(text)


def _duration(kind: Any, text: str) -> Any:
    """The duration; with a year of 365 days and a month of 30, or the longest there is."""
    match = _DURATION.fullmatch(text)
    if match is None:
        raise ValueError(f"{text!r} is no duration")
    parts = (int(part or 0) for part in match.groups())
    seconds = sum(n * unit for n, unit in zip(parts, _SECONDS, strict=True))
    longest = 999_999_999 * 86400
    days, rest = divmod(min(seconds, longest), 86400)
    return kind(days=days, seconds=rest)


def _duration_text(value: timedelta) -> str:
    if value < timedelta(0):
        return f"-{_duration_text(-value)}"
    minutes, seconds = divmod(value.seconds, 60)
    hours, minutes = divmod(minutes, 60)
    told = f"{seconds}.{value.microseconds:06}" if value.microseconds else f"{seconds}"
    parts = ((hours, "H"), (minutes, "M"))
    clock = "".join(f"{number}{unit}" for number, unit in parts if number)
    clock += f"{told}S" if told != "0" else ""
    days = f"{value.days}D" if value.days else ""
    return f"P{days}T{clock}" if clock else f"P{days}" if days else "PT0S"


def _bytes(kind: Any, text: str) -> Any:
    return kind(b64decode(text, validate=True))


_READERS: dict[type[Any], Callable[[Any, str], Any]] = {
    Decimal: _made_of,
    IPv4Address: _made_of,
    IPv6Address: _made_of,
    bytes: _bytes,
    time: _time,
    timedelta: _duration,
}
for _kind in _READERS:
    writes(_kind)
