"""Parameters in the styles that are no defaults (OpenAPI 3.1, section 4.8.12.3)."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import cast
from urllib.parse import quote

from .deep_object import deep_object
from .parameters import Encode, Parameter, items, members, percent, scalar

_DELIMITERS = {"spaceDelimited": " ", "tabDelimited": "\t", "pipeDelimited": "|"}


@dataclass(frozen=True, slots=True)
class Styled(Parameter):
    """A parameter with the `style` and `explode` that the document says, or `json`: sent as
    a JSON text. With `reserved`, reserved characters stay where they cannot end the value.
    """

    style: str = "form"
    explode: bool = False
    reserved: bool = False
    json: bool = False

    def text(self, value: object) -> str:
        encode = str if self.location == "header" else percent
        if self.json:
            return encode(_json(value))
        if self.style == "matrix":
            pairs = self._named(value, encode)
            return "".join(
                f";{name}={text}" if text else f";{name}" for name, text in pairs
            )
        separator = "." if self.style == "label" and self.explode else ","
        if self.style in _DELIMITERS:
            separator = encode(_DELIMITERS[self.style])
        texts = items(value, encode)
        if self.explode and isinstance(value, dict):
            several = cast("dict[str, object]", value)
            texts = [f"{name}={text}" for name, text in members(several, encode)]
        return ("." if self.style == "label" else "") + separator.join(texts)

    def pairs(self, value: object) -> list[str]:
        encode = _reserved if self.reserved else percent
        if self.json:
            return [f"{percent(self.name)}={encode(_json(value))}"]
        if self.style == "deepObject" and isinstance(value, (dict, list)):
            fields = deep_object(self.name, cast(object, value))
            return [f"{percent(name)}={encode(scalar(v))}" for name, v in fields]
        return [f"{name}={text}" for name, text in self._named(value, encode)]

    def _named(self, value: object, encode: Encode) -> list[tuple[str, str]]:
        """The names and texts of a value that is written with names."""
        if self.explode and isinstance(value, dict):
            return members(cast("dict[str, object]", value), encode)
        texts = items(value, encode)
        if isinstance(value, list) and self.explode:
            return [(percent(self.name), text) for text in texts]
        delimiter = (
            percent(_DELIMITERS[self.style]) if self.style in _DELIMITERS else ","
        )
        return [(percent(self.name), delimiter.join(texts))] if texts else []


def _json(value: object) -> str:
    return json.dumps(value, separators=(",", ":"), allow_nan=False)


def _reserved(text: str) -> str:
    """Keeps reserved characters and what is percent-encoded already, but not the characters
    that would end the value or the query."""
    parts = re.split(r"(%[0-9A-Fa-f]{2})", text)
    kept = "-._~:/?@!$'()*,;="
    return "".join(p if i % 2 else quote(p, safe=kept) for i, p in enumerate(parts))
