"""Lookbehind of several widths → a choice of fixed ones: ``(?<=ab?)`` → ``(?<=a|ab)``."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

from schemawright.regex.nodes import (
    Capture,
    Chars,
    Choice,
    Edge,
    Look,
    Node,
    Repeat,
    Sequence,
    choice,
    sequence,
)

#: More options than this are better left to the automaton.
_MOST = 32


def fixed(node: Node) -> Node | None:
    """`node` with every lookbehind a choice of options that each have one width, which is what
    `re` takes; None when there would be no end of options, or too many."""
    match node:
        case Sequence(items):
            parts = [fixed(item) for item in items]
            whole = [part for part in parts if part is not None]
            return sequence(whole) if len(whole) == len(parts) else None
        case Choice(options):
            parts = [fixed(option) for option in options]
            whole = [part for part in parts if part is not None]
            return choice(whole) if len(whole) == len(parts) else None
        case Repeat() | Capture() | Look():
            body = fixed(node.body)
            if body is not None and isinstance(node, Look) and not node.ahead:
                widths = _widths(body)
                body = choice(widths) if widths else None
            return None if body is None else replace(node, body=body)
        case _:
            return node


def _widths(node: Node) -> list[Node]:
    """`node` as options of one width each; none at all when it cannot be done."""
    match node:
        case Chars() | Edge() | Look():
            return [node]
        case Choice(options):
            lists = [_widths(option) for option in options]
            return _capped([o for some in lists for o in some]) if all(lists) else []
        case Sequence(items):
            parts: list[list[Node]] = [[]]
            for item in items:
                parts = [[*front, last] for front, last in product(parts, _widths(item))]
                if len(parts) > _MOST:
                    return []
            return [sequence(part) for part in parts]
        case Repeat(body, low, high):
            bodies = _widths(body)
            if high is None or high - low >= _MOST or not bodies:
                return []
            if len(bodies) == 1:
                return [Repeat(body, count, count) for count in range(low, high + 1)]
            copies = [Sequence((body,) * count) for count in range(low, min(high, _MOST) + 1)]
            return _capped([option for copy in copies for option in _widths(copy)])
    return []


def _capped(options: list[Node]) -> list[Node]:
    return options if len(options) <= _MOST else []
