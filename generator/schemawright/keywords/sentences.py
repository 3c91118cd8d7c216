"""What documentation says of a keyword: sentences about its value.

said("A multiple of {}.")      {"multipleOf": 2}     →  A multiple of 2.
at_least(" items", "maxItems") {"minItems": 2}       →  At least 2 items.
                               ... {"maxItems": 2}   →  Exactly 2 items.
flagged("Read-only.")          {"readOnly": true}    →  Read-only.
matched                        {"pattern": "^a"}     →  Matches `^a`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from typing import TypeAlias

from schemawright.values import Json

_CONTROL = re.compile(r"[\0-\x1f\x7f]")

#: (value, the schema object around it) -> a sentence, or nothing.
Sentence: TypeAlias = Callable[[Json, Mapping[str, Json]], str]

_LONGEST = 200
#: As many examples are shown.
_EXAMPLES = 3
#: Where a text in a list of others would end is not seen.
_UNCLEAR = re.compile(r"[,;\0-\x1f]|[.:!?]\Z")


def silent(value: Json, beside: Mapping[str, Json]) -> str:
    """Documentation does not speak of the keyword."""
    return ""


def said(sentence: str) -> Sentence:
    """`sentence` around the value; about one thing, it is in the singular."""
    single = f"{sentence[:-2]}." if sentence.endswith("s.") else sentence
    return lambda value, _: (single if value == 1 else sentence).format(shown(value))


def matched(value: Json, beside: Mapping[str, Json]) -> str:
    """A regular expression, whose end is seen, on one line."""
    text = _CONTROL.sub(lambda control: json.dumps(control[0])[1:-1], str(value))
    return f"Matches `{_cut(text)}`."


def flagged(sentence: str) -> Sentence:
    """`sentence` if the value is ``true``."""
    return lambda value, _: sentence if value is True else ""


def exemplified(value: Json, beside: Mapping[str, Json]) -> str:
    """The first of a list of examples. Texts are quoted where, by a comma or by how one ends, it
    would not be seen where they end."""
    if not isinstance(value, list) or not value:
        return ""
    examples = value[:_EXAMPLES]
    texts = [example for example in examples if isinstance(example, str)]
    write = _quoted if any(map(_UNCLEAR.search, texts)) else shown
    return f"Examples: {', '.join(map(write, examples))}."


def listed(sentence: str) -> Sentence:
    """`sentence` around the items of a list."""

    def about(value: Json, beside: Mapping[str, Json]) -> str:
        items = ", ".join(map(shown, value)) if isinstance(value, list) else ""
        return sentence.format(items) if items else ""

    return about


def at_least(things: str, other: str) -> Sentence:
    """How many `things` (``" items"``) there are at least; where the keyword `other` says the same
    of at most, exactly. That there are at least none says nothing."""
    least, exactly = said(f"At least {{}}{things}."), said(f"Exactly {{}}{things}.")

    def about(value: Json, beside: Mapping[str, Json]) -> str:
        if value == 0 and things:
            return ""
        return (exactly if _same(value, beside.get(other)) else least)(value, beside)

    return about


def at_most(things: str, other: str) -> Sentence:
    """How many `things` there are at most, unless the sentence of the keyword `other` has told."""
    most, none = said(f"At most {{}}{things}."), f"No{things}."

    def about(value: Json, beside: Mapping[str, Json]) -> str:
        if value == 0 and things:
            return none
        return "" if _same(value, beside.get(other)) else most(value, beside)

    return about


def _same(value: Json, other: Json) -> bool:
    return other is not None and value == other


def bounded(inclusive: Sentence, exclusive: str, switch: str, other: str) -> Sentence:
    """A bound that, up to draft 4, ``true`` beside it makes an exclusive one; the bound on the
    `other` side may be one, too, and then both are told."""
    excluded = said(exclusive)

    def about(value: Json, beside: Mapping[str, Json]) -> str:
        if beside.get(switch) is True:
            return excluded(value, beside)
        return inclusive(value, {} if beside.get(other) is True else beside)

    return about


def unless_boolean(sentence: str) -> Sentence:
    """`sentence` around a value that is more than such a switch."""
    about = said(sentence)
    return lambda value, beside: "" if isinstance(value, bool) else about(value, beside)


#: Whole numbers from here on are better read as they are written.
_WHOLE = 1e15


def shown(value: Json) -> str:
    """`value` as a reader knows it: text as it is, a whole number without a fraction, anything else
    as JSON; cut when long."""
    if isinstance(value, float) and value.is_integer() and abs(value) < _WHOLE:
        value = int(value)
    plain = isinstance(value, str) and value != "" and value.strip() == value
    text = value if plain and isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return _cut(text)


def _quoted(value: Json) -> str:
    return json.dumps(_cut(value), ensure_ascii=False) if isinstance(value, str) else shown(value)


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"
