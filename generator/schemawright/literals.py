"""Text and numbers as literals, the only way that a schema's own text reaches Python.

    it's                    →   "it's"
    say "no"                →   'say "no"'
    日本                     →   "日本"
    a line end, U+202E      →   "\\n", "\\u202e"

Text is itself, in the quotes that black prefers, except what could break a line or deceive an
eye: what does not print, or only changes what stands beside it, is escaped.
"""

from __future__ import annotations

import unicodedata

#: Letters that print as nothing, and marks that choose how another character looks.
_UNSEEN = frozenset(
    map(chr, (0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0))
) | frozenset(map(chr, (*range(0x180B, 0x1810), *range(0xFE00, 0xFE10))))


def text_literal(text: str) -> str:
    """The literal of a string, on one line."""
    if text.isascii() and text.isprintable() and '"' not in text and "\\" not in text:
        return f'"{text}"'
    quote = "'" if text.count('"') > text.count("'") else '"'
    # A mark that has a letter of its own (é as e and an accent) looks like that letter.
    composed = text.isascii() or unicodedata.is_normalized("NFC", text)
    spelled = [quote]
    # Whether a mark would alter what is no letter of the text: a quote, an escape.
    alters = True
    for character in text:
        is_mark = unicodedata.combining(character) != 0
        if character == quote or character == "\\":
            spelled.append("\\" + character)
        elif not character.isprintable() or character in _UNSEEN:
            spelled.append(_escape(character))
            alters = True
            continue
        elif is_mark and (alters or not composed):
            spelled.append(_escape(character))
            continue
        else:
            spelled.append(character)
        alters = False
    return "".join((*spelled, quote))


def _escape(character: str) -> str:
    return character.encode("unicode_escape").decode("ascii")


def number_literal(value: int | float) -> str:
    """The literal of a number as JSON has them. Raises ValueError for what is no such number."""
    if isinstance(value, float) and (value != value or value in (float("inf"), float("-inf"))):
        raise ValueError(f"no literal for {value!r}")
    return repr(value).replace("e+", "e")
