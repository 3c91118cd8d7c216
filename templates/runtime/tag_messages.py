"""What is said of a document that is none of several alternatives, where a member of it tells
which one it means to be."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from .errors import ValidationError
    from .values import Json, Path

#: The errors of each alternative.
Told: TypeAlias = Sequence[Sequence["ValidationError"]]


def wrong_tag(path: Path, told: Told) -> str | None:
    """``method must be card, sepa or invoice``, if every alternative wants another text of the
    same member; None if it is not that.
    """
    for member, texts in _wanted(path, told).items():
        if len(texts) == len(told):
            words = list(
                dict.fromkeys(word for text in texts.values() for word in text)
            )
            if len(words) <= _MOST_WORDS:
                listed = ", ".join(words[:-1])
                last = f" or {words[-1]}" if listed else words[-1]
                return f"{member} must be {listed}{last}"
    return None


def right_tag(path: Path, told: Told) -> tuple[int, str] | None:
    """The one alternative that is content with a member of which all others want another text,
    and that member; None without one.
    """
    for member, texts in _wanted(path, told).items():
        if len(texts) == len(told) - 1:
            number = next(i for i in range(len(told)) if i not in texts)
            return (number, member) if told[number] else None
    return None


def name_of(alternatives: Json, number: int) -> str:
    """What the alternative of that number is called: its title, or what it refers to; empty if
    that is nothing.
    """
    listed = alternatives if isinstance(alternatives, list) else []
    schema = listed[number] if number < len(listed) else None
    if isinstance(schema, dict):
        for told in (schema.get("title"), schema.get("$ref")):
            if isinstance(told, str) and told.strip("#/"):
                return told.rstrip("/").rpartition("/")[2][:60]
    return ""


def _wanted(path: Path, told: Told) -> dict[str, dict[int, list[str]]]:
    """The texts that alternatives want of members that have another one, by member."""
    wanted: dict[str, dict[int, list[str]]] = {}
    for number, errors in enumerate(told):
        for error in errors:
            if error.validator not in {"const", "enum"}:
                continue
            *above, member = error.path or (None,)
            if (*above,) != path or not isinstance(member, str):
                continue
            if not isinstance(error.instance, str):
                continue
            value = error.validator_value
            texts = value if isinstance(value, list) else [value]
            words = [text for text in texts if isinstance(text, str)]
            if len(words) == len(texts):
                wanted.setdefault(member, {}).setdefault(number, words)
    return wanted


#: More words than this are no help.
_MOST_WORDS = 20
