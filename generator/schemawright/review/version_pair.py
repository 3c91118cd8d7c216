"""Both versions as terms of one vocabulary, and what each change does: all together, and alone.

Alone, a schema is the new one with the former version of every other schema that was edited: where
a term calls one, that one's old meaning is put in.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import replace

from schemawright.containment.declared_shape import SHAPE, with_declared_shapes
from schemawright.containment.holds import FormatChecks, Judge
from schemawright.containment.normalise import CheckReader, normalise
from schemawright.containment.outcome import StepBudget
from schemawright.containment.solver import Solver
from schemawright.containment.subset import Direction, is_subset
from schemawright.containment.terms import Term, Terms
from schemawright.containment.unevaluated_cases import UnevaluatedCases
from schemawright.review.change_findings import COMPATIBLE, Effect, Way
from schemawright.review.version_side import VersionSide
from schemawright.values import Json, comparable

#: Steps of one question of a review: there are many.
STEPS = 20_000


class VersionPair:
    """An old and a new version; schemas are named by their variables."""

    def __init__(self, old: VersionSide, new: VersionSide, formats: FormatChecks) -> None:
        self.sides = (old, new)
        self.formats = formats
        self.terms = Terms(old.contract.library.size)
        self.judge = Judge(self.terms, formats)
        self._solver = Solver(self.terms, formats, StepBudget(STEPS))
        self.programs = [with_declared_shapes(side.program) for side in self.sides]
        self.meanings = normalise(self.programs, self.terms)
        self._cases = UnevaluatedCases(self.programs[1])
        #: What each schema of each version says.
        self.entries: list[dict[str, Term]] = [
            {variable: meaning[function] for variable, function in program.entries.items()}
            for meaning, program in zip(self.meanings, self.programs, strict=True)
        ]
        self._effects: dict[tuple[int, int, int], Effect] = {}
        self._refusals: dict[tuple[int, Hashable], str] = {}
        #: Effects, and the same with what is said of them, for one answers many edits.
        self._explanations: dict[tuple[int, int], tuple[Effect, Effect]] = {}
        #: What schemas say with the former versions of all others in them.
        self._alone: dict[str, Term] = {}

    def says_the_same(self, old: str, new: str) -> bool:
        """Do the two accept the same, plainly?"""
        return self.entries[0][old] is self.entries[1][new]

    def together(self, old: str, new: str, way: Way) -> Effect:
        """What all changes of a schema and of what it holds do, confirmed by the validators."""

        def accepts_old(value: Json) -> bool:
            return self.sides[0].accepts(old, value)

        def accepts_new(value: Json) -> bool:
            return self.sides[1].accepts(new, value)

        versions = self.entries[0][old], self.entries[1][new]
        accepts = accepts_old, accepts_new
        effect = self._effect(versions, self._shapes(old, new), accepts, way)
        return self._explained(effect, old, new, way)

    def in_common(self, old: str, ones: Sequence[str], way: Way) -> Effect:
        """What several new schemas do to an old one all alike: of what it accepts they refuse, or
        of what it refuses they accept."""
        new = [self.entries[1][one] for one in ones]
        joined = self.terms.some(new) if way == "send" else self.terms.every(new)
        shapes = self.terms.every(self.entries[1][one + SHAPE] for one in ones)
        quantor = any if way == "send" else all

        def accepts_old(value: Json) -> bool:
            return self.sides[0].accepts(old, value)

        def accepts_new(value: Json) -> bool:
            return quantor(self.sides[1].accepts(one, value) for one in ones)

        versions = self.entries[0][old], joined
        accepts = accepts_old, accepts_new
        effect = self._effect(versions, (self.entries[0][old + SHAPE], shapes), accepts, way)
        return self._explained(effect, old, ones[0], way)

    def alone(self, old: str, new: str, edited: Mapping[str, str], way: Way) -> Effect:
        """What the changes of one schema do if those of others are not made. `edited` has the
        functions of the schemas that were edited, the old one beside the new one. No validator has
        that version: what confirms a witness is what terms say of it."""
        if new not in self._alone:
            try:
                self._alone[new] = self._only(new, edited)
            except RecursionError:
                # So long a chain of schemas is told with the changes of all of them.
                self._alone[new] = self.entries[1][new]
        versions = self.entries[0][old], self._alone[new]
        if versions[1] is self.entries[1][new]:
            return self.together(old, new, way)

        def surely(index: int) -> Callable[[Json], bool]:
            # The one that accepts must do so for sure, and the other must refuse for sure.
            accepting = index == (0 if way == "send" else 1)
            holds = self.judge.holds
            if accepting:
                return lambda value: holds(versions[index], value) is True
            return lambda value: holds(versions[index], value) is not False

        accepts = surely(0), surely(1)
        effect = self._effect(versions, self._shapes(old, new), accepts, way)
        return self._explained(effect, old, new, way)

    def _explained(self, effect: Effect, old: str, new: str, way: Way) -> Effect:
        """`effect` with what the validator of the version that refuses its witness says. Of what is
        compatible nobody asks."""
        if effect.level == "compatible" or not effect.has_witness:
            return effect
        index, variable = (1, new) if way == "send" else (0, old)
        # Schemas that say the same refuse for the same reason: one of them is compiled.
        number = self.entries[index][variable].number
        told = self._explanations.get((number, id(effect)))
        if told is None:
            key = number, comparable(effect.witness)
            if key not in self._refusals:
                self._refusals[key] = self.sides[index].refusal(variable, effect.witness)
            told = effect, replace(effect, refusal=self._refusals[key])
            self._explanations[number, id(effect)] = told
        return told[1]

    def _shapes(self, old: str, new: str) -> tuple[Term, Term]:
        return self.entries[0][old + SHAPE], self.entries[1][new + SHAPE]

    def _only(self, variable: str, edited: Mapping[str, str]) -> Term:
        """The new schema of `variable` with the former version of all others in it."""
        program, meaning = self.programs[1], self.meanings[1]
        terms: dict[str, Term] = {}

        def call(name: str) -> Term:
            if name in edited:
                return self.meanings[0][edited[name]]
            if name not in terms:
                # Inside of itself a recursive schema is the new one.
                terms[name] = meaning[name]
                terms[name] = read(name)
            return terms[name]

        def read(name: str) -> Term:
            check = self._cases.split(program.functions[name].check)
            return CheckReader(self.terms, call).term(check)

        return read(program.entries[variable])

    def _effect(
        self,
        versions: tuple[Term, Term],
        shapes: tuple[Term, Term],
        accepts: Sequence[Callable[[Json], bool]],
        way: Way,
    ) -> Effect:
        one = 0 if way == "send" else 1
        accepting, refusing = versions[one], versions[1 - one]
        key = (accepting.number, refusing.number, shapes[one].number)
        if key not in self._effects:

            def shows(value: Json) -> bool:
                return accepts[one](value) and not accepts[1 - one](value)

            def asked(term: Term) -> Direction:
                return is_subset(self._solver, term, refusing, shows)

            strict = described = asked(accepting)
            if strict.verdict != "compatible":
                described = asked(self.terms.every((accepting, shapes[one])))
            self._effects[key] = _effect_of(strict, described)
        return self._effects[key]


def _effect_of(strict: Direction, described: Direction) -> Effect:
    """The effect in the reading in which only described members count, with an instance of the
    strict one beside it where they differ."""
    if strict.verdict == "compatible":
        return COMPATIBLE
    if described.verdict == "compatible":
        return Effect("compatible", strict.witness, strict.verdict == "breaking", strict.reason)
    is_breaking = described.verdict == "breaking"
    return Effect(described.verdict, described.witness, is_breaking, described.reason)
