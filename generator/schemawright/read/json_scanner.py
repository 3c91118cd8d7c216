"""Where each value of a JSON text stands.

The standard library's parser is fast and forgets positions. This scanner is run only when a
diagnostic is shown. It may assume what that parser has found: that the text is JSON.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import field
from functools import cache

from schemawright.data_classes import frozen, mutable
from schemawright.read.source import Locate
from schemawright.read.text import position
from schemawright.values import Tokens

_TOKEN = re.compile(
    r"""
      "[^"\\]*(?:\\.[^"\\]*)*"      # a string
    | [{}\[\]]                      # an object or array begins or ends
    | [^\s{}\[\],:"]+               # a number, a literal
    """,
    re.VERBOSE | re.DOTALL,
)


@frozen
class ScannedValue:
    """A value in a text. `index` is where its key begins, or the value itself if it has none;
    `lexeme` is the scalar as it is written, or the bracket that opens the value; `key` is the
    decoded key, and `repeated` says that the object around has it already."""

    tokens: Tokens
    index: int
    lexeme: str
    key: str | None = None
    repeated: bool = False


@mutable
class _OpenContainer:
    """An object or array whose end has not come yet; `key` and `index` wait for a value."""

    tokens: Tokens
    is_object: bool
    count: int = 0
    keys: set[str] = field(default_factory=set)
    key: str | None = None
    index: int = 0


def scan(characters: str) -> Iterator[ScannedValue]:
    """Every value of a JSON text in order of appearance, without recursion."""
    opened: list[_OpenContainer] = []
    for match in _TOKEN.finditer(characters):
        lexeme = match.group()
        around = opened[-1] if opened else None
        if lexeme in "}]":
            opened.pop()
        elif around and around.is_object and around.key is None:
            around.key, around.index = json.loads(lexeme), match.start()
        else:
            value = _value_at(around, lexeme, match.start())
            yield value
            if lexeme in "{[":
                opened.append(_OpenContainer(value.tokens, lexeme == "{"))


def _value_at(around: _OpenContainer | None, lexeme: str, index: int) -> ScannedValue:
    """The value that begins at `index`, directly inside `around`."""
    if around is None:
        return ScannedValue((), index, lexeme)
    if around.is_object:
        key, around.key = around.key or "", None
        repeated = key in around.keys
        around.keys.add(key)
        return ScannedValue((*around.tokens, key), around.index, lexeme, key, repeated)
    around.count += 1
    return ScannedValue((*around.tokens, around.count - 1), index, lexeme)


def locator(characters: str) -> Locate:
    """Finds a value of a JSON text: an object's member at its key, an array's item and the
    whole document at their first character. What is not there is found where it would be:
    in the nearest value around it."""

    @cache
    def indices() -> dict[Tokens, int]:
        return {value.tokens: value.index for value in scan(characters)}

    def locate(tokens: Tokens) -> tuple[int, int] | None:
        places = indices()
        while tokens not in places:
            tokens = tokens[:-1]
        return position(characters, places[tokens])

    return locate
