"""What need not be said of a keyword, for the words beside it tell it, or the type does.

{"maxItems": 50000}, "At most 50,000."  →  told
{"minimum": 1}, "Of version 1."         →  not told
{"pattern": "^(a|b)$"}, a | b           →  told
"""

from __future__ import annotations

import operator
import re

from schemawright.keywords import format as format_keyword
from schemawright.keywords import (
    max_items,
    max_length,
    maximum,
    meta_data,
    min_items,
    min_length,
    minimum,
    pattern,
    unique_items,
)
from schemawright.keywords.keyword import Keyword
from schemawright.keywords.sentences import shown
from schemawright.types.language import (
    NULL,
    TEXTS,
    LiteralType,
    ScalarType,
    TupleType,
    Type,
    is_typed_text,
    options_of,
)
from schemawright.values import Json

_FLAGS = (meta_data.DEPRECATED.name, meta_data.READ_ONLY.name, meta_data.WRITE_ONLY.name)
#: Smaller numbers than this stand in many texts; only beside such words they are limits.
_MANY, _THOUSAND = 10, 1000
_BOUND = re.compile(
    r"\b(?:at least|at most|between|default\w*|from|greater|less|max\w*|min\w*|more|multiple"
    r"|range|than|up to|until)\b|[<>≤≥]",
    re.IGNORECASE,
)

#: Formats that a word for what a text is tells: all that is called so is of that format.
_SPEAKING = {
    **{name: name for name in ("hostname", "ipv4", "ipv6", "password", "uuid")},
    "email": "e-?mail",
    "uri": "ur[il]",
}
_UNIQUE = re.compile(r"\b(?:distinct|duplicat|unique)", re.IGNORECASE)
#: What a type that is a constant says, and does where it holds; what one of so many items does.
_BOUNDS = (minimum.KEYWORD.name, maximum.KEYWORD.name, pattern.KEYWORD.name)
_SIZES = {min_length.KEYWORD.name: operator.ge, max_length.KEYWORD.name: operator.le}
_LENGTHS = (min_items.KEYWORD.name, max_items.KEYWORD.name)


def is_told(keyword: Keyword, value: Json, told: str, type_: Type | None) -> bool:
    """Does the description, or the type, say it?"""
    if keyword.name == format_keyword.KEYWORD.name:
        return _is_told_format(str(value), told, type_)
    if keyword.name in _FLAGS:
        return keyword.name.lower() in re.sub(r"[\W_]", "", told).lower()
    if keyword.name == unique_items.KEYWORD.name:
        return _UNIQUE.search(told) is not None
    if _is_shown(keyword, value, type_):
        return True
    if keyword.name in _LENGTHS and any(isinstance(of, TupleType) for of in _options(type_)):
        return True
    if keyword.name == meta_data.DEFAULT.name and "default" not in told.lower():
        return False
    if keyword.name == meta_data.DEFAULT.name and _is_short(value):
        word = rf"(?<!\w){re.escape(shown(value))}(?!\w)"
        return re.search(word, told, 0 if isinstance(value, str) else re.IGNORECASE) is not None
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        if not any(map(str.isdecimal, told)):  # A pattern for each number is dear.
            return False
        is_clear = abs(value) >= _MANY or _BOUND.search(told) is not None
        return is_clear and re.search(_number(value), told) is not None
    return isinstance(value, str) and len(value) > 1 and shown(value) in told


def _is_told_format(name: str, told: str, type_: Type | None) -> bool:
    own, word = TEXTS.get(name), _SPEAKING.get(name)
    scalars = [option for option in _options(type_) if isinstance(option, ScalarType)]
    if own in scalars or (own is None and any(map(_is_own, scalars))):
        return True
    return word is not None and re.search(rf"\b{word}s?\b", told, re.IGNORECASE) is not None


def _is_short(value: Json) -> bool:
    """Is it one that could stand in many words: a truth, null or one character?"""
    return value is None or isinstance(value, bool) or (isinstance(value, str) and len(value) == 1)


def _number(value: float) -> str:
    """A number as a pattern, with or without marks between the thousands."""
    digits = re.escape(shown(value))
    if float(value).is_integer() and abs(value) >= _THOUSAND:
        digits = re.sub(r"(?<=\d)(?=(?:\d{3})+$)", "[,_. ’']?", str(int(value)))
    return rf"(?<![\w.,])(?<!(?<!\d)-){digits}(?!\w|[.,]\d)"


def _is_own(scalar: ScalarType) -> bool:
    """Is it a text with a type of one's own?"""
    return is_typed_text(scalar) and scalar not in TEXTS.values()


def _is_shown(keyword: Keyword, value: Json, type_: Type | None) -> bool:
    """Do the constants that a type consists of show it?"""
    constants = [of for of in _options(type_) if of != NULL]
    if not constants or not all(isinstance(of, LiteralType) for of in constants):
        return False
    holds = _SIZES.get(keyword.name)
    if holds is None or not isinstance(value, (int, float)):
        return keyword.name in _BOUNDS
    every = (v for of in constants if isinstance(of, LiteralType) for v in of.values)
    return all(holds(len(v), value) for v in every if isinstance(v, str))


def _options(type_: Type | None) -> tuple[Type, ...]:
    return () if type_ is None else options_of(type_)
