"""Back references, made to mean in Python what they mean in ECMA-262.

A group that took no part matches the empty string there (section 22.2.2.7.2); so does one that
is still open, one that comes later, one in another alternative, and one inside a negated assertion
seen from outside.
A repetition forgets its groups at each turn (22.2.2.3.1), which Python does not: references for
which this could show are refused. Groups that nothing refers to stop being groups.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TypeAlias

from schemawright.regex.nodes import (
    EMPTY,
    Capture,
    Chars,
    Choice,
    Look,
    Node,
    Reference,
    Repeat,
    Sequence,
    children,
    choice,
    sequence,
)
from schemawright.regex.pattern_error import PatternError

_HINT = "write the pattern without the back reference"

#: The nodes from the root down to a node, the node itself last.
_Trail: TypeAlias = tuple[Node, ...]


def settle(tree: Node, names: dict[str, int]) -> Node:
    """`tree` with only those groups and references that matter, its groups numbered anew and
    every reference by number; `PatternError` for one that would mean something else in Python."""
    groups: dict[int, _Trail] = {}
    numbers: dict[Reference, int] = {}
    live: dict[Reference, int] = {}
    for trail in _trails(tree, ()):
        node = trail[-1]
        if isinstance(node, Capture):
            groups[node.number] = trail
        elif isinstance(node, Reference):
            numbers[node] = names.get(node.group, 0) if isinstance(node.group, str) else node.group
            if numbers[node] in groups and _seen_from(trail, groups[numbers[node]]):
                _check(node, trail, groups[numbers[node]])
                live[node] = numbers[node]
    for reference, number in numbers.items():
        if number not in groups:
            raise PatternError(f"there is no group {reference.group}", reference.offset)
    order = {old: new for new, old in enumerate(sorted(set(live.values())), 1)}
    return _rebuilt(tree, order, {reference: order[old] for reference, old in live.items()})


def _trails(node: Node, above: _Trail) -> Iterator[_Trail]:
    trail = (*above, node)
    yield trail
    for child in children(node):
        yield from _trails(child, trail)


def _seen_from(reference: _Trail, group: _Trail) -> bool:
    """Whether the group can hold anything where the reference stands, after it in the text."""
    inside = {id(node) for node in reference}
    hidden = [n for n in group if isinstance(n, Look) and n.negated and id(n) not in inside]
    return id(group[-1]) not in inside and not hidden and not _are_alternatives(reference, group)


def _are_alternatives(one: _Trail, other: _Trail) -> bool:
    """Whether the two stand in different options of a choice: where one takes part, the other
    does not, and what it held at an earlier turn is forgotten."""
    for around, mine, its in zip(one, one[1:], other[1:], strict=False):
        if mine is not its:
            return isinstance(around, Choice)
    return False


def _check(reference: Reference, trail: _Trail, group: _Trail) -> None:
    if any(isinstance(n, Look) and not n.ahead for n in (*trail, *group)):
        raise PatternError("a back reference into or in a lookbehind", reference.offset, _HINT)
    for i, node in enumerate(group):
        if not isinstance(node, Repeat) or (node.low, node.high) == (1, 1):
            continue
        below = group[i + 1 :]
        skipped = any(isinstance(n, Choice) or (isinstance(n, Repeat) and not n.low) for n in below)
        once = node.high is not None and node.high <= 1
        if not _consumes(node.body) or (skipped and not once):
            message = "a back reference to a group that a repetition may leave out"
            raise PatternError(message, reference.offset, _HINT)


def _consumes(node: Node) -> bool:
    """Whether every match has at least one character."""
    match node:
        case Sequence(items):
            return any(map(_consumes, items))
        case Choice(options):
            return all(map(_consumes, options))
        case Repeat(body, low):
            return low > 0 and _consumes(body)
        case Capture(body):
            return _consumes(body)
        case _:
            return isinstance(node, Chars)


def _rebuilt(node: Node, order: dict[int, int], live: dict[Reference, int]) -> Node:
    match node:
        case Sequence(items):
            return sequence([_rebuilt(item, order, live) for item in items])
        case Choice(options):
            return choice([_rebuilt(option, order, live) for option in options])
        case Repeat() | Look():
            return replace(node, body=_rebuilt(node.body, order, live))
        case Capture(body, number):
            inner = _rebuilt(body, order, live)
            return Capture(inner, order[number]) if number in order else inner
        case Reference():
            return replace(node, group=live[node]) if node in live else EMPTY
        case _:
            return node
