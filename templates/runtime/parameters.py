"""Parameters as text, in the styles that OpenAPI 3.1 has as defaults (section 4.8.12.3)."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, cast
from urllib.parse import quote

from .validator import Validator

Encode = Callable[[str], str]
#: A header value that can be sent: ASCII, blanks only inside (RFC 9110, section 5.5).
_HEADER = re.compile(r"(?:[!-~](?:[ -~\t]*[!-~])?)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter: `name` on the wire, `variable` in Python if that is another one.

    In the path and in headers ``simple`` (``a,b``), in the query and in cookies ``form``,
    exploded (``name=a&name=b``). Members and items that are None are left out.
    """

    location: Literal["path", "query", "header", "cookie"]
    name: str
    check: Validator
    variable: str | None = None
    required: bool = False

    @property
    def argument(self) -> str:
        """The Python argument that holds the value."""
        return self.variable or self.name

    def text(self, value: object) -> str:
        """`value` in the path or in a header."""
        return ",".join(items(value, str if self.location == "header" else percent))

    def pairs(self, value: object) -> list[str]:
        """`value` as ``name=value`` texts for the query or the ``Cookie`` header."""
        if isinstance(value, dict):
            several = cast("dict[str, object]", value)
            return [f"{name}={text}" for name, text in members(several, percent)]
        return [f"{percent(self.name)}={text}" for text in items(value, percent)]


def items(value: object, encode: Encode) -> list[str]:
    """The texts of a scalar, of the items of an array, or of names and members by turns."""
    if isinstance(value, dict):
        pairs = members(cast("dict[str, object]", value), encode)
        return [text for pair in pairs for text in pair]
    if isinstance(value, list):
        several = cast("list[object]", value)
        return [encode(scalar(item)) for item in several if item is not None]
    return [encode(scalar(value))]


def members(value: dict[str, object], encode: Encode) -> list[tuple[str, str]]:
    """The names and texts of the members of an object."""
    given = ((name, text) for name, text in value.items() if text is not None)
    return [(encode(name), encode(scalar(text))) for name, text in given]


def scalar(value: object) -> str:
    """A JSON value as the text that stands for it in a parameter."""
    if isinstance(value, str):
        return value
    return json.dumps(value, separators=(",", ":"), allow_nan=False)


def percent(text: str) -> str:
    """`text` with everything encoded that could mean something in a URL."""
    return quote(text, safe="-._~")


def is_header(text: str) -> bool:
    """Can `text` be the value of a header? A line break in it cannot."""
    return _HEADER.fullmatch(text) is not None
