"""How long a backtracking matcher may take, in the worst case, over all texts.

It tries every path through the pattern that some start of the text allows. Their number grows
exponentially if one loop can be gone round in two ways on the same text: ``(a|aa)*``, and as a
power of the length if loops that match the same follow each other: ``a*a*a*``. Each such step
costs a factor of the length, and so does a search that starts anywhere. (Criteria of A. Weber and
H. Seidl, 1991; as graphs by C. Allauzen, M. Mohri and A. Rastogi, 2008.)

"linear" is a promise: a constant number of steps a character, though the constant may be some
hundreds. The other answers may be wrong on the safe side (see `position_automaton`), and when the
question itself takes too long it is "unsure", which the caller must take for the worst.

    ^(?=.*[A-Z])(?=.*[0-9]).{8,}$     linear: each lookahead reads the text once
    (?=.*[A-Z])                       quadratic: it reads the rest of the text at every place
    ^[a-z]+$|[a-z]+-                  quadratic: the second alternative may start anywhere
    ^a*a*a*$                          polynomial
    ^(a|aa)*$                         exponential
"""

from __future__ import annotations

from typing import Literal, TypeAlias

from schemawright.graphs import components
from schemawright.regex.alphabet import alphabet
from schemawright.regex.nodes import Choice, Edge, Look, Node, Sequence
from schemawright.regex.position_automaton import (
    PositionAutomaton,
    TooLarge,
    chooses,
    longest,
    positions,
)
from schemawright.steps import take

Verdict: TypeAlias = Literal["linear", "quadratic", "polynomial", "exponential", "unsure"]

#: From the best to the worst.
_VERDICTS: tuple[Verdict, ...] = ("linear", "quadratic", "polynomial", "exponential", "unsure")

#: Pairs and triples looked at before giving up; a fraction of a second.
_STEPS = 250_000
#: So many pairs are looked at in the time of one step of the stage.
_CHEAP = 4
#: Forks in a row that come together again: each may double the paths.
_FORKS = 8
#: Characters that a pattern which may start anywhere reads, without a loop, from each place.
_LENGTH = 300

_Pair: TypeAlias = tuple[int, int]
_Triple: TypeAlias = tuple[int, int, int]


class _TooManySteps(Exception):
    pass


def verdict(tree: Node) -> Verdict:
    """How the time that `re` may take to search for `tree` grows with the length of the text."""
    # Alternatives at the top are tried one after the other: their times add up.
    options = tree.options if isinstance(tree, Choice) else (tree,)
    return max(map(_verdict, options), key=_VERDICTS.index)


def _verdict(tree: Node) -> Verdict:
    anchored = _anchored(tree)
    if not anchored and longest(tree) > _LENGTH:
        return "quadratic"
    if not chooses(tree):
        return "linear"
    try:
        paths = _Paths(positions(tree, anchored=anchored))
    except TooLarge:
        return "unsure"
    try:
        return paths.verdict()
    except _TooManySteps:
        return "unsure"
    finally:
        take(paths.steps // _CHEAP)


def _anchored(node: Node) -> bool:
    """Whether every match begins where the text does."""
    if isinstance(node, Choice):
        return all(map(_anchored, node.options))
    items = node.items if isinstance(node, Sequence) else (node,)
    for item in items:
        if not isinstance(item, (Edge, Look)):
            return isinstance(item, (Choice, Sequence)) and _anchored(item)
        if item == Edge("start"):
            return True
    return False


class _Paths:
    """The positions of a pattern, in pairs and triples that read the same text in step."""

    def __init__(self, automaton: PositionAutomaton) -> None:
        masks = alphabet(automaton.sets).masks
        self.masks = [masks[chars] for chars in automaton.sets]
        self.follow = automaton.follow
        self.grouped = [self.by_mask(ways) for ways in self.follow]
        self.steps = 0

    def by_mask(self, ways: dict[int, int]) -> list[tuple[int, list[int]]]:
        groups: dict[int, list[int]] = {}
        for position in ways:
            groups.setdefault(self.masks[position], []).append(position)
        return list(groups.items())

    def spend(self, steps: int) -> None:
        self.steps += steps
        if self.steps > _STEPS:
            raise _TooManySteps

    def verdict(self) -> Verdict:
        forks = self.forks()
        if forks is None:
            return "exponential"
        factors = 2 if forks > _FORKS else self.factors()
        return "linear" if factors == 0 else "quadratic" if factors == 1 else "polynomial"

    def forks(self) -> int | None:
        """The most forks in a row where two paths part and meet again; None if without end."""
        targets: dict[_Pair, list[_Pair]] = {}
        most: dict[_Pair, int] = {}

        def successors(pair: _Pair) -> list[_Pair]:
            targets[pair] = list(self.pairs(pair))
            return targets[pair]

        for component in components([(0, 0)], successors):
            here, best = set(component), 0
            for pair in component:
                for target in targets[pair]:
                    met = self.meets(pair, target)
                    if target in here and met:
                        return None
                    best = max(best, met + (0 if target in here else most[target]))
            most.update(dict.fromkeys(component, best))
        return max(most.values())

    def pairs(self, pair: _Pair) -> set[_Pair]:
        one, two = pair
        pairs: set[_Pair] = set()
        for mask, left in self.grouped[one]:
            for other, right in self.grouped[two]:
                if mask & other:
                    self.spend(len(left) * len(right))
                    pairs.update((a, b) if a <= b else (b, a) for a in left for b in right)
            self.spend(len(self.grouped[two]))
        return pairs

    def meets(self, pair: _Pair, target: _Pair) -> bool:
        if target[0] != target[1]:
            return False
        return pair[0] != pair[1] or self.follow[pair[0]][target[0]] > 1

    def factors(self) -> int:
        """How many factors of the length the paths may multiply to."""
        ordered = list(components([0], lambda position: self.follow[position]))[::-1]
        loops = [c for c in ordered if len(c) > 1 or c[0] in self.follow[c[0]]]
        reached = [self.reached(loop) for loop in loops]
        best = [0] * len(loops)
        for i, late in enumerate(loops):
            for j, early in enumerate(loops[:i]):
                if late[0] in reached[j] and best[j] + 1 > best[i]:
                    linked = self.linked(early, late, reached[j])
                    best[i] = max(best[i], best[j] + linked)
            if best[i] > 1:
                break
        return max(best, default=0)

    def reached(self, starts: list[int]) -> set[int]:
        seen, pending = set(starts), list(starts)
        while pending:
            fresh = self.follow[pending.pop()].keys() - seen
            seen |= fresh
            pending.extend(fresh)
        return seen

    def linked(self, early: list[int], late: list[int], between: set[int]) -> bool:
        """Whether one text leads round the first loop, round the second, and from one to the
        other: then the place to change over is free."""
        if not self.alphabet(early) & self.alphabet(late):
            return False
        first, last = set(early), set(late)

        def successors(triple: _Triple) -> set[_Triple]:
            p, m, q = triple
            triples = {(p, p, q)} if m == q else set()
            for p2 in first & self.follow[p].keys():
                for q2 in last & self.follow[q].keys():
                    mask = self.masks[p2] & self.masks[q2]
                    self.spend(len(self.follow[m]) + 1)
                    if mask:
                        triples |= {
                            (p2, m2, q2)
                            for m2 in self.follow[m].keys() & between
                            if self.masks[m2] & mask
                        }
            return triples

        starts = [(p, p, q) for p in early for q in late]
        for component in components(starts, successors):
            members = set(component)
            if any(m == q and (p, p, q) in members for p, m, q in component):
                return True
        return False

    def alphabet(self, loop: list[int]) -> int:
        mask = 0
        for position in loop:
            mask |= self.masks[position]
        return mask
