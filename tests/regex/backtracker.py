"""A backtracking matcher that counts its steps, in the order in which `re` takes them: what a
test of times asks, so that it does not depend on how busy the machine is."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from collections.abc import Sequence as Items

from schemawright.regex.charset import WORD, CharSet
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

_Then = Callable[[int], bool]


class TooManySteps(Exception):
    """The count has gone past the limit."""


def has(ranges: CharSet, char: str) -> bool:
    at = bisect_right(ranges, (ord(char), 0x110000)) - 1
    return at >= 0 and ranges[at][0] <= ord(char) <= ranges[at][1]


class Backtracker:
    """One search for a tree (with fixed widths behind) in a text."""

    def __init__(self, text: str, limit: int) -> None:
        self.text = text
        self.limit = limit
        self.steps = 0
        self.groups: dict[int | str, str] = {}

    def search(self, tree: Node) -> bool:
        return any(self.match(tree, at, lambda _: True) for at in range(len(self.text) + 1))

    def step(self, steps: int = 1) -> None:
        self.steps += steps
        if self.steps > self.limit:
            raise TooManySteps

    def match(self, node: Node, at: int, then: _Then) -> bool:
        self.step()
        match node:
            case Chars(ranges):
                return self.reads(ranges, at) and then(at + 1)
            case Sequence(items):
                return self.several(items, at, then)
            case Choice(options):
                return any(self.match(option, at, then) for option in options)
            case Repeat(Chars(ranges), low, high):
                return self.characters(ranges, low, high, at, then)
            case Repeat(body, low, high):
                return self.turns(body, low, high, at, then)
            case Capture(body, number):
                return self.match(body, at, lambda end: self.captured(number, at, end, then))
            case Reference(group):
                told = self.groups.get(group, "")
                self.step(len(told))
                return self.text.startswith(told, at) and then(at + len(told))
            case Look():
                return self.looks(node, at) is not node.negated and then(at)
            case Edge():
                return self.edge(node, at) and then(at)

    def reads(self, ranges: CharSet, at: int) -> bool:
        return at < len(self.text) and has(ranges, self.text[at])

    def several(self, items: Items[Node], at: int, then: _Then) -> bool:
        if not items:
            return then(at)
        return self.match(items[0], at, lambda end: self.several(items[1:], end, then))

    def characters(self, ranges: CharSet, low: int, high: int | None, at: int, then: _Then) -> bool:
        end = at
        while (high is None or end - at < high) and self.reads(ranges, end):
            self.step()
            end += 1
        for last in range(end, at + low - 1, -1):
            self.step()
            if then(last):
                return True
        return False

    def turns(self, body: Node, low: int, high: int | None, at: int, then: _Then) -> bool:
        def turn(end: int) -> bool:
            if end == at and low <= 0:
                return False
            return self.turns(body, low - 1, None if high is None else high - 1, end, then)

        if high != 0 and self.match(body, at, turn):
            return True
        return low <= 0 and then(at)

    def captured(self, number: int, start: int, end: int, then: _Then) -> bool:
        before = self.groups.get(number)
        self.groups[number] = self.text[start:end]
        if then(end):
            return True
        if before is None:
            self.groups.pop(number, None)
        else:
            self.groups[number] = before
        return False

    def looks(self, node: Look, at: int) -> bool:
        if node.ahead:
            return self.match(node.body, at, lambda _: True)
        options = node.body.options if isinstance(node.body, Choice) else (node.body,)
        return any(
            self.match(option, start, lambda end: end == at)
            for option in options
            for start in (at - width(option),)
            if start >= 0
        )

    def edge(self, node: Edge, at: int) -> bool:
        if node.kind == "start":
            return at == 0
        if node.kind == "end":
            return at == len(self.text)
        before = at > 0 and has(WORD, self.text[at - 1])
        return (before is not self.reads(WORD, at)) is (node.kind == "word")


def width(node: Node) -> int:
    """How many characters it reads; all of its options read as many."""
    match node:
        case Sequence(items):
            return sum(map(width, items))
        case Choice(options):
            return width(options[0])
        case Repeat(body, low):
            return low * width(body)
        case Capture(body):
            return width(body)
        case Chars():
            return 1
        case _:
            return 0
