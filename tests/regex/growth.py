"""How the steps that a pattern takes grow with its text: counted, so that no machine matters."""

from __future__ import annotations

import math
from collections.abc import Callable
from unittest.mock import patch

from schemawright.regex import Translated
from schemawright.regex.ambiguity import simplified
from schemawright.regex.automaton import Automaton, Scanner
from schemawright.regex.back_references import settle
from schemawright.regex.lookbehind import fixed
from schemawright.regex.nodes import Node, Reference, walk
from schemawright.regex.parse import parse

from tests.regex.backtracker import Backtracker, TooManySteps
from tests.regex.texts import pumped

#: The exponent that is told of what takes more steps than are counted.
BEYOND = 9.0
_LIMIT = 40_000
_EACH = 100


def tree_of(pattern: str) -> Node:
    """What `re` is given, if it can be given anything."""
    parsed = parse(pattern)
    tree = settle(parsed.tree, parsed.names)
    tree = tree if any(isinstance(n, Reference) for n in walk(tree)) else simplified(tree)
    return fixed(tree) or tree


def of_backtracking(pattern: str, texts: int, enough: float = BEYOND) -> tuple[float, str]:
    """The largest exponent that some texts show, and such a text; the first that is `enough`."""
    tree = tree_of(pattern)

    def steps(text: str) -> float:
        backtracker = Backtracker(text, _LIMIT + _EACH * len(text))
        try:
            backtracker.search(tree)
        except TooManySteps:
            return math.inf
        return backtracker.steps

    worst = (0.0, "")
    for before, turn, after in pumped(tree, pattern, texts):
        exponent = _exponent(lambda n: steps(before + turn * n + after), 32)  # noqa: B023
        worst = max(worst, (exponent, f"{before!r} + {turn!r} * n + {after!r}"))
    return worst


def of_automaton(translated: Translated, texts: int) -> tuple[float, float]:
    """The largest exponent, and the most steps a character: characters that are read, and for
    each move that is worked out the operations that it takes."""
    assert translated.program is not None
    automaton = Automaton(
        translated.program.bounds, translated.program.kinds, translated.program.scans
    )
    work = 0
    move = Scanner._move

    def counted(scanner: Scanner, *arguments: object) -> object:
        nonlocal work
        work += sum(len(steps) + len(jumps) for _, _, steps, jumps in scanner._follow)
        return move(scanner, *arguments)  # type: ignore[arg-type]

    def steps(text: str) -> int:
        nonlocal work
        work = len(text) * len(translated.program.scans)  # type: ignore[union-attr]
        automaton.search(text)
        return work

    exponent = most = 0.0
    with patch.object(Scanner, "_move", counted):
        for before, turn, after in pumped(tree_of(translated.pattern), translated.pattern, texts):
            text = before + turn * 400 + after
            most = max(most, steps(text) / len(text))
            exponent = max(exponent, _exponent(lambda n: steps(before + turn * n + after), 200))  # noqa: B023
    return exponent, most


def _exponent(steps: Callable[[int], float], size: int) -> float:
    """How the growth of `steps` grows when `size` doubles; the least of two doublings, because
    a count in a pattern is a jump that happens once."""
    counts: list[float] = []
    exponent = BEYOND
    for doubled in (1, 2, 4, 8):
        counts.append(steps(doubled * size))
        if counts[-1] == math.inf:
            return BEYOND
        if len(counts) > 2:
            exponent = min(exponent, _ratio(*counts[-3:]))
        if exponent < 1.4:
            break
    return exponent


def _ratio(one: float, two: float, four: float) -> float:
    return math.log2(max(four - two, 1) / max(two - one, 1))
