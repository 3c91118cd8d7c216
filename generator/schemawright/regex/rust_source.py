r"""Tree → the source of a pattern of Rust's `regex`, which pydantic searches with: of those that
need nothing but characters, counts, the two ends of the text and the edges of words.

^[\w.]{1,64}$  →  \A[\x2E0-9A-Z_a-z]{1,64}\z
\bv1\b         →  (?-u:\b)v1(?-u:\b)

A character is a code point there, too, but for surrogates: no string that has one gets there. All
of them but letters, digits and the like are written as numbers, so no other syntax is needed.
"""

from __future__ import annotations

from schemawright.regex.charset import CharSet, difference
from schemawright.regex.nodes import (
    Capture,
    Chars,
    Choice,
    Edge,
    Node,
    Repeat,
    Sequence,
    children,
)

#: The longest source that is of use to anybody who reads it.
_LONGEST = 300
#: So many nodes and ranges of characters, counted as often as they are repeated, take at most half
#: of the space that a pattern may take there, and some milliseconds to begin with.
_HEAVIEST = 15_000
#: The weight of a range whose characters are several bytes there.
_MANY_BYTES = 4
_SURROGATES: CharSet = ((0xD800, 0xDFFF),)


class _Inexpressible(Exception):
    """There are no such words, or nothing that they could match."""


def rust_source(node: Node) -> str:
    """The source, to be searched; empty if there is none."""
    try:
        source = _source(node)
        small = len(source) <= _LONGEST and _weight(node) <= _HEAVIEST
    except _Inexpressible:
        return ""
    return source if small else ""


def _source(node: Node) -> str:
    match node:
        case Chars(ranges):
            return _chars(ranges)
        case Sequence(items):
            parts = [(_source(item), isinstance(item, Choice)) for item in items]
            return "".join(f"(?:{part})" if chosen else part for part, chosen in parts)
        case Choice(options):
            return "|".join(map(_source, options))
        case Repeat(body, low, high):
            inner = _source(body)
            counts = f"{{{low}}}" if low == high else f"{{{low},{'' if high is None else high}}}"
            return (inner if isinstance(body, Chars) else f"(?:{inner})") + counts
        case Capture(body):
            return f"(?:{_source(body)})"
        case Edge("start"):
            return r"\A"
        case Edge("end"):
            return r"\z"
        case Edge("word"):
            # Without `u` a letter is one of ASCII.
            return r"(?-u:\b)"
        case _:
            raise _Inexpressible


def _chars(ranges: CharSet) -> str:
    scalars = difference(ranges, _SURROGATES)
    if not scalars:
        raise _Inexpressible
    if len(scalars) == 1 and scalars[0][0] == scalars[0][1]:
        return _character(scalars[0][0])
    return f"[{''.join(map(_range, scalars))}]"


def _range(pair: tuple[int, int]) -> str:
    low, high = map(_character, pair)
    return low if pair[0] == pair[1] else f"{low}-{high}"


def _character(code: int) -> str:
    if code < 0x80 and (chr(code).isalnum() or chr(code) == "_"):
        return chr(code)
    return f"\\x{code:02X}" if code < 0x100 else f"\\x{{{code:X}}}"


def _weight(node: Node) -> int:
    match node:
        case Chars(ranges):
            return sum(1 if high < 0x80 else _MANY_BYTES for _, high in ranges)
        case Repeat(body, low, high):
            return (1 + _weight(body)) * max(low + 1, high or 0)
        case _:
            return 1 + sum(map(_weight, children(node)))
