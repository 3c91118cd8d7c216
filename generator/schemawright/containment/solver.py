"""Is there a value that satisfies a set of terms? A tableau, one for each JSON type.

    member(a, kind(string)), not member(a, kind(string) or kind(null))     ->   none
    member(a, kind(string)), not member(a, long(1))                         ->   {"a": ""}

For each type, what speaks of other types falls away. Conjunctions are taken apart, alternatives
tried; what is left speaks of one type's features and goes to the theory of that type, which asks
again for the parts of a value. ``none`` is said only of what is proved; whatever a theory does not
read is left out there, which can only make it say ``none`` less often.

Recursive schemas: a smallest value contains none that answers the question that is being asked, so
a question inside itself is answered by ``none``, and what was concluded from that is kept only for
as long as it is asked, or if it turns out to be so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Protocol, TypeAlias

from schemawright.containment.answers import Answers
from schemawright.containment.array_search import ItemConstraints
from schemawright.containment.holds import FormatChecks, Judge
from schemawright.containment.number_search import number_among
from schemawright.containment.object_search import MemberConstraints
from schemawright.containment.outcome import (
    NONE,
    Outcome,
    StepBudget,
    candidate,
    either,
    some,
    unsure,
)
from schemawright.containment.string_search import StringConstraints, StringSearch
from schemawright.containment.terms import KINDS, SPEAKS_OF, Kind, Term, Terms, thaw, writings
from schemawright.data_classes import mutable
from schemawright.regex.regular_language import Languages
from schemawright.values import Json

#: Terms that hold, by number.
Facts: TypeAlias = dict[int, Term]

#: To narrow so many parts takes as long as to look at one term.
_PARTS = 2
#: Questions inside of questions; deeper values are not looked for.
_MOST_NESTED = 40


class Constraints(Protocol):
    """What some terms say together of the values of one type."""

    def solve(self) -> Outcome:
        """A value that satisfies them."""

    def refutes(self, added: Sequence[Term]) -> bool:
        """Is it plain, without looking far, that nothing satisfies them and `added`?"""


#: What is known of one type: reads terms that speak of it, none of which combines others.
Theory: TypeAlias = Callable[[Sequence[Term]], Constraints]


@mutable
class _OpenQuestion:
    """A question that is being answered: the numbers of its terms."""

    terms: frozenset[int]


class Solver:
    """Answers questions about the terms of one comparison, and keeps what is sure."""

    def __init__(self, terms: Terms, formats: FormatChecks, budget: StepBudget) -> None:
        self.terms = terms
        self.budget = budget
        self.judge = Judge(terms, formats)
        strings = StringSearch(Languages(terms.work.spend), self.judge, budget)
        self.theories: Mapping[Kind, Theory] = {
            "number": lambda atoms: _NumberConstraints(atoms, budget),
            "string": lambda atoms: StringConstraints(strings, atoms),
            "array": lambda atoms: ItemConstraints(self, atoms),
            "object": lambda atoms: MemberConstraints(self, atoms),
        }
        self._answers = Answers()
        self._open: list[_OpenQuestion] = []
        #: Which open questions the answer in the making rests on.
        self._rests_on: set[int] = set()
        self._narrowed: dict[tuple[int, Kind], Term] = {}

    # --- questions --------------------------------------------------------------------------

    def ask(self, wanted: Iterable[Term]) -> Outcome:
        """`solve` for a question from outside, with the whole budget."""
        self.budget.renew()
        self._answers.start()
        self._rests_on.clear()
        return self.solve(wanted)

    def solve(self, wanted: Iterable[Term]) -> Outcome:
        """A value that satisfies all of `wanted`. Raises `OutOfSteps`."""
        goal = self.terms.every(wanted)
        if goal is self.terms.false:
            return NONE
        answer = self._answers.find(goal.number)
        if answer is not None:
            outcome, rests_on = answer
            self._rests_on |= rests_on
            return outcome
        parts = frozenset(part.number for part in _parts(goal))
        self.terms.work.spend(len(parts))
        for index, question in enumerate(self._open):
            if question.terms <= parts:
                self._rests_on.add(index)
                return NONE
        if len(self._open) >= _MOST_NESTED:
            return unsure("values that are nested deeply")
        return self._answer(goal, parts)

    def _answer(self, goal: Term, parts: frozenset[int]) -> Outcome:
        index = len(self._open)
        outside, self._rests_on = self._rests_on, set()
        self._open.append(_OpenQuestion(parts))
        try:
            outcome = self._search(goal)
        finally:
            self._open.pop()
            rests_on, self._rests_on = self._rests_on, outside
        rests_on.discard(index)
        if outcome.kind == "some":
            rests_on.clear()
            if self.judge.holds(goal, outcome.value) is not True:
                outcome = candidate(outcome.value, "a part that is compared only as a whole")
        self._answers.settle(index, outcome, rests_on)
        self._answers.keep(goal.number, outcome, rests_on)
        self._rests_on |= rests_on
        return outcome

    def _search(self, goal: Term) -> Outcome:
        self.budget.spend()
        for part in _parts(goal):
            if part.word == "among":
                return self.listed(_parts(goal), part)
        return either(self._of_kind(goal, kind) for kind in KINDS)

    def listed(self, wanted: Iterable[Term], among: Term) -> Outcome:
        """One of the values that `among` lists that satisfies all of `wanted`."""
        parts = list(wanted)
        self.terms.work.spend(len(among.args[0]))
        values: Iterable[Json] = map(thaw, sorted(among.args[0], key=repr))
        if self.terms.tells_writings:
            values = (written for value in values for written in writings(value))
        return either(self._verdict(parts, value) for value in values)

    def _verdict(self, wanted: Iterable[Term], value: Json) -> Outcome:
        self.budget.spend()
        verdict = self.judge.all_hold(wanted, value)
        if verdict is None:
            return candidate(value, "a part that is compared only as a whole")
        return some(value) if verdict else NONE

    def _of_kind(self, goal: Term, kind: Kind) -> Outcome:
        narrowed = self.narrow(goal, kind)
        if narrowed is self.terms.false:
            return NONE
        if kind in {"null", "boolean"}:
            values: tuple[Json, ...] = (None,) if kind == "null" else (True, False)
            return either(self._verdict([narrowed], value) for value in values)
        return _Tableau(self, kind).branch({}, [narrowed], [])

    def narrow(self, term: Term, kind: Kind) -> Term:
        """What `term` says of values of `kind`."""
        if term.word == "not":
            return self.narrow(term.opposite, kind).opposite
        key = term.number, kind
        narrowed = self._narrowed.get(key)
        if narrowed is None:
            narrowed = self._narrowed[key] = self._narrow(term, kind)
        return narrowed

    def _narrow(self, term: Term, kind: Kind) -> Term:
        terms = self.terms
        if term.word == "kind":
            return terms.true if term.args[0] == kind else terms.false
        if term.word in {"every", "one"}:
            terms.work.spend(len(term.args) // _PARTS)
        if term.word == "every":
            return terms.every([self.narrow(part, kind) for part in term.args])
        if term.word == "one":
            return terms.one([self.narrow(part, kind) for part in term.args])
        if term.word == "among":
            values = frozenset(value for value in term.args[0] if value[0] == kind)
            return terms.of("among", values) if values else terms.false
        speaks_of = SPEAKS_OF.get(term.word)
        return term if speaks_of in {None, kind} else terms.true


def _parts(goal: Term) -> tuple[Term, ...]:
    return goal.args if goal.word == "every" else (goal,)


class _NumberConstraints:
    """What terms say of numbers."""

    def __init__(self, atoms: Sequence[Term], budget: StepBudget) -> None:
        self._atoms = atoms
        self._budget = budget

    def solve(self) -> Outcome:
        return number_among(self._atoms, self._budget)

    def refutes(self, added: Sequence[Term]) -> bool:
        return number_among([*self._atoms, *added], self._budget).kind == "none"


#: So many facts more are looked at in a step.
_FACTS = 200


class _Tableau:
    """The search for a value of one type."""

    def __init__(self, solver: Solver, kind: Kind) -> None:
        self.solver = solver
        self.terms = solver.terms
        self.kind = kind
        self.theory = solver.theories[kind]

    def branch(self, facts: Facts, wanted: list[Term], choices: list[Term]) -> Outcome:
        """A value that satisfies `facts`, all of `wanted`, and all `choices`, which are facts with
        several ways to come true."""
        facts, choices = dict(facts), list(choices)
        while True:
            self.solver.budget.spend(1 + len(facts) // _FACTS)
            new: list[Term] = []
            if not self._assume(facts, wanted, choices, new):
                return NONE
            listed = next((fact for fact in facts.values() if fact.word == "among"), None)
            if listed is not None:
                return self.solver.listed(facts.values(), listed)
            constraints = self.theory([fact for fact in facts.values() if _is_atom(fact)])
            if constraints.refutes([fact for fact in new if _is_atom(fact)]):
                return NONE
            ways = self._decided(facts, constraints, choices)
            if ways is None:
                return self._whole(facts, constraints)
            if not ways:
                return NONE
            if len(ways) > 1:
                return either(self.branch(facts, way, choices) for way in ways)
            wanted = ways[0]

    def _decided(
        self, facts: Facts, constraints: Constraints, choices: list[Term]
    ) -> list[list[Term]] | None:
        """Takes the choice with the fewest ways out of `choices` and gives its ways, those left out
        that plainly lead nowhere; None if there is no choice."""
        best: list[list[Term]] | None = None
        best_choice = None
        for choice in list(choices):
            possible = self._ways(choice, facts)
            if possible is None:
                choices.remove(choice)
                continue
            ways = [way for way in possible if not self._is_refuted(facts, constraints, way)]
            if best is None or len(ways) < len(best):
                best, best_choice = ways, choice
            if len(ways) <= 1:
                break
        if best_choice is not None:
            choices.remove(best_choice)
        return best

    def _whole(self, facts: Facts, constraints: Constraints) -> Outcome:
        outcome = constraints.solve()
        opaque = any("opaque" in {f.word, f.opposite.word} for f in facts.values())
        if outcome.kind == "some" and opaque:
            return candidate(outcome.value, "a part that is compared only as a whole")
        return outcome

    def _is_refuted(self, facts: Facts, constraints: Constraints, way: list[Term]) -> bool:
        """Is it plain that nothing satisfies `facts` and `way`?"""
        added: Facts = {}
        for term in self._flat(way):
            if term.opposite.number in facts or term.opposite.number in added:
                return True
            if term is self.terms.false:
                return True
            added[term.number] = term
        self.solver.budget.spend()
        fresh = [t for number, t in added.items() if number not in facts and _is_atom(t)]
        return bool(fresh) and constraints.refutes(fresh)

    def _flat(self, wanted: Iterable[Term]) -> Iterator[Term]:
        """The parts of conjunctions in `wanted`, recursive schemas opened once."""
        for term in wanted:
            self.terms.work.spend()
            narrowed = self.solver.narrow(term, self.kind)
            if narrowed.word == "every":
                yield from self._flat(narrowed.args)
            else:
                yield narrowed

    def _assume(
        self, facts: Facts, wanted: Iterable[Term], choices: list[Term], new: list[Term]
    ) -> bool:
        """Adds `wanted` to `facts`, what is to be chosen to `choices` and the rest to `new`; False
        if that contradicts them."""
        pending = list(wanted)
        while pending:
            term = self.solver.narrow(pending.pop(), self.kind)
            if term.word == "every":
                pending += term.args
                continue
            if term is self.terms.false or term.opposite.number in facts:
                return False
            if term.number in facts:
                continue
            facts[term.number] = term
            atom = term.opposite if term.is_negative else term
            if atom.word == "again":
                body = self.terms.bodies[atom.args[0]]
                pending.append(body.opposite if term.is_negative else body)
            elif atom.word in {"every", "one"}:
                choices.append(term)
            elif atom.word == "among" and term.is_negative and self.kind in {"array", "object"}:
                pending += map(self._differs, atom.args[0])
            else:
                new.append(term)
        return True

    def _differs(self, frozen: tuple[object, ...]) -> Term:
        """Not that very array or object, said of its parts."""
        terms, of = self.terms, self.terms.of
        value = thaw(frozen)
        if isinstance(value, list):
            size = len(value)
            ways = [of("items", size + 1)] + ([of("items", size).opposite] if size else [])
            ways += [
                of("item", index, terms.among([item])).opposite for index, item in enumerate(value)
            ]
            return terms.some(ways)
        assert isinstance(value, dict)
        ways = [of("members", len(value) + 1)]
        for name, member in value.items():
            ways += [of("has", name).opposite, of("member", name, terms.among([member])).opposite]
        return terms.some(ways)

    def _ways(self, choice: Term, facts: Facts) -> Iterable[list[Term]] | None:
        """The ways to make `choice` true, one by one, for there may be more than can be looked at;
        None if it is already."""
        if choice.word == "one":
            return self._ways_of_one(choice, facts)
        if choice.opposite.word == "one":
            return self._ways_of_not_one(choice.opposite, facts)
        ways = []
        for part in choice.opposite.args:
            option = part.opposite
            if option.number in facts:
                return None
            if part.number not in facts:
                ways.append([option])
        return ways

    def _ways_of_one(self, choice: Term, facts: Facts) -> Iterator[list[Term]]:
        branches = choice.args
        for i, branch in enumerate(branches):
            if branch.opposite.number not in facts:
                yield [branch, *[other.opposite for j, other in enumerate(branches) if j != i]]

    def _ways_of_not_one(self, choice: Term, facts: Facts) -> Iterator[list[Term]]:
        branches = choice.args
        yield [branch.opposite for branch in branches]
        possible = [b for b in branches if b.opposite.number not in facts]
        yield from ([one, other] for one, other in combinations(possible, 2))


def _is_atom(term: Term) -> bool:
    word = term.opposite.word if term.is_negative else term.word
    return word in SPEAKS_OF or (word == "among" and term.is_negative)
