"""Patterns that could make a backtracking matcher take forever, in linear time instead.

The automaton is a set of places in the pattern where the text so far may have led; which set
follows which, on which kind of character, is worked out when it first happens and kept.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import Final, TypeAlias

# Word, then two numbers; prefix notation, a sequence written from its end:
#   chars kinds -      one character of these kinds (bits)
#   all count -        the next `count` parts, the last of them read first
#   any count -        one of the next `count` parts
#   repeat low high    the next part, from `low` to `high` times (-1: without end)
#   when mark wanted   nothing, but only at positions that have the mark (1) or lack it (0)
_Instruction: TypeAlias = tuple[str, int, int]
# Read from the end?, the mark to set where it matches (0: the answer), instructions.
_Scan: TypeAlias = tuple[bool, int, tuple[_Instruction, ...]]

_START: Final = 1
_END: Final = 2
_WORD: Final = 4
_ACCEPT: Final = 0
_MOST_STATES: Final = 1000
_MOST_KINDS: Final = 10_000


class _Kinds(dict[str, int]):
    """Character to kind; filled as characters come up."""

    def __init__(self, bounds: tuple[int, ...], kinds: tuple[int, ...]) -> None:
        super().__init__()
        self._bounds = bounds
        self._kinds = kinds

    def __missing__(self, char: str) -> int:
        kind = self._kinds[bisect_right(self._bounds, ord(char)) - 1]
        if len(self) < _MOST_KINDS:
            self[char] = kind
        return kind


class _State:
    """A set of nodes, and for a mark and a kind: whether it matches here, what follows."""

    __slots__ = ("moves", "nodes")

    def __init__(self, nodes: frozenset[int]) -> None:
        self.nodes = nodes
        self.moves: dict[int, tuple[bool, _State]] = {}


class _Graph:
    """Instructions as nodes: (word, number, number, the nodes after it)."""

    def __init__(self, code: tuple[_Instruction, ...]) -> None:
        self.nodes: list[tuple[str, int, int, tuple[int, ...]]] = [("accept", 0, 0, ())]
        self._code = code
        self._at = 0
        self.start = self._build(_ACCEPT)

    def _node(self, word: str, one: int, two: int, after: tuple[int, ...]) -> int:
        self.nodes.append((word, one, two, after))
        return len(self.nodes) - 1

    def _build(self, after: int) -> int:
        """The node where the part that is next in the code starts; it leads to `after`."""
        word, one, two = self._code[self._at]
        self._at += 1
        if word == "all":
            for _ in range(one):
                after = self._build(after)
            return after
        if word == "any":
            starts = tuple([self._build(after) for _ in range(one)])
            return self._node("fork", 0, 0, starts)
        if word == "repeat":
            return self._repeat(one, two, after)
        return self._node(word, one, two, (after,))

    def _repeat(self, low: int, high: int, after: int) -> int:
        body = self._at
        start = after
        if high < 0:
            start = self._node("fork", 0, 0, ())
            turn = self._build(start)
            self.nodes[start] = ("fork", 0, 0, (turn, after))
        for _ in range(high - low):
            self._at = body
            start = self._node("fork", 0, 0, (self._build(start), after))
        for _ in range(low):
            self._at = body
            start = self._build(start)
        return start


class _Machine:
    """One scan: finds where its part of the pattern matches."""

    def __init__(self, code: tuple[_Instruction, ...], kinds: int) -> None:
        graph = _Graph(code)
        self._nodes = graph.nodes
        self._start = graph.start
        self._width = kinds + 1
        self._states: dict[frozenset[int], _State] = {}

    def answers(self, kinds: list[int], marks: list[int]) -> bool:
        """Whether it matches anywhere; `kinds` has one more item, for the end."""
        width, state = self._width, self._state(frozenset())
        for kind, mark in zip(kinds, marks, strict=True):
            move = state.moves.get(mark * width + kind)
            accepted, state = move or self._move(state, mark, kind)
            if accepted:
                return True
        return False

    def mark(self, kinds: list[int], marks: list[int], bit: int) -> list[int]:
        """The marks, with `bit` wherever a match ends that began at any position."""
        width, state = self._width, self._state(frozenset())
        marked: list[int] = []
        for kind, mark in zip(kinds, marks, strict=True):
            move = state.moves.get(mark * width + kind)
            accepted, state = move or self._move(state, mark, kind)
            marked.append(mark | bit if accepted else mark)
        return marked

    def _state(self, nodes: frozenset[int]) -> _State:
        if nodes not in self._states:
            if len(self._states) >= _MOST_STATES:
                self._states = {}
            self._states[nodes] = _State(nodes)
        return self._states[nodes]

    def _move(self, state: _State, mark: int, kind: int) -> tuple[bool, _State]:
        accepted, reading = self._reach(state.nodes, mark)
        after = frozenset(
            node[3][0]
            for node in map(self._nodes.__getitem__, reading)
            if node[1] >> kind & 1
        )
        move = (accepted, self._state(after))
        state.moves[mark * self._width + kind] = move
        return move

    def _reach(self, nodes: frozenset[int], mark: int) -> tuple[bool, list[int]]:
        """Whether the end of the pattern is reached here, and the nodes that read on."""
        seen = {self._start, *nodes}
        pending = list(seen)
        reading: list[int] = []
        while pending:
            at = pending.pop()
            word, one, two, after = self._nodes[at]
            if word == "chars":
                reading.append(at)
            elif word == "fork" or (word == "when" and bool(mark & one) == bool(two)):
                fresh = [node for node in after if node not in seen]
                seen.update(fresh)
                pending.extend(fresh)
        return _ACCEPT in seen, reading


class Automaton:
    """What `re.Pattern` is for other patterns; built at its first use."""

    def __init__(
        self, bounds: tuple[int, ...], kinds: tuple[int, ...], scans: tuple[_Scan, ...]
    ) -> None:
        self._kinds = _Kinds(bounds, kinds)
        self._end = max(kinds) + 1
        self._scans = scans
        self._words = any(i[:2] == ("when", _WORD) for s in scans for i in s[2])
        self._machines: list[tuple[bool, int, _Machine]] | None = None

    def search(self, text: str) -> bool:
        """Whether the pattern matches anywhere in `text`, in time linear in its length."""
        machines = self._machines
        if machines is None:
            machines = [(b, m, _Machine(c, self._end)) for b, m, c in self._scans]
            self._machines = machines
        kinds = [self._kinds[char] for char in text]
        marks = _word_edges(text) if self._words else [0] * (len(text) + 1)
        marks[0] |= _START
        marks[-1] |= _END
        for backwards, bit, machine in machines:
            if not bit:
                return machine.answers([*kinds, self._end], marks)
            if backwards:
                marks = machine.mark([*kinds[::-1], self._end], marks[::-1], bit)[::-1]
            else:
                marks = machine.mark([*kinds, self._end], marks, bit)
        return False


def _word_edges(text: str) -> list[int]:
    words = [c.isascii() and (c.isalnum() or c == "_") for c in text]
    pairs = zip([False, *words], [*words, False], strict=True)
    return [_WORD if before != after else 0 for before, after in pairs]
