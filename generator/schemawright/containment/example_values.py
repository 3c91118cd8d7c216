"""Instances of a schema, and nearly: made by the solver, one for each goal."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from itertools import chain, filterfalse, islice

from schemawright.containment.example_goals import broken, reached
from schemawright.containment.holds import FormatChecks
from schemawright.containment.outcome import OutOfSteps, OutOfWork, StepBudget
from schemawright.containment.solver import Solver
from schemawright.containment.terms import Frozen, Term, Terms, freeze
from schemawright.data_classes import frozen, mutable
from schemawright.values import Json

#: Steps for one value, and for all of them; and goals that are tried.
_STEPS = 5000
_ALL_STEPS = 100_000
_PROOF_STEPS = 100_000
_GOALS = 500


@frozen
class Examples:
    """`valid` instances, that reach different branches of the schema, and `nearly` valid ones, each
    of which breaks one rule. None of them occurs twice. `satisfiable`: False if it is proved that
    nothing is valid, None if nobody can tell."""

    valid: tuple[Json, ...]
    nearly: tuple[Json, ...]
    satisfiable: bool | None = True


def example_values(
    terms: Terms,
    term: Term,
    count: int,
    is_valid: Callable[[Json], bool],
    formats: FormatChecks,
) -> Examples:
    """At most `count` of each kind for the schema that says `term`."""
    search = _ValueSearch(terms, formats)
    branches = (terms.every((term, goal)) for goal in islice(reached(terms, term), _GOALS))
    goals = chain([term], branches)
    valid = [*islice(filter(is_valid, search.values(goals)), count)]
    # After one for each branch, more of the same.
    valid += islice(search.others(term, valid), count - len(valid))
    wrong = islice(broken(terms, term), _GOALS)
    nearly = islice(filterfalse(is_valid, search.values(wrong)), count)
    told = tuple(filter(is_valid, valid))
    return Examples(told, tuple(nearly), True if told else _satisfiable(terms, term, formats))


def _satisfiable(terms: Terms, term: Term, formats: FormatChecks) -> bool | None:
    """False if it is proved that nothing satisfies `term`, for which no value was found."""
    try:
        outcome = Solver(terms, formats, StepBudget(_PROOF_STEPS)).solve([term])
    except (OutOfSteps, RecursionError):
        return None
    return False if outcome.kind == "none" else None


@mutable
class _ValueSearch:
    """Looks for values, until all steps are taken."""

    terms: Terms
    formats: FormatChecks
    left: int = _ALL_STEPS

    def values(self, goals: Iterable[Term]) -> Iterator[Json]:
        """A value for each goal that has one, each value once, as far as goals can be told."""
        seen: set[Frozen] = set()
        with suppress(OutOfWork):
            for goal in goals:
                for value in self._solved([goal]):
                    if freeze(value) not in seen:
                        seen.add(freeze(value))
                        yield value

    def others(self, term: Term, taken: list[Json]) -> Iterator[Json]:
        """Values of `term` that are not `taken`."""
        values = list(taken)
        while solution := self._solved([term, self.terms.among(values).opposite]):
            values += solution
            yield from solution

    def _solved(self, wanted: list[Term]) -> list[Json]:
        if self.left <= 0:
            return []
        budget = StepBudget(_STEPS)
        try:
            outcome = Solver(self.terms, self.formats, budget).solve(wanted)
        except (OutOfSteps, RecursionError):
            return []
        finally:
            self.left -= _STEPS - budget.left
        return [outcome.value] if outcome.kind == "some" else []
