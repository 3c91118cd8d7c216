"""Tree → the source of a Python `re` pattern that needs no flags and is ASCII only."""

from __future__ import annotations

from functools import lru_cache

from schemawright.regex.charset import ANY, CharSet, complement, size
from schemawright.regex.nodes import (
    Capture,
    Chars,
    Choice,
    Edge,
    Look,
    Node,
    Reference,
    Repeat,
    Sequence,
)

#: ``\b`` is ASCII only under a scoped flag. Before Python 3.14, ``\B`` missed the empty text.
_EDGES = {"start": "^", "end": r"\Z", "word": r"(?a:\b)", "inside": r"(?a:(?!\b))"}
_SPECIAL = frozenset("\\^$.|?*+()[]{}")
#: ``--``, ``&&``, ``||``, ``~~`` and ``[`` in a class are reserved: `re` warns of them.
_SPECIAL_IN_CLASS = frozenset("\\^-[]&|~")
_NAMED = {0x09: r"\t", 0x0A: r"\n", 0x0B: r"\v", 0x0C: r"\f", 0x0D: r"\r"}


def re_source(node: Node) -> str:
    """The source for `re.compile`; to be searched."""
    match node:
        case Chars(ranges):
            return _chars(ranges)
        case Sequence(items):
            return "".join(
                f"(?:{re_source(i)})" if isinstance(i, Choice) else re_source(i) for i in items
            )
        case Choice(options):
            return "|".join(map(re_source, options))
        case Repeat():
            return _repeat(node)
        case Capture(body):
            return f"({re_source(body)})"
        case Reference(group):
            return f"(?({group})\\{group})"
        case Edge(kind):
            return _EDGES[kind]
        case Look():
            return _look(node)


def _repeat(node: Repeat) -> str:
    bare = isinstance(node.body, (Chars, Capture)) and node.body != Chars(())
    body = re_source(node.body) if bare else f"(?:{re_source(node.body)})"
    counts = {(0, None): "*", (1, None): "+", (0, 1): "?"}.get((node.low, node.high))
    if counts is None:
        high = "" if node.high is None else str(node.high)
        counts = f"{{{node.low}}}" if node.low == node.high else f"{{{node.low},{high}}}"
    return body + counts + ("?" if node.lazy and node.low != node.high else "")


def _look(node: Look) -> str:
    """`re` looks behind for one width at a time, so the options each get their own."""
    sign = "!" if node.negated else "="
    if node.ahead:
        return f"(?{sign}{re_source(node.body)})"
    options = node.body.options if isinstance(node.body, Choice) else (node.body,)
    parts = [f"(?<{sign}{re_source(option)})" for option in options]
    if len(parts) == 1 or node.negated:
        return "".join(parts)
    return f"(?:{'|'.join(parts)})"


@lru_cache(maxsize=256)
def _chars(ranges: CharSet) -> str:
    if not ranges:
        return "(?!)"
    if ranges == ANY:
        return "(?s:.)"
    if size(ranges) == 1:
        return _character(ranges[0][0], _SPECIAL)
    missing = complement(ranges)
    if len(missing) < len(ranges) or size(missing) == 1:
        return f"[^{''.join(map(_range, missing))}]"
    return f"[{''.join(map(_range, ranges))}]"


def _range(pair: tuple[int, int]) -> str:
    low, high = (_character(code, _SPECIAL_IN_CLASS) for code in pair)
    if pair[0] == pair[1]:
        return low
    return f"{low}{high}" if pair[0] + 1 == pair[1] else f"{low}-{high}"


def _character(code: int, special: frozenset[str]) -> str:
    if chr(code) in special:
        return "\\" + chr(code)
    if 0x20 <= code < 0x7F:
        return chr(code)
    if code in _NAMED:
        return _NAMED[code]
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
