"""Patterns that could make a backtracking matcher slow, in time linear in the text instead.

The automaton is the one of the pattern's positions (V. Glushkov, 1961): a position is one
character class of the pattern, and a state is the set of positions that may just have been read,
kept as the bits of one number. Which state follows which is worked out when it first happens
(a few operations on such numbers) and kept. What assertions say of each place in the text is
told before, by one scan of the text for each: from the end for a lookahead, inner ones first.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterable, MutableSequence, Sequence
from string import ascii_letters, digits
from typing import Final, TypeAlias

# Word, then two numbers; prefix notation, a sequence written from its end:
#   chars kinds -      one character of these kinds (bits)
#   all count -        the next `count` parts, the last of them read first
#   any count -        one of the next `count` parts
#   repeat low high    the next part, from `low` to `high` times (-1: without end)
#   when mark wanted   nothing, but only at places that have the mark (1) or lack it (0)
_Code: TypeAlias = tuple[tuple[str, int, int], ...]
# Read from the end?, the mark to set where it matches (0: the answer), instructions.
_Scan: TypeAlias = tuple[bool, int, _Code]
# Marks that a place must have, and marks that it must lack.
_Guard: TypeAlias = tuple[int, int]
# Positions, as bits, under each guard.
_Guarded: TypeAlias = dict[_Guard, int]
# A guard, then distances with the positions that are followed at them, then positions with the
# positions that follow all of them.
_Follow: TypeAlias = tuple[int, int, list[tuple[int, int]], list[tuple[int, int]]]

_START: Final = 1
_END: Final = 2
_WORD: Final = 4
_ALWAYS: Final = (0, 0)
_WORD_CHARACTERS: Final = frozenset(f"{ascii_letters}{digits}_")
# Moves that one scan keeps before it forgets them all, and characters whose kind is kept.
_MOST_MOVES: Final = 2000
_MOST_KINDS: Final = 10_000
# Texts up to this length are left to `re` where it takes no more than their square.
_SHORT: Final = 64
# Guards of a part of a pattern. The generator writes no pattern that has more.
_MOST_GUARDS: Final = 500
# Pairs of positions that follow each other are kept by their distance, up to this many a link.
_FEW: Final = 8


class _Kinds(dict[int, int]):
    """Code point to kind; filled as characters come up."""

    def __init__(self, bounds: tuple[int, ...], kinds: tuple[int, ...]) -> None:
        super().__init__()
        self._bounds = bounds
        self._kinds = kinds

    def __missing__(self, code: int) -> int:
        kind = self._kinds[bisect_right(self._bounds, code) - 1]
        if len(self) < _MOST_KINDS:
            self[code] = kind
        return kind


class TooComplex(ValueError):
    """The assertions of a pattern stand in too many combinations of alternatives."""


class _Part:
    """Of a part of the pattern: the guards under which it may be empty, and the positions that
    may be read first and last."""

    __slots__ = ("empty", "first", "last")

    def __init__(
        self,
        empty: set[_Guard],
        first: _Guarded,
        last: _Guarded,
    ) -> None:
        self.empty: set[_Guard] = {_ALWAYS} if _ALWAYS in empty else empty
        self.first = first
        self.last = last
        if len(empty) + len(first) + len(last) > _MOST_GUARDS:
            raise TooComplex


class Positions:
    """The positions that instructions write, and which follow which. Position 0 is the start,
    before any character."""

    def __init__(self, code: _Code) -> None:
        #: The kinds of each position, as bits.
        self.kinds: list[int] = [0]
        #: Guard to distance to the positions that are followed at that distance.
        self.steps: dict[_Guard, dict[int, int]] = {}
        #: Guard to positions to the positions that they all follow.
        self.jumps: dict[_Guard, dict[int, int]] = {}
        self._code = code
        self._at = 0
        whole = self._part()
        self._link({_ALWAYS: 1}, whole.first)
        #: Where the pattern may end.
        self.last = _merged(whole.last, dict.fromkeys(whole.empty, 1))

    def _part(self) -> _Part:
        """The part that is next in the code."""
        word, one, two = self._code[self._at]
        self._at += 1
        if word == "chars":
            bit = 1 << len(self.kinds)
            self.kinds.append(one)
            return _Part(set(), {_ALWAYS: bit}, {_ALWAYS: bit})
        if word == "when":
            return _Part({(one, 0) if two else (0, one)}, {}, {})
        if word == "repeat":
            return self._repeated(one, two)
        whole = _Part(set(), {}, {}) if word == "any" else _nothing()
        for _ in range(one):
            part = self._part()
            whole = _either(whole, part) if word == "any" else self._joined(part, whole)
        return whole

    def _repeated(self, low: int, high: int) -> _Part:
        body = self._at
        whole = _nothing()
        if high < 0:
            whole = self._part()
            self._link(whole.last, whole.first)
            whole = whole if low else _either(whole, _nothing())
            low -= 1
        for _ in range(high - max(low, 0)):
            self._at = body
            more = self._joined(self._part(), whole)
            whole = _either(more, _nothing())
        for _ in range(low):
            self._at = body
            whole = self._joined(self._part(), whole)
        return whole

    def _joined(self, left: _Part, right: _Part) -> _Part:
        self._link(left.last, right.first)
        return _Part(
            {*_under(left.empty, dict.fromkeys(right.empty, 1))},
            _merged(left.first, _under(left.empty, right.first)),
            _merged(right.last, _under(right.empty, left.last)),
        )

    def _link(self, sources: _Guarded, targets: _Guarded) -> None:
        for one, before in sources.items():
            for two, after in targets.items():
                if guard := _both(one, two):
                    self._follow(guard, before, after)

    def follow(self) -> list[_Follow]:
        """What follows what, as it is asked for at each move."""
        guards = dict.fromkeys([*self.steps, *self.jumps])
        return [
            (
                *guard,
                [*self.steps.get(guard, {}).items()],
                [(before, to) for to, before in self.jumps.get(guard, {}).items()],
            )
            for guard in guards
        ]

    def starts(self) -> list[_Guard]:
        """The guards under which something follows the start."""
        return [
            (wanted, lacked)
            for wanted, lacked, steps, jumps in self.follow()
            if any(before & 1 for before in [*dict(jumps), *dict(steps).values()])
        ]

    def _follow(self, guard: _Guard, before: int, after: int) -> None:
        if before.bit_count() * after.bit_count() > _FEW:
            jumps = self.jumps.setdefault(guard, {})
            jumps[after] = jumps.get(after, 0) | before
            return
        steps = self.steps.setdefault(guard, {})
        for source in _bits(before):
            for target in _bits(after):
                steps[target - source] = steps.get(target - source, 0) | 1 << source


def _nothing() -> _Part:
    return _Part({_ALWAYS}, {}, {})


def _both(one: _Guard, two: _Guard) -> _Guard | None:
    """The guard that asks for what both ask for; None if no place can have it."""
    wanted, lacked = one[0] | two[0], one[1] | two[1]
    return None if wanted & lacked else (wanted, lacked)


def _either(one: _Part, two: _Part) -> _Part:
    empty = one.empty | two.empty
    return _Part(empty, _merged(one.first, two.first), _merged(one.last, two.last))


def _merged(one: _Guarded, two: _Guarded) -> _Guarded:
    whole = dict(one)
    for guard, positions in two.items():
        whole[guard] = whole.get(guard, 0) | positions
    return whole


def _under(guards: Iterable[_Guard], positions: _Guarded) -> _Guarded:
    whole: _Guarded = {}
    for guard in guards:
        for other, some in positions.items():
            if both := _both(guard, other):
                whole[both] = whole.get(both, 0) | some
    return whole


def _bits(number: int) -> Iterable[int]:
    while number:
        lowest = number & -number
        yield lowest.bit_length() - 1
        number ^= lowest


class _State:
    """Positions that may just have been read. `moves` tells, for a mark and a kind, whether the
    pattern ends here (True), can never end (False) or goes on (None), and what is read next.
    """

    __slots__ = ("moves", "positions")

    def __init__(self, positions: int) -> None:
        self.positions = positions
        self.moves: dict[int, tuple[bool | None, _State]] = {}


class Scanner:
    """One scan of a text: finds where the part of the pattern that `code` writes matches. The
    sequence of kinds that it reads has one more item, for the end."""

    def __init__(self, code: _Code, end: int, backwards: bool) -> None:
        positions = Positions(code)
        self._last = positions.last
        self._follow = positions.follow()
        self._reading = _by_kind(positions.kinds, end)
        self._width = end + 1
        # What starts only where the scan starts is not looked for any further on.
        edge = _END if backwards else _START
        guards = [guard for guard, after in self._last.items() if after & 1]
        guards += positions.starts()
        self._start = int(any(not wanted & edge for wanted, _ in guards))
        self._states: dict[int, _State] = {}
        self._moves = 0

    def answer(self, kinds: Sequence[int], marks: Sequence[int]) -> bool:
        """Whether it matches anywhere."""
        width, state = self._width, self._state(1)
        for kind, mark in zip(kinds, marks, strict=True):
            move = state.moves.get(mark * width + kind)
            outcome, state = move or self._move(state, mark, kind)
            if outcome is not None:
                return outcome
        return False

    def mark(
        self, kinds: Sequence[int], marks: MutableSequence[int], places: range, bit: int
    ) -> None:
        """Sets `bit` wherever a match ends that began at any of the `places` before."""
        width, state = self._width, self._state(1)
        for kind, at in zip(kinds, places, strict=True):
            mark = marks[at]
            move = state.moves.get(mark * width + kind)
            outcome, state = move or self._move(state, mark, kind)
            if outcome:
                marks[at] = mark | bit

    def _state(self, positions: int) -> _State:
        if positions not in self._states:
            self._states[positions] = _State(positions)
        return self._states[positions]

    def _move(self, state: _State, mark: int, kind: int) -> tuple[bool | None, _State]:
        if self._moves >= _MOST_MOVES:
            self._moves, self._states = 0, {}
        self._moves += 1
        before, after = state.positions, 0
        for wanted, lacked, steps, jumps in self._follow:
            if mark & wanted != wanted or mark & lacked:
                continue
            for distance, sources in steps:
                if passed := before & sources:
                    after |= passed << distance if distance > 0 else passed >> -distance
            for sources, targets in jumps:
                if before & sources:
                    after |= targets
        after = after & self._reading[kind] | self._start
        outcome = True if self._ends(before, mark) else None if after else False
        move = (outcome, self._state(after))
        state.moves[mark * self._width + kind] = move
        return move

    def _ends(self, positions: int, mark: int) -> bool:
        return any(
            positions & last and mark & wanted == wanted and not mark & lacked
            for (wanted, lacked), last in self._last.items()
        )


def _by_kind(kinds: list[int], end: int) -> list[int]:
    """Kind to the positions that read it, as bits; the last kind, the end, is read by none."""
    alike: dict[int, int] = {}
    for position, mask in enumerate(kinds):
        alike[mask] = alike.get(mask, 0) | 1 << position
    reading = [0] * (end + 1)
    for mask, positions in alike.items():
        for kind in _bits(mask):
            reading[kind] |= positions
    return reading


class Automaton:
    """What `re.Pattern` is for other patterns; built at its first use. `short` is what
    `re` searches for in short texts, if anything."""

    def __init__(
        self,
        bounds: tuple[int, ...],
        kinds: tuple[int, ...],
        scans: tuple[_Scan, ...],
        short: str = "",
    ) -> None:
        self._kinds = _Kinds(bounds, kinds)
        self._end = max(kinds) + 1
        self._scans = scans
        self._words = any(i[:2] == ("when", _WORD) for s in scans for i in s[2])
        self._wide = any(bit > 0xFF for _, bit, _ in scans)
        self._short = short
        self._find: Callable[[str], object] | None = None
        self._scanners: list[tuple[bool, int, Scanner]] | None = None

    @classmethod
    def read(cls, *lines: str, short: str = "") -> Automaton:
        """What `lines` write down, in parts with ``; `` between them: first ``code:kind`` where
        characters of another kind begin; then scans (``scan mark``, or ``back mark`` from the
        end), each before its instructions. A last 0 is left out."""
        first, *parts = " ".join(lines).split("; ")
        kinds = [[int(number) for number in pair.split(":")] for pair in first.split()]
        scans: list[tuple[bool, int, list[tuple[str, int, int]]]] = []
        for part in parts:
            word, *told = part.split()
            numbers = [*map(int, told), 0]
            if word in ("scan", "back"):
                scans.append((word == "back", numbers[0], []))
            else:
                scans[-1][2].append((word, numbers[0], numbers[1]))
        codes = tuple((back, mark, tuple(code)) for back, mark, code in scans)
        return cls(tuple(k[0] for k in kinds), tuple(k[1] for k in kinds), codes, short)

    def search(self, text: str) -> bool:
        """Whether the pattern matches anywhere in `text`, in time linear in its length. Beside
        the text it needs about five bytes a character (twelve for more than five assertions).
        """
        if self._short and len(text) <= _SHORT:
            if (find := self._find) is None:
                import re

                find = self._find = re.compile(self._short).search
            return find(text) is not None
        scanners = self._scanners
        if scanners is None:
            scanners = [(b, m, Scanner(c, self._end, b)) for b, m, c in self._scans]
            self._scanners = scanners
        kinds, places = text.translate(self._kinds), range(len(text) + 1)
        marks = self._edges(text)
        for backwards, bit, scanner in scanners:
            read = self._numbers(kinds[::-1] if backwards else kinds)
            if not bit:
                return scanner.answer(read, marks)
            scanner.mark(read, marks, places[::-1] if backwards else places, bit)
        return False

    def _numbers(self, kinds: str) -> Sequence[int]:
        kinds += chr(self._end)
        return kinds.encode("latin-1") if self._end < 0x100 else [*map(ord, kinds)]

    def _edges(self, text: str) -> MutableSequence[int]:
        """The marks that every place has by itself."""
        empty = bytes(len(text) + 1)
        marks = array("Q", empty * 8) if self._wide else bytearray(empty)
        marks[0] |= _START
        marks[-1] |= _END
        inside = False
        for at, char in enumerate(text if self._words else ""):
            if (char in _WORD_CHARACTERS) is not inside:
                inside = not inside
                marks[at] |= _WORD
        if inside:
            marks[-1] |= _WORD
        return marks
