"""A pattern -> deterministic automata, if it is regular.

``^[a-c]+$`` has two kinds of characters and four states; the text is read once. They are made of
the same programs that ``_runtime/automaton.py`` runs, state by state beforehand. What looks around
from within, refers to groups or would have too many states is left to Python.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import field
from functools import lru_cache

from schemawright.data_classes import frozen, mutable
from schemawright.regex.ambiguity import simplified
from schemawright.regex.back_references import settle
from schemawright.regex.charset import LAST
from schemawright.regex.nodes import Edge, Look, Node, Reference, Sequence, walk
from schemawright.regex.parse import parse
from schemawright.regex.program import Instruction, ScanProgram, program

_MOST_STATES = 3000
_MOST_KINDS = 200
_MOST_NODES = 20_000
_MOST_WORK = 2_000_000
#: The marks of a program's positions that are known beforehand.
_EDGES = {(1, 1): "start", (2, 1): "end"}


class NotRegular(Exception):
    """This is left to Python."""


@frozen
class DeterministicAutomaton:
    """`moves` by state and kind: 0 never matches, 1 has matched. `bounds` are where the `kinds`
    of characters begin; `ends` tells whether a state matches where the text ends."""

    bounds: tuple[int, ...]
    kinds: tuple[int, ...]
    moves: tuple[tuple[int, ...], ...]
    ends: tuple[bool, ...]
    first: int

    def matches(self, text: str) -> bool:
        """What the C does, for tests."""
        state = self.first
        for char in text:
            if state <= 1:
                break
            state = self.moves[state][self.kinds[bisect_right(self.bounds, ord(char)) - 1]]
        return state == 1 or (state > 1 and self.ends[state])


#: What a text is held against, each with what it must say.
Automata = tuple[tuple[DeterministicAutomaton, bool], ...]


@lru_cache(maxsize=1024)
def automata(pattern: str) -> Automata | None:
    """The automata for the ECMA-262 `pattern`, or None if Python is to be asked."""
    parsed = parse(pattern)
    tree = settle(parsed.tree, parsed.names)
    if any(isinstance(node, Reference) for node in walk(tree)):
        return None
    try:
        return tuple((_automaton(part), wanted) for part, wanted in _conditions(simplified(tree)))
    except NotRegular:
        return None


def _conditions(tree: Node) -> Iterator[tuple[Node, bool]]:
    """``^(?!a)b`` is ``^a``, which must not match, and ``^b``."""
    items = tree.items if isinstance(tree, Sequence) else (tree,)
    rest = items[1:] if items[:1] == (Edge("start"),) else ()
    while rest and isinstance(rest[0], Look) and rest[0].ahead:
        yield Sequence((items[0], rest[0].body)), not rest[0].negated
        rest = rest[1:]
    yield (Sequence((items[0], *rest)) if rest else tree), True


def _automaton(tree: Node) -> DeterministicAutomaton:
    scans = program(tree)
    # More than one scan is for what is seen ahead or behind.
    if scans is None or len(scans.scans) != 1 or max(scans.kinds) >= _MOST_KINDS:
        raise NotRegular
    return _determined(_Graph.of(scans), scans)


@mutable
class _Graph:
    """A program as nodes. Node 0 is its end; a node reads a character of its kinds (bits), or
    leads on at once, perhaps only at an edge of the text."""

    code: tuple[Instruction, ...]
    reads: list[int] = field(default_factory=lambda: [0])
    after: list[tuple[int, ...]] = field(default_factory=lambda: [()])
    edges: list[str] = field(default_factory=lambda: [""])
    start: int = 0
    at: int = 0

    @classmethod
    def of(cls, scans: ScanProgram) -> _Graph:
        graph = cls(scans.scans[0][2])
        graph.start = graph.part(0)
        return graph

    def node(self, reads: int, after: Iterable[int], edge: str = "") -> int:
        if len(self.reads) >= _MOST_NODES:
            raise NotRegular
        self.reads.append(reads)
        self.after.append(tuple(after))
        self.edges.append(edge)
        return len(self.reads) - 1

    def part(self, after: int) -> int:
        """The node where the next part of the code starts; it leads to `after`."""
        word, one, two = self.code[self.at]
        self.at += 1
        if word == "chars":
            return self.node(one, (after,) if one else ())
        if word == "when" and (one, two) in _EDGES:
            return self.node(0, (after,), _EDGES[one, two])
        if word == "all":
            for _ in range(one):
                after = self.part(after)
            return after
        if word == "any":
            return self.node(0, [self.part(after) for _ in range(one)])
        if word == "repeat":
            return self.repeat(one, two, after)
        raise NotRegular

    def repeat(self, low: int, high: int, after: int) -> int:
        body, start = self.at, after
        if high < 0:
            start = self.node(0, ())
            self.after[start] = (self.turn(body, start), after)
        for _ in range(high - low):
            start = self.node(0, (self.turn(body, start), after))
        for _ in range(low):
            start = self.turn(body, start)
        return start

    def turn(self, body: int, after: int) -> int:
        self.at = body
        return self.part(after)


class _Reading:
    """Which nodes read the next character, where a match may begin at any character."""

    def __init__(self, graph: _Graph) -> None:
        self._graph = graph
        #: Whether a match may begin after the start of the text.
        self.restarts = True
        nodes, accepted = self.closure(frozenset(), False, False)
        self.restarts = bool(nodes) or accepted or self.closure(frozenset(), False, True)[1]

    def closure(
        self, seeds: frozenset[int], at_start: bool, at_end: bool
    ) -> tuple[frozenset[int], bool]:
        """The nodes that read on, and whether the pattern is through."""
        seen = set(seeds)
        if at_start or self.restarts:
            seen.add(self._graph.start)
        pending = list(seen)
        reading = set()
        while pending:
            node = pending.pop()
            edge = self._graph.edges[node]
            if self._graph.reads[node]:
                reading.add(node)
            elif not edge or (at_start if edge == "start" else at_end):
                fresh = [target for target in self._graph.after[node] if target not in seen]
                seen.update(fresh)
                pending.extend(fresh)
        return frozenset(reading), 0 in seen


#: A state: the nodes that read on, whether the text starts here, whether it may end here.
_State = tuple[frozenset[int], bool, bool]


def _determined(graph: _Graph, scans: ScanProgram) -> DeterministicAutomaton:
    width = max(scans.kinds) + 1
    reading = _Reading(graph)
    states: dict[_State, int] = {}
    moves: list[tuple[int, ...]] = [(0,) * width, (1,) * width]
    ends = [False, True]
    pending: list[_State] = []
    work = 0

    def number(seeds: frozenset[int], at_start: bool) -> int:
        nodes, accepted = reading.closure(seeds, at_start, False)
        if accepted:
            return 1
        state = (nodes, at_start, reading.closure(seeds, at_start, True)[1])
        if state not in states:
            if not nodes and not state[2] and not at_start and not reading.restarts:
                return 0
            if len(states) >= _MOST_STATES:
                raise NotRegular
            states[state] = len(states) + 2
            pending.append(state)
            moves.append(())
            ends.append(state[2])
        return states[state]

    first = number(frozenset(), True)
    while pending:
        state = pending.pop()
        work += width * (len(state[0]) + 1)
        if work > _MOST_WORK:
            raise NotRegular
        reads = [(graph.reads[node], graph.after[node][0]) for node in state[0]]
        row = [frozenset(n for kinds, n in reads if kinds >> kind & 1) for kind in range(width)]
        moves[states[state]] = tuple(number(seeds, False) for seeds in row)
    return DeterministicAutomaton(scans.bounds, scans.kinds, tuple(moves), tuple(ends), first)


# --- in C ------------------------------------------------------------------------------------


def automaton_constants(name: str, automaton: DeterministicAutomaton) -> str:
    """The automaton as constants of C."""
    ascii_kinds = [automaton.kinds[bisect_right(automaton.bounds, char) - 1] for char in range(128)]
    spans = zip(automaton.bounds, [*automaton.bounds[1:], LAST + 1], automaton.kinds, strict=True)
    above = [(max(start, 128), kind) for start, end, kind in spans if end > 128]
    arrays = {
        "moves": ("unsigned short", [state for row in automaton.moves for state in row]),
        "ends": ("unsigned char", [int(end) for end in automaton.ends]),
        "ascii": ("unsigned char", ascii_kinds),
        "bounds": ("Py_UCS4", [start for start, _ in above]),
        "kinds": ("unsigned char", [kind for _, kind in above]),
    }
    lines = [
        f"static const {kind} {name}_{suffix}[] = {{{', '.join(map(str, values))}}};"
        for suffix, (kind, values) in arrays.items()
    ]
    fields = [f"{name}_{suffix}" for suffix in arrays]
    fields += map(str, (len(automaton.moves[0]), len(above), automaton.first))
    return "\n".join([*lines, f"static const Automaton {name} = {{{', '.join(fields)}}};"])
