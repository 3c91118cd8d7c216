"""JSON text -> value, by the parser of the standard library.

Hooks note what it lets pass although two readers could take it for different things.
"""

from __future__ import annotations

import json

from schemawright.read import scalars
from schemawright.read.scalars import Unfit
from schemawright.values import Json


def parse_json(characters: str) -> tuple[Json, bool]:
    """The value of a JSON text, and whether there is something in it that two readers could
    take for different things (the fault itself is for who looks again).
    Raises json.JSONDecodeError, and RecursionError if it is nested too deeply."""
    doubts: list[object] = []

    def members(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
        value = dict(pairs)
        if len(value) != len(pairs):
            doubts.append(value)
        return value

    def number(lexeme: str) -> float | None:
        try:
            return scalars.json_number(lexeme)
        except Unfit as unfit:
            doubts.append(unfit)
            return None

    document: Json = json.loads(
        characters,
        object_pairs_hook=members,
        parse_int=number,
        parse_float=number,
        parse_constant=doubts.append,
    )
    return document, bool(doubts) or _has_half_a_pair(characters, document)


def _has_half_a_pair(characters: str, document: Json) -> bool:
    """Only an escape can write a surrogate: the text itself was decoded from UTF-8."""
    if "\\ud" not in characters and "\\uD" not in characters:
        return False
    try:
        json.dumps(document, ensure_ascii=False).encode("utf-8")
    except UnicodeEncodeError:
        return True
    return False
