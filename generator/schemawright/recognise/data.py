"""Data in the place of a schema: an object that says nothing of what is accepted."""

from __future__ import annotations

import re
from itertools import islice

from schemawright.dialects import dialect_of
from schemawright.keywords import VOCABULARIES, Keyword
from schemawright.keywords.type import WORDS
from schemawright.values import Json, walk

#: So many values are looked at in search of a schema.
_LOOKED_AT = 2_000
_KEYWORDS: dict[str, list[Keyword]] = {}
for _vocabulary in VOCABULARIES.values():
    for _keyword in _vocabulary:
        _KEYWORDS.setdefault(_keyword.name, []).append(_keyword)
_OF_SCHEMAS = {"$id", "$schema", "$defs", "definitions", "$anchor", "$vocabulary", "overlay"}


def schema_of_data(document: Json) -> str | None:
    """What ``$schema`` names in an object that says nothing else of what is accepted, if that is
    no dialect: editors take it for the schema that the object follows."""
    stated = document.get("$schema") if isinstance(document, dict) else None
    if not isinstance(document, dict) or not isinstance(stated, str):
        return None
    rest = {name: value for name, value in document.items() if name != "$schema"}
    return stated if dialect_of(stated) is None and says_nothing(rest) else None


def says_nothing(document: Json) -> bool:
    """Has the object members, and none by which a schema could be told: a keyword with a value
    that it can have, an identifier, or a schema somewhere inside that others may refer to?"""
    if not isinstance(document, dict) or document.keys() & _OF_SCHEMAS:
        return False
    if re.search(r"[:#/]", str(document.get("id", ""))):  # As draft 4 writes what `$id` is now.
        return False
    if all(name in _KEYWORDS or name.startswith("x-") for name in document):
        return False
    values = islice(walk(document), _LOOKED_AT)
    return not any(_speaks(value) for _, value in values if isinstance(value, dict))


def _speaks(value: dict[str, Json]) -> bool:
    """Is one of the members a keyword that decides something, with a value of its shape?"""
    return any(
        _is_word(name, inner)
        if name == "type"
        else any(
            keyword.shape.fits(inner, False) and not keyword.is_annotation
            for keyword in _KEYWORDS.get(name, ())
        )
        for name, inner in value.items()
    )


def _is_word(name: str, value: Json) -> bool:
    words = value if isinstance(value, list) else [value]
    return all(word in WORDS for word in words) and bool(words)
