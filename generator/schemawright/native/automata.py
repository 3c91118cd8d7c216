"""A regular expression in Python's syntax -> deterministic automata, if it is a regular one.

``^[a-c]+\\Z`` has two kinds of characters and four states; the text is read once. What is no
regular expression (references to groups) and what would have too many states is left to `re`.
Python's own parser reads the expression, so that it means what `re` takes it for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

_LAST = 0x10FFFF
_MOST_STATES = 3000
_MOST_KINDS = 200
_MOST_NODES = 20_000
_MOST_WORK = 200_000

#: Code points, as ascending ranges with both ends.
Ranges = tuple[tuple[int, int], ...]


class NotRegular(Exception):
    """This is left to `re`."""


@dataclass(frozen=True)
class Automaton:
    """`moves` by state and kind: 0 never matches, 1 has matched. `bounds` are where kinds begin."""

    bounds: tuple[int, ...]
    kinds: tuple[int, ...]
    moves: tuple[tuple[int, ...], ...]
    ends: tuple[bool, ...]
    first: int

    def matches(self, text: str) -> bool:
        """What the C does, for tests."""
        from bisect import bisect_right

        state = self.first
        for char in text:
            if state <= 1:
                break
            state = self.moves[state][self.kinds[bisect_right(self.bounds, ord(char)) - 1]]
        return state == 1 or (state > 1 and self.ends[state])


@dataclass(slots=True)
class Nodes:
    """A nondeterministic automaton. Node 0 is the end of the expression; a node reads a character
    of its ranges, or forks, or passes at the start or the end of the text."""

    reads: list[Ranges | None] = field(default_factory=lambda: [None])
    after: list[tuple[int, ...]] = field(default_factory=lambda: [()])
    where: list[str] = field(default_factory=lambda: [""])

    def add(self, reads: Ranges | None, after: Iterable[int], where: str = "") -> int:
        if len(self.reads) >= _MOST_NODES:
            raise NotRegular
        self.reads.append(reads)
        self.after.append(tuple(after))
        self.where.append(where)
        return len(self.reads) - 1

    def repeat(self, low: int, high: int | None, part: Any, after: int) -> int:
        """`part(after)` builds the repeated part before the node `after`."""
        start = after
        if high is None:
            start = self.add(None, ())
            self.after[start] = (part(start), after)
        else:
            for _ in range(high - low):
                start = self.add(None, (part(start), after))
        for _ in range(low):
            start = part(start)
        return start


# --- what Python's parser gives ------------------------------------------------------------------


def from_expression(pattern: str) -> tuple[tuple[Automaton, bool], ...]:
    """The automata that a text is held against, each with what it must say. Several if the
    expression begins with ``^(?!…)``. Raises `NotRegular`."""
    try:
        from re import _parser as parser  # type: ignore[attr-defined]
    except ImportError:  # another implementation of re
        raise NotRegular from None
    tree = list(parser.parse(pattern))
    if tree and _word(tree[0]) in {"ASSERT", "ASSERT_NOT"} | {"AT"}:
        ahead = 1 if _word(tree[0]) == "AT" else 0
        first = tree[:ahead]
        found = []
        while first and len(tree) > ahead and _word(tree[ahead]) in {"ASSERT", "ASSERT_NOT"}:
            direction, part = tree[ahead][1]
            if direction != 1:
                raise NotRegular
            found.append((_expression([*first, *part]), _word(tree[ahead]) == "ASSERT"))
            ahead += 1
        if found and str(first[0][1]) not in {"AT_BEGINNING", "AT_BEGINNING_STRING"}:
            raise NotRegular
        return (*found, (_expression([*first, *tree[ahead:]]), True))
    return ((_expression(tree), True),)


def _word(item: Any) -> str:
    return str(item[0])


def _expression(tree: list[Any]) -> Automaton:
    nodes = Nodes()
    return _determined(nodes, _sequence(nodes, tree, 0))


def _sequence(nodes: Nodes, items: Iterable[Any], after: int, flags: int = 0) -> int:
    for item in reversed(list(items)):
        after = _item(nodes, item, after, flags)
    return after


def _item(nodes: Nodes, item: Any, after: int, flags: int) -> int:
    word, value = _word(item), item[1]
    if word == "ANY" and flags & re.DOTALL:
        return nodes.add(((0, _LAST),), (after,))
    if word in {"LITERAL", "NOT_LITERAL", "ANY", "IN"}:
        return nodes.add(_ranges(word, value), (after,))
    if word == "SUBPATTERN":
        _, added, removed, part = value
        if (added | removed) & ~re.DOTALL:
            raise NotRegular
        return _sequence(nodes, part, after, (flags | added) & ~removed)
    if word == "BRANCH":
        return nodes.add(None, [_sequence(nodes, part, after, flags) for part in value[1]])
    if word in {"MAX_REPEAT", "MIN_REPEAT"}:
        low, high, part = value
        # Python's "without end" is a number of its own.
        most = None if str(high) == "MAXREPEAT" else int(high)
        return nodes.repeat(int(low), most, lambda end: _sequence(nodes, part, end, flags), after)
    if word == "AT" and str(value) in _PLACES:
        return nodes.add(None, (after,), _PLACES[str(value)])
    raise NotRegular


_PLACES = {"AT_BEGINNING": "start", "AT_BEGINNING_STRING": "start", "AT_END_STRING": "end"}


def _ranges(word: str, value: Any) -> Ranges:
    if word == "LITERAL":
        return ((value, value),)
    if word == "NOT_LITERAL":
        return _without(((value, value),))
    if word == "ANY":
        return _without(((10, 10),))
    found: list[tuple[int, int]] = []
    negated = False
    for item in value:
        if _word(item) == "NEGATE":
            negated = True
        elif _word(item) == "LITERAL":
            found.append((item[1], item[1]))
        elif _word(item) == "RANGE":
            found.append(item[1])
        else:
            raise NotRegular
    return _without(tuple(found)) if negated else tuple(sorted(found))


def _without(ranges: Ranges) -> Ranges:
    found, start = [], 0
    for low, high in sorted(ranges):
        if low > start:
            found.append((start, low - 1))
        start = max(start, high + 1)
    return (*found, (start, _LAST)) if start <= _LAST else tuple(found)


# --- what the run time's Automaton is given ----------------------------------------------------


def from_program(bounds: Any, kinds: Any, scans: Any) -> tuple[tuple[Automaton, bool], ...]:
    """The same for the arguments of the run time's ``Automaton``. Raises `NotRegular`."""
    if len(scans) != 1 or scans[0][:2] != (False, 0):
        raise NotRegular
    ends = [bound - 1 for bound in bounds[1:]] + [_LAST]
    places = list(zip(bounds, ends, kinds, strict=True))
    nodes = Nodes()
    code = scans[0][2]
    start, at = _part(nodes, code, places, 0, 0)
    if at != len(code):
        raise NotRegular
    return ((_determined(nodes, start), True),)


def _part(nodes: Nodes, code: Any, places: Any, at: int, after: int) -> tuple[int, int]:
    """The node where the part at `at` of the code starts, and where the next part is."""
    word, one, two = code[at]
    at += 1
    if word == "chars":
        ranges = tuple((low, high) for low, high, kind in places if one >> kind & 1)
        return nodes.add(ranges, (after,)), at
    if word == "when" and (one, two) in {(1, 1), (2, 1)}:
        return nodes.add(None, (after,), "start" if one == 1 else "end"), at
    if word == "all":
        for _ in range(one):
            after, at = _part(nodes, code, places, at, after)
        return after, at
    if word == "any":
        starts = []
        for _ in range(one):
            start, at = _part(nodes, code, places, at, after)
            starts.append(start)
        return nodes.add(None, starts), at
    if word == "repeat":
        body = at
        _, at = _part(Nodes(), code, places, body, 0)
        high = None if two < 0 else two

        def part(end: int) -> int:
            return _part(nodes, code, places, body, end)[0]

        return nodes.repeat(one, high, part, after), at
    raise NotRegular


# --- one state at a time -----------------------------------------------------------------------


_Key = tuple[frozenset[int], bool, bool]


def _determined(nodes: Nodes, start: int) -> Automaton:
    bounds, kinds, members = _kinds(nodes)
    reading = _Reading(nodes, start)
    #: The number of a state: the nodes that read on, whether the text starts here, whether it
    #: would match if it ended here.
    states: dict[_Key, int] = {}
    moves: list[tuple[int, ...]] = [(0,) * len(members), (1,) * len(members)]
    ends = [False, True]
    pending: list[_Key] = []
    work = 0

    def state(seeds: frozenset[int], at_start: bool) -> int:
        found, accepted = reading.closure(seeds, at_start, False)
        if accepted:
            return 1
        at_end = reading.closure(seeds, at_start, True)[1]
        key = (found, at_start, at_end)
        if key not in states:
            if not found and not at_end and not at_start and not reading.restarts:
                return 0
            if len(states) >= _MOST_STATES:
                raise NotRegular
            states[key] = len(states) + 2
            pending.append(key)
            moves.append(())
            ends.append(at_end)
        return states[key]

    first = state(frozenset(), True)
    while pending:
        key = pending.pop()
        row = []
        for kind in range(len(members)):
            seeds = frozenset(nodes.after[node][0] for node in key[0] if node in members[kind])
            work += len(key[0]) + 1
            row.append(state(seeds, False))
        if work > _MOST_WORK * 10:
            raise NotRegular
        moves[states[key]] = tuple(row)
    return Automaton(bounds, kinds, tuple(moves), tuple(ends), first)


class _Reading:
    """Which nodes read the next character, where the search may start at any character."""

    def __init__(self, nodes: Nodes, start: int) -> None:
        self._nodes = nodes
        self._start = start
        #: Whether a match may begin after the start of the text.
        self.restarts = True
        found, accepted = self.closure(frozenset(), False, False)
        self.restarts = bool(found) or accepted or self.closure(frozenset(), False, True)[1]
        self._known: dict[tuple[frozenset[int], bool, bool], tuple[frozenset[int], bool]] = {}

    def closure(
        self, seeds: frozenset[int], at_start: bool, at_end: bool
    ) -> tuple[frozenset[int], bool]:
        """The nodes that read on, and whether the expression is through."""
        seen = set(seeds)
        if at_start or self.restarts:
            seen.add(self._start)
        pending = list(seen)
        reading = set()
        while pending:
            node = pending.pop()
            where = self._nodes.where[node]
            if self._nodes.reads[node] is not None:
                reading.add(node)
            elif not where or (at_start if where == "start" else at_end):
                fresh = [each for each in self._nodes.after[node] if each not in seen]
                seen.update(fresh)
                pending.extend(fresh)
        # At the end, only nodes that read nothing lead there.
        return frozenset(reading), 0 in seen


def _kinds(nodes: Nodes) -> tuple[tuple[int, ...], tuple[int, ...], list[set[int]]]:
    """Where the kinds of characters begin, which kind begins there, the nodes that read a kind."""
    distinct = sorted({ranges for ranges in nodes.reads if ranges is not None})
    edges = {0, 128}
    for ranges in distinct:
        edges.update(edge for low, high in ranges for edge in (low, high + 1))
    bounds = tuple(sorted(edge for edge in edges if edge <= _LAST))
    members = [_members(ranges, bounds) for ranges in distinct]
    numbers: dict[tuple[bool, ...], int] = {}
    kinds = [numbers.setdefault(tuple(each), len(numbers)) for each in zip(*members, strict=True)]
    if not members:
        kinds, numbers = [0] * len(bounds), {(): 0}
    if len(numbers) > _MOST_KINDS:
        raise NotRegular
    position = {ranges: number for number, ranges in enumerate(distinct)}
    read_by: list[set[int]] = [set() for _ in numbers]
    for signature, kind in numbers.items():
        for node, ranges_ in enumerate(nodes.reads):
            if ranges_ is not None and signature[position[ranges_]]:
                read_by[kind].add(node)
    return bounds, tuple(kinds), read_by


def _members(ranges: Ranges, bounds: tuple[int, ...]) -> Iterator[bool]:
    """For each bound whether the characters from it on are in `ranges`."""
    from bisect import bisect_right

    ordered = sorted(ranges)
    lows = [low for low, _ in ordered]
    # Ranges may overlap: the farthest end so far counts.
    reach: list[int] = []
    for _, high in ordered:
        reach.append(max(high, reach[-1] if reach else -1))
    for bound in bounds:
        at = bisect_right(lows, bound) - 1
        yield at >= 0 and reach[at] >= bound


def written(name: str, automaton: Automaton) -> str:
    """The automaton as constants of C."""
    ascii_kinds = [0] * 128
    for bound, kind, end in zip(
        automaton.bounds, automaton.kinds, [*automaton.bounds[1:], _LAST + 1], strict=True
    ):
        ascii_kinds[bound : min(end, 128)] = [kind] * max(0, min(end, 128) - bound)
    above = [pair for pair in zip(automaton.bounds, automaton.kinds, strict=True) if pair[0] >= 128]
    width = len(automaton.moves[0])
    moves = [each for row in automaton.moves for each in row]
    parts = [f"{name}_{each}" for each in ("moves", "ends", "ascii", "bounds", "kinds")]
    sizes = f"{width}, {len(above)}, {automaton.first}"
    return "\n".join(
        [
            _array("unsigned short", parts[0], moves),
            _array("unsigned char", parts[1], map(int, automaton.ends)),
            _array("unsigned char", parts[2], ascii_kinds),
            _array("Py_UCS4", parts[3], [bound for bound, _ in above]),
            _array("unsigned char", parts[4], [kind for _, kind in above]),
            f"static const Automaton {name} = {{{', '.join(parts)}, {sizes}}};",
        ]
    )


def _array(kind: str, name: str, values: Iterable[int]) -> str:
    return f"static const {kind} {name}[] = {{{', '.join(map(str, values))}}};"
