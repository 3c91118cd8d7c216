"""Arrays that satisfy terms about their items: positions first, then a tail of like items.

    each item(0, whole), contains(more(3), 2), few items(2)    ->   [4, 4]
    each item(0, kind(boolean)), items(3), unique               ->   none

An array is a path through its positions, on each of which an item is, or is not, one of those that
are counted; the shortest path that meets all counts is the array. Items that must differ are chosen
one after the other, and among few values by a matching.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import product

from schemawright.containment.object_search import PartSolver
from schemawright.containment.outcome import NONE, Outcome, candidate, either, some, unsure
from schemawright.containment.terms import Term, freeze
from schemawright.data_classes import mutable

#: Terms that are counted at once, and the longest array that is looked for.
_MOST_COUNTED = 5
_LONGEST = 3000
#: Values of a position that are listed to see whether they suffice to differ.
_LISTED = 24


@mutable
class _ItemCount:
    """At least `least` of the items from `start` on satisfy `term`, and at most `most`."""

    start: int
    term: Term
    least: int = 0
    most: int | None = None


#: What the item at a position satisfies beside what its position asks for: one term for each
#: count, or None where that is left open.
_Signs = tuple[Term | None, ...]


class ItemConstraints:
    """What some terms say of an array's items."""

    def __init__(self, solver: PartSolver, atoms: Sequence[Term]) -> None:
        self.solver = solver
        self.terms = solver.terms
        self.low = 0
        self.high: int | None = None
        self.at: dict[int, list[Term]] = {}
        self.tails: list[tuple[int, Term]] = []
        self.counts: list[_ItemCount] = []
        self.unique: bool | None = None
        for atom in atoms:
            self._read(atom)

    def _read(self, term: Term) -> None:
        negative = term.is_negative
        atom = term.opposite if negative else term
        word, args = atom.word, atom.args
        if word in {"items", "few items"}:
            self._length(word, args[0], negative)
        elif word == "unique":
            self.unique = not negative
        elif word == "item":
            self.at.setdefault(args[0], []).append(args[1].opposite if negative else args[1])
            self.low = max(self.low, args[0] + 1) if negative else self.low
        elif word == "each item" and negative:
            self.counts.append(_ItemCount(args[0], args[1].opposite, 1))
        elif word == "each item":
            self.tails.append((args[0], args[1]))
        elif word == "contains" and negative:
            self.counts.append(_ItemCount(0, args[0], most=args[1] - 1))
        elif word == "contains":
            self.counts.append(_ItemCount(0, args[0], args[1]))

    def _length(self, word: str, limit: int, negative: bool) -> None:
        if (word == "items") is not negative:
            self.low = max(self.low, limit + negative)
        else:
            most = limit - negative
            self.high = most if self.high is None else min(self.high, most)

    @cached_property
    def prefix(self) -> int:
        """From this position on all are alike."""
        starts = [start for start, _ in self.tails] + [count.start for count in self.counts]
        return max([*starts, *(index + 1 for index in self.at)], default=0)

    def _item(self, index: int, *more: Term) -> list[Term]:
        """What the item at `index` satisfies."""
        tails = [term for start, term in self.tails if start <= index]
        return [*self.at.get(index, ()), *tails, *more]

    def _is_none(self, index: int, *more: Term) -> bool:
        return self.solver.solve(self._item(index, *more)).kind == "none"

    # --- plain contradictions ---------------------------------------------------------------

    def refutes(self, added: Sequence[Term]) -> bool:
        """Is it plain that no array satisfies this and `added`?"""
        more = ItemConstraints(self.solver, added)
        highs = [limit for limit in (self.high, more.high) if limit is not None]
        low = max([self.low, more.low, *(c.least for c in more.counts)])
        if highs and low > min(highs):
            return True
        end = min([self.prefix + 1, *highs])
        for index, wanted in more.at.items():
            if index < low and self._is_none(index, *wanted):
                return True
        if any(self._is_none(index) for index in range(min(more.low, end))):
            return True
        return any(
            count.least and self._is_nowhere(count, min(highs, default=None))
            for count in more.counts
        )

    def _is_nowhere(self, count: _ItemCount, high: int | None) -> bool:
        """Is there no position for an item that `count` asks for?"""
        positions = range(count.start, max(count.start, self.prefix) + 1)
        possible = (i for i in positions if high is None or i < high)
        return all(self._is_none(index, count.term) for index in possible)

    # --- arrays -----------------------------------------------------------------------------

    def solve(self) -> Outcome:
        """An array that satisfies the terms."""
        if self.high is not None and self.low > self.high:
            return NONE
        if self.low > _LONGEST:
            return unsure("arrays of thousands of items")
        if len(self.counts) > _MOST_COUNTED:
            return unsure("many conditions on how many items match")
        if self.unique is False:
            return self._with_equal_items()
        if self.unique and self._has_too_few_values():
            return NONE
        for is_sure in (True, False):
            path = self._path(is_sure)
            if path is not None:
                questions = [self._item(i, *filter(None, signs)) for i, signs in enumerate(path)]
                return self._different(questions) if self.unique else self._plain(questions)
        return NONE

    def _plain(self, questions: list[list[Term]]) -> Outcome:
        return _assembled([self.solver.solve(question) for question in questions])

    def _path(self, is_sure: bool) -> list[_Signs] | None:
        """The shortest way to satisfy all counts; None if there is none. With `is_sure`, only over
        items of which it is sure that there are some."""
        cap = max(self.prefix, self.low)
        start = (0, tuple(0 for _ in self.counts))
        paths: dict[tuple[int, tuple[int, ...]], tuple[_Signs, ...]] = {start: ()}
        level = [start]
        length = 0
        while level:
            following = []
            for state in level:
                if length >= self.low and self._is_met(state[1]):
                    return list(paths[state])
            if self.high is not None and length >= self.high:
                return None
            for state in level:
                for signs, counted in self._steps(state, is_sure):
                    new = (min(length + 1, cap), counted)
                    if new not in paths:
                        paths[new] = (*paths[state], signs)
                        following.append(new)
            length += 1
            level = following
        return None

    def _is_met(self, counted: tuple[int, ...]) -> bool:
        return all(n >= count.least for n, count in zip(counted, self.counts, strict=True))

    def _steps(
        self, state: tuple[int, tuple[int, ...]], is_sure: bool
    ) -> Iterator[tuple[_Signs, tuple[int, ...]]]:
        """The next items after `state`, and what has been counted with them."""
        index, counted = state
        for signs in product(*[self._signs(count, index) for count in self.counts]):
            self.solver.budget.spend()
            new = tuple(
                self._counted(count, n, sign, index)
                for count, n, sign in zip(self.counts, counted, signs, strict=True)
            )
            over = any(
                c.most is not None and n > c.most for c, n in zip(self.counts, new, strict=True)
            )
            if over:
                continue
            outcome = self.solver.solve(self._item(index, *filter(None, signs)))
            if outcome.kind == "some" or (outcome.kind == "unsure" and not is_sure):
                yield signs, new

    def _signs(self, count: _ItemCount, index: int) -> tuple[Term | None, ...]:
        if index < count.start:
            return (None,)
        return (count.term.opposite, None) if count.most is not None else (None, count.term)

    def _counted(self, count: _ItemCount, n: int, sign: Term | None, index: int) -> int:
        if index < count.start:
            return n
        if count.most is not None:
            return n + (sign is None)
        return min(n + (sign is not None), count.least)

    # --- equal and different items ----------------------------------------------------------

    def _with_equal_items(self) -> Outcome:
        """Two items are equal: which two?"""
        end = self.prefix + 2 if self.high is None else min(self.prefix + 2, self.high)
        pairs = [(i, j) for j in range(end) for i in range(j)]
        return either(self._with_pair(*pair) for pair in pairs)

    def _with_pair(self, one: int, other: int) -> Outcome:
        shared = self.solver.solve([*self._item(one), *self._item(other)])
        if not shared.has_value:
            return shared
        alike = ItemConstraints(self.solver, ())
        alike.low, alike.high = max(self.low, other + 1), self.high
        alike.tails, alike.counts = self.tails, self.counts
        only = self.terms.among([shared.value])
        alike.at = {index: list(wanted) for index, wanted in self.at.items()}
        for index in (one, other):
            alike.at.setdefault(index, []).append(only)
        outcome = alike.solve()
        return outcome if outcome.has_value else unsure("uniqueItems with other conditions")

    def _different(self, questions: list[list[Term]]) -> Outcome:
        """Items for `questions`, no two of which are equal."""
        outcomes: list[Outcome] = []
        for question in questions:
            taken = [outcome.value for outcome in outcomes]
            others = [self.terms.among(taken).opposite] if taken else []
            outcome = self.solver.solve([*question, *others])
            if not outcome.has_value:
                return self._matched(questions)
            outcomes.append(outcome)
        return _assembled(outcomes)

    def _matched(self, questions: list[list[Term]]) -> Outcome:
        lists = [self._all_values(question) for question in questions]
        if any(values is None for values in lists):
            return unsure("uniqueItems with few values")
        chosen = _matching([values or [] for values in lists])
        if chosen is None:
            return unsure("uniqueItems with few values")
        return some([outcome.value for outcome in chosen])

    def _has_too_few_values(self) -> bool:
        """Are there too few values for as many different items as there must be?"""
        for count in self.counts:
            values = self._all_values([count.term]) if 2 <= count.least <= _LISTED else None
            if values is not None and len(values) < count.least:
                return True
        if not 2 <= self.low <= 4 * _LISTED:
            return False
        lists = [self._all_values(self._item(index)) for index in range(self.low)]
        short = [values for values in lists if values is not None]
        return _matching(short) is None

    def _all_values(self, question: list[Term]) -> list[Outcome] | None:
        """All values that satisfy `question`; None if they are many, or not known."""
        values: list[Outcome] = []
        while len(values) <= _LISTED:
            taken = [outcome.value for outcome in values]
            others = [self.terms.among(taken).opposite] if taken else []
            outcome = self.solver.solve([*question, *others])
            if outcome.kind == "none":
                return values
            if outcome.kind == "unsure":
                return None
            values.append(outcome)
        return None


def _matching(lists: list[list[Outcome]]) -> list[Outcome] | None:
    """One of each list, all different; None if that cannot be. (Augmenting paths.)"""
    owner: dict[str, int] = {}
    chosen: dict[int, Outcome] = {}

    def place(index: int, seen: set[str]) -> bool:
        for outcome in lists[index]:
            key = _key(outcome)
            if key in seen:
                continue
            seen.add(key)
            if key not in owner or place(owner[key], seen):
                owner[key] = index
                chosen[index] = outcome
                return True
        return False

    if not all(place(index, set()) for index in range(len(lists))):
        return None
    return [chosen[index] for index in range(len(lists))]


def _key(outcome: Outcome) -> str:
    return repr(freeze(outcome.value))


def _assembled(items: list[Outcome]) -> Outcome:
    """The array of these items."""
    for outcome in items:
        if not outcome.has_value:
            return NONE if outcome.kind == "none" else unsure(outcome.reason)
    value = [outcome.value for outcome in items]
    for outcome in items:
        if outcome.kind == "unsure":
            return candidate(value, outcome.reason)
    return some(value)
