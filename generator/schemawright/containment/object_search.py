"""Objects that satisfy terms about their members: names are sorted into classes.

    others({a}, {^x}, never), not names(short(3))   ->   {"xaaa": null}
    has(a), has(b), few members(1)                  ->   none

Names that a term mentions are looked at one by one; all others by the rules that speak of them,
where a set of rules is a class if there is a string that just these speak of.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from schemawright.containment.holds import Judge
from schemawright.containment.outcome import (
    NONE,
    Outcome,
    StepBudget,
    candidate,
    either,
    some,
    unsure,
)
from schemawright.containment.terms import Term, Terms
from schemawright.data_classes import frozen
from schemawright.values import Json

#: To put them together takes as long as to look at so many terms more.
_CONSTRAINTS = 10


class PartSolver(Protocol):
    """Answers questions about parts."""

    terms: Terms
    judge: Judge
    budget: StepBudget

    def solve(self, wanted: Iterable[Term]) -> Outcome:
        """A value that satisfies all of `wanted`."""


@frozen
class _MemberRule:
    """The value of every member whose name satisfies `where` satisfies `then`."""

    where: Term
    then: Term


@frozen
class _WantedMember:
    """There is a member whose name satisfies `where` and whose value satisfies `then`; `name` if
    it is only that one."""

    where: Term
    then: Term
    name: str | None = None


@frozen
class _NameClass:
    """Names that no term mentions and that satisfy `where`, with what their values satisfy."""

    where: Term
    then: tuple[Term, ...]


class MemberConstraints:
    """What some terms say of an object's members."""

    def __init__(self, solver: PartSolver, atoms: Sequence[Term]) -> None:
        self.solver = solver
        self.terms = solver.terms
        self.low = 0
        self.high: int | None = None
        self.present: dict[str, None] = {}
        self.absent: set[str] = set()
        self.by_name: dict[str, list[Term]] = {}
        self.rules: list[_MemberRule] = []
        self.wanted: list[_WantedMember] = []
        self._applied: dict[str, tuple[Term, ...]] = {}
        self.terms.work.spend(_CONSTRAINTS + len(atoms))
        for atom in atoms:
            self._read(atom)
        # What forbids names comes first: it leaves the fewest classes.
        self.rules.sort(key=lambda rule: rule.then is not self.terms.false)

    def _read(self, term: Term) -> None:
        negative = term.is_negative
        atom = term.opposite if negative else term
        word = atom.word
        if word == "has":
            if negative:
                self.absent.add(atom.args[0])
            else:
                self.present[atom.args[0]] = None
        elif word == "member" and not negative:
            self.by_name.setdefault(atom.args[0], []).append(atom.args[1])
        elif word in {"members", "few members"}:
            self._count(word, atom.args[0], negative)
        elif (wanted := self._wanted(term)) is not None:
            self.wanted.append(wanted)
            if wanted.name is not None:
                self.present[wanted.name] = None
        else:
            self._rule(atom)

    def _count(self, word: str, limit: int, negative: bool) -> None:
        if (word == "members") is not negative:
            self.low = max(self.low, limit + negative)
        else:
            most = limit - negative
            self.high = most if self.high is None else min(self.high, most)

    def _wanted(self, term: Term) -> _WantedMember | None:
        """What a term asks to be there, if it does."""
        if term.word == "some name":
            return _WantedMember(self.terms.of("match", term.args[0]), self.terms.true)
        if not term.is_negative:
            return None
        atom = term.opposite
        if atom.word == "member":
            name, then = atom.args
            return _WantedMember(self.terms.among([name]), then.opposite, name)
        if atom.word == "names":
            return _WantedMember(atom.args[0].opposite, self.terms.true)
        if atom.word in {"matching", "others"}:
            return _WantedMember(self._where(atom), atom.args[-1].opposite)
        return None

    def _rule(self, atom: Term) -> None:
        if atom.word in {"matching", "others"}:
            self.rules.append(_MemberRule(self._where(atom), atom.args[-1]))
        elif atom.word == "names":
            self.rules.append(_MemberRule(atom.args[0].opposite, self.terms.false))
        elif atom.word == "some name":
            where = self.terms.of("match", atom.args[0])
            self.rules.append(_MemberRule(where, self.terms.false))

    def _where(self, atom: Term) -> Term:
        """Which names ``matching`` or ``others`` speaks of."""
        if atom.word == "matching":
            return self.terms.of("match", atom.args[0])
        names, patterns, _ = atom.args
        spoken_of = [self.terms.among(sorted(names))] if names else []
        spoken_of += [self.terms.of("match", pattern) for pattern in sorted(patterns)]
        return self.terms.every(term.opposite for term in spoken_of)

    # --- what values must be ----------------------------------------------------------------

    def _value(self, name: str, *more: Term) -> list[Term]:
        """What the member `name` must satisfy, as far as that can be told."""
        if name not in self._applied:
            judge = self.solver.judge
            rules = [rule.then for rule in self.rules if judge.holds(rule.where, name)]
            self._applied[name] = (*self.by_name.get(name, ()), *rules)
        return [*self._applied[name], *more]

    def _mentioned(self) -> list[str]:
        return list(dict.fromkeys([*self.present, *self.by_name]))

    def _classes(self, where: Term) -> Iterator[_NameClass]:
        """The classes of names that satisfy `where` and are mentioned nowhere."""
        terms = self.terms
        start = [terms.of("kind", "string"), where]
        names = {*self.present, *self.by_name, *self.absent}
        if names:
            start.append(terms.among(sorted(names)).opposite)
        pending = [(terms.every(start), tuple[Term, ...](), 0)]
        while pending:
            question, then, index = pending.pop()
            self.solver.budget.spend()
            if self.solver.solve([question]).kind == "none":
                continue
            if index == len(self.rules):
                yield _NameClass(question, then)
                continue
            rule = self.rules[index]
            pending.append((terms.every((question, rule.where.opposite)), then, index + 1))
            if rule.then is not terms.false:
                inside = terms.every((question, rule.where))
                pending.append((inside, (*then, rule.then), index + 1))

    # --- plain contradictions ---------------------------------------------------------------

    def refutes(self, added: Sequence[Term]) -> bool:
        """Is it plain that no object satisfies this and `added`?"""
        more = MemberConstraints(self.solver, added)
        low, high = (
            max(self.low, more.low, len(self.present | more.present)),
            _least(self.high, more.high),
        )
        if high is not None and low > high:
            return True
        asked = more.asked_by_name()
        for name in [*more.present, *(n for n in more.by_name if n in self.present)]:
            if name in self.absent or name in more.absent:
                return True
            if self._is_none(name, *asked.get(name, ())):
                return True
        return any(
            wanted.name is None and all(way.kind == "none" for way in self._ways(wanted))
            for wanted in more.wanted
        )

    def asked_by_name(self) -> dict[str, list[Term]]:
        """What is said of the members that have a name here."""
        asked = {name: [*terms] for name, terms in self.by_name.items()}
        for wanted in self.wanted:
            if wanted.name is not None:
                asked.setdefault(wanted.name, []).append(wanted.then)
        return asked

    def _is_none(self, name: str, *more: Term) -> bool:
        return self.solver.solve(self._value(name, *more)).kind == "none"

    def _ways(self, wanted: _WantedMember) -> Iterator[Outcome]:
        """What comes of each name or class that could be what is wanted."""
        for name in self._candidates(wanted):
            yield self.solver.solve(self._value(name, wanted.then))
        for class_ in self._classes(wanted.where):
            yield self.solver.solve([*class_.then, wanted.then])

    def _candidates(self, wanted: _WantedMember) -> list[str]:
        if wanted.name is not None:
            return [wanted.name]
        holds = self.solver.judge.holds
        names = [name for name in self._mentioned() if name not in self.absent]
        return [name for name in names if holds(wanted.where, name) is not False]

    # --- objects ----------------------------------------------------------------------------

    def solve(self) -> Outcome:
        """An object that satisfies the terms."""
        if self.high is not None and self.low > self.high:
            return NONE
        if any(name in self.absent for name in self.present):
            return NONE
        named: dict[str, tuple[Term, ...]] = dict.fromkeys(self.present, ())
        for wanted in self.wanted:
            if wanted.name is not None:
                named[wanted.name] = (*named[wanted.name], wanted.then)
        best = NONE
        for name, more in named.items():
            outcome = self.solver.solve(self._value(name, *more))
            if outcome.kind == "none":
                return NONE
            best = outcome if outcome.kind == "unsure" and not outcome.has_value else best
        if best is not NONE:
            return best
        return self._placed([w for w in self.wanted if w.name is None], named, [])

    def _placed(
        self,
        wanted: list[_WantedMember],
        named: dict[str, tuple[Term, ...]],
        fresh: list[_NameClass],
    ) -> Outcome:
        """Finds a name for each of `wanted`, beside those that are taken."""
        if not wanted:
            return self._built(named, fresh)
        return either(self._placements(wanted, named, fresh))

    def _placements(
        self,
        wanted: list[_WantedMember],
        named: dict[str, tuple[Term, ...]],
        fresh: list[_NameClass],
    ) -> Iterator[Outcome]:
        first, rest = wanted[0], wanted[1:]
        for name in self._candidates(first):
            more = (*named.get(name, ()), first.then)
            if not self._is_none(name, *more):
                yield self._placed(rest, {**named, name: more}, fresh)
        for class_ in self._classes(first.where):
            new = _NameClass(class_.where, (*class_.then, first.then))
            if self.solver.solve(new.then).kind != "none":
                yield self._placed(rest, named, [*fresh, new])
        for index, taken in enumerate(fresh):
            where = self.terms.every((taken.where, first.where))
            both = _NameClass(where, (*taken.then, first.then))
            if self.solver.solve([where]).kind != "none":
                yield self._placed(rest, named, [*fresh[:index], both, *fresh[index + 1 :]])

    def _built(self, named: dict[str, tuple[Term, ...]], fresh: list[_NameClass]) -> Outcome:
        size = len(named) + len(fresh)
        if self.high is not None and size > self.high:
            return NONE
        members: dict[str, Outcome] = {}
        for name, more in named.items():
            members[name] = self.solver.solve(self._value(name, *more))
        for name_needed in fresh:
            name_found = self._name(name_needed, members)
            if name_found.kind != "some":
                # Another order might have left one.
                return unsure("names that must differ")
            members[str(name_found.value)] = self.solver.solve(name_needed.then)
        if len(members) < self.low:
            trouble = self._fill(members)
            if trouble is not None:
                return trouble
        return _assembled(members)

    def _name(self, class_: _NameClass, taken: Iterable[str]) -> Outcome:
        """A name of the class that is not taken."""
        names = list(taken)
        others = [self.terms.among(names).opposite] if names else []
        return self.solver.solve([class_.where, *others])

    def _fill(self, members: dict[str, Outcome]) -> Outcome | None:
        """Adds members until there are enough; what comes of it if there cannot be."""
        doubt = NONE
        for name in self._mentioned():
            if len(members) >= self.low:
                return None
            if name not in members and name not in self.absent:
                outcome = self.solver.solve(self._value(name))
                if outcome.kind == "some":
                    members[name] = outcome
                elif outcome.kind == "unsure":
                    doubt = unsure(outcome.reason)
        for class_ in self._classes(self.terms.true):
            value = self.solver.solve(class_.then)
            if value.kind == "unsure":
                doubt = unsure(value.reason)
            while value.kind == "some" and len(members) < self.low:
                self.solver.budget.spend()
                name_found = self._name(class_, members)
                if name_found.kind != "some":
                    doubt = unsure(name_found.reason) if name_found.kind == "unsure" else doubt
                    break
                members[str(name_found.value)] = value
        return None if len(members) >= self.low else doubt


def _assembled(members: dict[str, Outcome]) -> Outcome:
    """The object of these members."""
    if any(outcome.kind == "none" for outcome in members.values()):
        return NONE
    for outcome in members.values():
        if not outcome.has_value:
            return unsure(outcome.reason)
    value: dict[str, Json] = {name: outcome.value for name, outcome in members.items()}
    for outcome in members.values():
        if outcome.kind == "unsure":
            return candidate(value, outcome.reason)
    return some(value)


def _least(one: int | None, other: int | None) -> int | None:
    if one is None or other is None:
        return one if other is None else other
    return min(one, other)
