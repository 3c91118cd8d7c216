"""What all checks share, and how their messages show values."""

from __future__ import annotations

from dataclasses import field
from typing import ClassVar, Literal

from schemawright.data_classes import frozen
from schemawright.values import Json, Tokens

#: The types of values, however these are written.
ValueType = Literal["null", "boolean", "object", "array", "number", "string", "integer"]
#: ``strict integer`` is draft 4's: a number without a fraction or exponent part (``1.0`` is none).
Type = Literal[ValueType, "strict integer"]


@frozen
class Site:
    """The keyword that a check comes from: its name, its place below the schema that the
    function belongs to, and its value."""

    keyword: str
    tokens: Tokens
    value: Json


@frozen(kw_only=True)
class Check:
    """What all checks share."""

    site: Site | None = field(default=None, compare=False, repr=False)
    shows: ClassVar[bool] = True

    @property
    def says(self) -> str:
        """What is said of an instance that fails: a sentence without its subject, "is too
        short"."""
        return "is not valid"


def plural(count: int | float, word: str) -> str:
    """``1 item``, ``2 items``, ``2 properties``."""
    return f"{count:g} {word}" if count == 1 else f"{count} {word}s".replace("ys", "ies")


#: Characters of a value that messages show.
_LONGEST = 60


def shown_value(value: Json) -> str:
    """`value` in a message, shortened."""
    text = _words(value, _LONGEST)
    return text if len(text) <= _LONGEST else text[: _LONGEST - 3] + "..."


def _words(value: Json, depth: int) -> str:
    """`value` as messages show it: ``true`` and ``null`` are JSON's. What is more than `depth`
    brackets away from the start of the text is left out."""
    if value is None or isinstance(value, bool):
        return "null" if value is None else "true" if value else "false"
    if not isinstance(value, (dict, list)):
        return repr(value)
    if not depth:
        return "..."
    if isinstance(value, dict):
        members = (f"{key!r}: {_words(member, depth - 1)}" for key, member in value.items())
        return "{" + ", ".join(members) + "}"
    return f"[{', '.join(_words(item, depth - 1) for item in value)}]"
