"""Tree → the automaton of its positions, in which a path is a way to match.

A position is one `Chars` of the pattern (of V. Glushkov's automaton, 1961). What assertions
see ahead or behind are paths that lead nowhere; that edges and assertions also forbid paths is
left out, and long counted repetitions become loops. So there may be more paths here than a
matcher can take, never fewer, which is the safe side for counting them.
"""

from __future__ import annotations

from dataclasses import field
from typing import TypeAlias

from schemawright.data_classes import frozen, mutable
from schemawright.regex.charset import ANY, CharSet
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
    walk,
)
from schemawright.steps import take

#: Position → in how many ways it is reached: 1, or 2 for several.
_Ways: TypeAlias = dict[int, int]

_COPIES = 12
_OPTIONAL_COPIES = 6
#: A repetition that gives a choice at each turn is a loop from this many turns on.
_TURNS = 4
_MOST = 20_000
_MOST_LINKS = 300_000


class TooLarge(Exception):
    """The pattern has too many positions to be looked into."""


@mutable
class PositionAutomaton:
    """The characters of each position and the positions that may follow it. Position 0 is the
    start, before any character."""

    sets: list[CharSet] = field(default_factory=list)
    follow: list[_Ways] = field(default_factory=list)


@frozen
class _Fragment:
    """Ways through without a character (0, 1, 2), the first positions, the last ones."""

    empty: int
    first: _Ways
    last: _Ways


_NOTHING = _Fragment(1, {}, {})


def positions(tree: Node, *, anchored: bool) -> PositionAutomaton:
    """The automaton of `tree`; `TooLarge` if it has too many positions."""
    builder = _GlushkovBuilder()
    builder.positions.sets.append(())
    builder.positions.follow.append({})
    starts = {0: 1}
    if not anchored:
        skip = builder.loop(builder.chars(ANY))
        builder.link({0: 1}, skip.first)
        starts |= skip.last
    builder.link(starts, builder.part(tree).first)
    return builder.positions


class _GlushkovBuilder:
    def __init__(self) -> None:
        self.positions = PositionAutomaton()
        self.groups: dict[int, Node] = {}
        self.links = 0

    def part(self, node: Node) -> _Fragment:
        match node:
            case Chars(ranges):
                return self.chars(ranges) if ranges else _Fragment(0, {}, {})
            case Sequence(items):
                return self.chain(list(items))
            case Choice(options):
                return self.either([self.part(option) for option in options])
            case Repeat():
                return self.repeat(node)
            case Capture(body, number):
                self.groups[number] = body
                return self.part(body)
            case Reference(group):
                body = self.groups[group] if isinstance(group, int) else Sequence(())
                return self.either([_NOTHING, self.part(body)])
            case Look(body):
                return _Fragment(1, self.part(body).first, {})
            case Edge():
                return _NOTHING

    def chars(self, ranges: CharSet) -> _Fragment:
        here = len(self.positions.sets)
        if here > _MOST:
            raise TooLarge
        self.positions.sets.append(ranges)
        self.positions.follow.append({})
        return _Fragment(0, {here: 1}, {here: 1})

    def link(self, sources: _Ways, targets: _Ways) -> None:
        self.links += len(sources) * len(targets)
        take(len(sources) * len(targets))
        if self.links > _MOST_LINKS:
            raise TooLarge
        for source, ways in sources.items():
            follow = self.positions.follow[source]
            for target, more in targets.items():
                follow[target] = min(2, follow.get(target, 0) + ways * more)

    def chain(self, items: list[Node]) -> _Fragment:
        whole = _NOTHING
        for item in items:
            whole = self.joined(whole, self.part(item))
        return whole

    def joined(self, left: _Fragment, right: _Fragment) -> _Fragment:
        self.link(left.last, right.first)
        return _Fragment(
            min(2, left.empty * right.empty),
            _plus(left.first, right.first, left.empty),
            _plus(right.last, left.last, right.empty),
        )

    def either(self, parts: list[_Fragment]) -> _Fragment:
        first: _Ways = {}
        last: _Ways = {}
        for part in parts:
            first |= part.first
            last |= part.last
        return _Fragment(min(2, sum(part.empty for part in parts)), first, last)

    def loop(self, body: _Fragment) -> _Fragment:
        """One or more turns; turns that may be empty are ways to do the same twice."""
        twice = 2 if body.empty else 1
        self.link(body.last, {p: min(2, ways * twice) for p, ways in body.first.items()})
        return _Fragment(body.empty * 2, dict.fromkeys(body.first, twice), body.last)

    def optional(self, part: _Fragment) -> _Fragment:
        return _Fragment(min(2, part.empty + 1), part.first, part.last)

    def repeat(self, node: Repeat) -> _Fragment:
        body, low, high = node.body, node.low, node.high
        if (high is None or high >= _TURNS) and chooses(body):
            turns = self.loop(self.part(body))
            return turns if low else self.optional(turns)
        whole = self.chain([body] * min(low, _COPIES))
        if high is None or low > _COPIES or high - low > _OPTIONAL_COPIES:
            return self.joined(whole, self.optional(self.loop(self.part(body))))
        more = _NOTHING
        for _ in range(high - low):
            more = self.optional(self.joined(self.part(body), more))
        return self.joined(whole, more)


def _plus(ways: _Ways, more: _Ways, times: int) -> _Ways:
    return {**ways, **{p: min(2, w * times) for p, w in more.items()}} if times else ways


def chooses(node: Node) -> bool:
    """Whether there is more than one way through."""
    return any(
        isinstance(n, (Choice, Reference, Look)) or (isinstance(n, Repeat) and n.low != n.high)
        for n in walk(node)
    )


def longest(node: Node) -> int:
    """The most characters that it reads, each loop without end counted as one turn."""
    match node:
        case Sequence(items):
            return sum(map(longest, items))
        case Choice(options):
            return max(map(longest, options))
        case Repeat(body, low, high):
            return longest(body) * (max(low, 1) if high is None else high)
        case Capture(body) | Look(body):
            return longest(body)
        case _:
            return 1
