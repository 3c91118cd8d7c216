"""A pattern as a tree of frozen values; what is said here is the whole language.

``a(b|cd)*$`` is a `Sequence` of `Chars`, a `Repeat` of a `Capture` of a `Choice`, and an `Edge`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, TypeAlias

from schemawright.data_classes import frozen
from schemawright.regex.charset import CharSet


@frozen
class Chars:
    """One character of the set; no string at all if the set is empty."""

    ranges: CharSet


@frozen
class Sequence:
    """One after the other; the empty string if there are no items."""

    items: tuple[Node, ...]


@frozen
class Choice:
    """Any of the options, the first that leads to a match."""

    options: tuple[Node, ...]


@frozen
class Repeat:
    """`body` from `low` to `high` times, without end if `high` is None."""

    body: Node
    low: int
    high: int | None
    lazy: bool = False


@frozen
class Capture:
    """What `body` matches, kept under a number that counts from 1."""

    body: Node
    number: int


@frozen
class Reference:
    """What the group matched last, and the empty string if it took no part."""

    group: int | str
    offset: int


@frozen
class Look:
    """Whether `body` matches right here, ahead or behind, or does not."""

    body: Node
    ahead: bool
    negated: bool


@frozen
class Edge:
    """A position: start or end of the text, between a word character and another or not."""

    kind: Literal["start", "end", "word", "inside"]


Node: TypeAlias = Chars | Sequence | Choice | Repeat | Capture | Reference | Look | Edge

EMPTY = Sequence(())
NEVER = Chars(())


def children(node: Node) -> tuple[Node, ...]:
    """The nodes directly below."""
    match node:
        case Sequence(items):
            return items
        case Choice(options):
            return options
        case Repeat() | Capture() | Look():
            return (node.body,)
        case _:
            return ()


def walk(node: Node) -> Iterator[Node]:
    """The node and all below it, in the order of the text."""
    pending = [node]
    while pending:
        current = pending.pop()
        yield current
        pending.extend(reversed(children(current)))


def sequence(items: list[Node]) -> Node:
    """`items` one after the other, without sequences inside the sequence."""
    flat: list[Node] = []
    for item in items:
        flat.extend(item.items if isinstance(item, Sequence) else (item,))
    return flat[0] if len(flat) == 1 else Sequence(tuple(flat))


def choice(options: list[Node]) -> Node:
    """Any of `options`."""
    return options[0] if len(options) == 1 else Choice(tuple(options))


def matches_empty(node: Node) -> bool:
    """Whether it matches the empty string at every position, whatever stands around it."""
    match node:
        case Sequence(items):
            return all(map(matches_empty, items))
        case Choice(options):
            return any(map(matches_empty, options))
        case Repeat(body, low):
            return low == 0 or matches_empty(body)
        case Capture(body):
            return matches_empty(body)
        case _:
            return False
