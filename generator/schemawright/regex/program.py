"""Tree → the program of an automaton that takes time in proportion to the text.

The program is data: tuples of numbers and words, read by ``_runtime/automaton.py``. A pattern
becomes one scan of the text; before it come the scans that mark where each lookahead (read from
the end) and each lookbehind holds, so these cost one pass each, whatever their width.
"""

from __future__ import annotations

from typing import TypeAlias

from schemawright.data_classes import frozen
from schemawright.limits import limits, setting
from schemawright.regex.alphabet import Alphabet, alphabet
from schemawright.regex.automaton import Positions, TooComplex
from schemawright.regex.nodes import Chars, Choice, Edge, Look, Node, Repeat, Sequence, walk
from schemawright.steps import take

#: Word, then two numbers; the words and numbers are explained in `regex.automaton`.
Instruction: TypeAlias = tuple[str, int, int]
#: Read from the end?, the mark to set where it holds (0: the answer itself), instructions.
Scan: TypeAlias = tuple[bool, int, tuple[Instruction, ...]]

#: Marks of positions. Assertions get the bits above.
_EDGES = {"start": (1, 1), "end": (2, 1), "word": (4, 1), "inside": (4, 0)}
_FIRST_LOOK = 8


@frozen
class ScanProgram:
    """What is given to ``Automaton(bounds, kinds, scans)``."""

    bounds: tuple[int, ...]
    kinds: tuple[int, ...]
    scans: tuple[Scan, ...]

    @property
    def text(self) -> str:
        """The same as one text, for ``Automaton.read``."""
        parts = [" ".join(f"{c}:{k}" for c, k in zip(self.bounds, self.kinds, strict=True))]
        for backwards, mark, code in self.scans:
            parts.append(_part("back" if backwards else "scan", mark))
            parts += [_part(*instruction) for instruction in code]
        return "; ".join(parts)


class TooLargeForAutomaton(Exception):
    """The pattern has no program: for what `reason`, and how to change that."""

    def __init__(self, reason: str, advice: str) -> None:
        super().__init__(reason)
        self.reason, self.advice = reason, advice


def program(tree: Node) -> ScanProgram | None:
    """The program for `tree`, which has no groups or references; None if it is too large."""
    try:
        return program_within_limits(tree)
    except TooLargeForAutomaton:
        return None


def program_within_limits(tree: Node) -> ScanProgram:
    """The program for `tree`, which has no groups or references. Raises `TooLargeForAutomaton`."""
    count = _positions(tree)
    _refuse_more("pattern_positions", count, "characters with the counted ones")
    take(count)
    letters = alphabet(n.ranges for n in walk(tree) if isinstance(n, Chars))
    writer = _Writer(letters)
    main = tuple(writer.instructions(tree, backwards=False))
    scans = (*writer.scans, (False, 0, main))
    _refuse_more("pattern_assertions", len(scans) - 1, "assertions")
    for _, _, code in scans:
        _refuse_more("pattern_operations", _cost(code), "operations a character")
    return ScanProgram(letters.bounds, letters.kinds, scans)


def _part(word: str, one: int, other: int = 0) -> str:
    return f"{word} {one} {other}" if other else f"{word} {one}"


def _refuse_more(name: str, number: int, things: str) -> None:
    """Raises `TooLargeForAutomaton` if `number` is over the limit in the field `name`."""
    most = getattr(limits(), name)
    if number > most:
        reason = f"it is too large for a faster way (more than {most:,} {things})"
        raise TooLargeForAutomaton(reason, f"use smaller counts, or raise {setting(name)}")


def _cost(code: tuple[Instruction, ...]) -> int:
    """What one move of the automaton costs, in operations on sets of some hundred positions."""
    try:
        positions = Positions(code)
    except TooComplex:
        reason = "it is too large for a faster way (assertions in too many alternatives)"
        raise TooLargeForAutomaton(reason, "use fewer assertions") from None
    rules = sum(len(steps) + len(jumps) for _, _, steps, jumps in positions.follow())
    return rules * (1 + len(positions.kinds) // 2000)


class _Writer:
    def __init__(self, letters: Alphabet) -> None:
        self.letters = letters
        self.scans: list[Scan] = []

    def instructions(self, node: Node, backwards: bool) -> list[Instruction]:
        """Prefix notation. A sequence is written from where its reading ends."""
        match node:
            case Chars(ranges):
                return [("chars", self.letters.masks[ranges], 0)]
            case Sequence(items):
                return self.several("all", items if backwards else items[::-1], backwards)
            case Choice(options):
                return self.several("any", options, backwards)
            case Repeat(_, _, 0):
                return [("all", 0, 0)]
            case Repeat(body, low, high):
                most = -1 if high is None else high
                return [("repeat", low, most), *self.instructions(body, backwards)]
            case Edge(kind):
                return [("when", *_EDGES[kind])]
            case Look(body, ahead, negated):
                return [("when", self.mark(body, ahead), int(not negated))]
        raise TypeError(f"{type(node).__name__} needs backtracking")

    def several(self, word: str, nodes: tuple[Node, ...], backwards: bool) -> list[Instruction]:
        parts = [self.instructions(node, backwards) for node in nodes]
        return [(word, len(parts), 0), *(word for part in parts for word in part)]

    def mark(self, body: Node, ahead: bool) -> int:
        code = tuple(self.instructions(body, backwards=ahead))
        for backwards, bit, other in self.scans:
            if (backwards, other) == (ahead, code):
                return bit
        bit = _FIRST_LOOK << len(self.scans)
        self.scans.append((ahead, bit, code))
        return bit


def _positions(node: Node) -> int:
    match node:
        case Sequence(items):
            return 1 + sum(map(_positions, items))
        case Choice(options):
            return 1 + sum(map(_positions, options))
        case Repeat(body, low, high):
            return 1 + _positions(body) * max(low + (high is None), high or 0)
        case Look(body):
            return 1 + _positions(body)
        case _:
            return 1
