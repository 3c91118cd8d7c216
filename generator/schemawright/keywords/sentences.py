"""What documentation says of a keyword: sentences about its value.

said("At least {} items.")     {"minItems": 2}       →  At least 2 items.
flagged("Read-only.")          {"readOnly": true}    →  Read-only.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import TypeAlias

from schemawright.values import Json

#: (value, the schema object around it) -> a sentence, or nothing.
Sentence: TypeAlias = Callable[[Json, Mapping[str, Json]], str]

_LONGEST = 200
#: As many examples are shown.
_EXAMPLES = 3


def silent(value: Json, beside: Mapping[str, Json]) -> str:
    """Documentation does not speak of the keyword."""
    return ""


def said(sentence: str) -> Sentence:
    """`sentence` around the value; about one thing, it is in the singular."""
    single = f"{sentence[:-2]}." if sentence.endswith("s.") else sentence
    return lambda value, _: (single if value == 1 else sentence).format(shown(value))


def flagged(sentence: str) -> Sentence:
    """`sentence` if the value is ``true``."""
    return lambda value, _: sentence if value is True else ""


def exemplified(value: Json, beside: Mapping[str, Json]) -> str:
    """The first of a list of examples."""
    if not isinstance(value, list) or not value:
        return ""
    return f"Examples: {', '.join(map(shown, value[:_EXAMPLES]))}."


def listed(sentence: str) -> Sentence:
    """`sentence` around the items of a list."""

    def about(value: Json, beside: Mapping[str, Json]) -> str:
        items = ", ".join(map(shown, value)) if isinstance(value, list) else ""
        return sentence.format(items) if items else ""

    return about


def bounded(inclusive: str, exclusive: str, switch: str) -> Sentence:
    """A bound that, up to draft 4, ``true`` beside it makes an exclusive one."""
    included, excluded = said(inclusive), said(exclusive)
    return lambda value, beside: (excluded if beside.get(switch) is True else included)(
        value, beside
    )


def unless_boolean(sentence: str) -> Sentence:
    """`sentence` around a value that is more than such a switch."""
    about = said(sentence)
    return lambda value, beside: "" if isinstance(value, bool) else about(value, beside)


def shown(value: Json) -> str:
    """`value` as a reader knows it: text as it is, anything else as JSON, both cut when long."""
    plain = isinstance(value, str) and value != "" and value.strip() == value
    text = value if plain and isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"
