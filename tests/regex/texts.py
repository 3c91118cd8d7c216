"""Texts for patterns: such as match them, with a repetition that goes on for long."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from schemawright.regex.alphabet import alphabet
from schemawright.regex.charset import CharSet
from schemawright.regex.nodes import (
    Capture,
    Chars,
    Choice,
    Look,
    Node,
    Reference,
    Repeat,
    Sequence,
    walk,
)

from tests.regex.backtracker import has

#: What no character class of a pattern is likely to have, and what ends a match.
_WRONG = ("!", "\n", "\u2028", "")
_MARK = "\ufdd0"
#: Repetitions of more turns than this are loops.
_LONG = 8


def letters(tree: Node) -> list[str]:
    """One character of each kind that `tree` tells apart, readable ones first."""
    sets = [node.ranges for node in walk(tree) if isinstance(node, Chars)]
    kinds = alphabet(sets)
    chosen: dict[int, str] = {}
    readable = [*map(ord, "ab01Zz-_./:, @"), *kinds.bounds, ord("é")]
    for code in readable:
        index = max(i for i, bound in enumerate(kinds.bounds) if bound <= code)
        chosen.setdefault(kinds.kinds[index], chr(code))
    return list(chosen.values())


class Writer:
    """Writes texts that a tree matches, but for its assertions, drawn from `letters`."""

    def __init__(self, tree: Node, chance: Random) -> None:
        self.letters = letters(tree)
        self.chance = chance
        self.groups: dict[int | str, str] = {}
        #: The repetition that is written as `_MARK`.
        self.marked: Node | None = None

    def text(self, node: Node) -> str:
        if node is self.marked:
            return _MARK
        match node:
            case Chars(ranges):
                return self.char(ranges)
            case Sequence(items):
                return "".join(map(self.text, items))
            case Choice(options):
                marked = [option for option in options if self.is_marked(option)]
                return self.text(self.chance.choice(marked or options))
            case Repeat(body, low, high):
                turns = self.chance.randint(low, low + 2 if high is None else min(high, low + 2))
                turns = max(min(turns, 40), self.is_marked(body))
                return "".join(self.text(body) for _ in range(turns))
            case Capture(body, number):
                self.groups[number] = self.text(body)
                return self.groups[number]
            case Reference(group):
                return self.groups.get(group, "")
            case Look(body) if self.is_marked(body):
                return self.text(body)
            case _:
                return ""

    def is_marked(self, node: Node) -> bool:
        return self.marked is not None and any(below is self.marked for below in walk(node))

    def around(self, tree: Node, loop: Repeat) -> tuple[str, str, str]:
        """What stands before `loop` in a text of `tree`, one turn of it, and what follows."""
        self.marked = loop
        before, _, after = self.text(tree).partition(_MARK)
        self.marked = None
        turn = self.text(loop.body) or self.chance.choice(self.letters)
        return before.replace(_MARK, turn), turn, after.replace(_MARK, turn)

    def char(self, ranges: CharSet) -> str:
        members = [letter for letter in self.letters if has(ranges, letter)]
        return self.chance.choice(members[:3]) if members else ""


def pumped(tree: Node, seed: int | str, count: int) -> Iterator[tuple[str, str, str]]:
    """Texts in three parts, the second to be repeated: the loops of `tree` in turn, where they
    stand and at the start, and words that have nothing to do with them, single letters first.
    Most do not match."""
    chance = Random(seed)
    writer = Writer(tree, chance)
    nodes = list(walk(tree))
    loops = [n for n in nodes if isinstance(n, Repeat) and (n.high is None or n.high > _LONG)]
    for letter in writer.letters[: min(4, count // 4)]:
        yield "", letter, ""
        yield "", letter, "\n"
    for i in range(count):
        wrong = chance.choice(_WRONG)
        if not loops or i % 4 == 3:
            yield "", "".join(chance.choices(writer.letters, k=chance.choice((1, 1, 2, 3)))), wrong
            continue
        before, turn, after = writer.around(tree, loops[i % len(loops)])
        whole = before + turn + after
        yield (
            before if i % 3 else "",
            turn if i % 5 else whole,
            chance.choice((wrong, after + wrong, after[:-1] + wrong)),
        )
