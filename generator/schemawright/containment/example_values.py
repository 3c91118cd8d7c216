"""Instances of a schema, and nearly: made by the solver, one for each goal."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain, filterfalse, islice

from schemawright.containment.example_goals import broken, reached
from schemawright.containment.holds import FormatChecks
from schemawright.containment.outcome import OutOfSteps, StepBudget
from schemawright.containment.solver import Solver
from schemawright.containment.terms import Frozen, Term, Terms, freeze
from schemawright.data_classes import frozen
from schemawright.values import Json

#: Steps for one value, and goals that are tried.
_STEPS = 5000
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
    branches = (terms.every((term, goal)) for goal in islice(reached(terms, term), _GOALS))
    goals = chain([term], branches)
    valid = [*islice(filter(is_valid, _values(terms, goals, formats)), count)]
    # After one for each branch, more of the same.
    valid += islice(_others(terms, term, valid, formats), count - len(valid))
    wrong = islice(broken(terms, term), _GOALS)
    nearly = islice(filterfalse(is_valid, _values(terms, wrong, formats)), count)
    told = tuple(filter(is_valid, valid))
    return Examples(told, tuple(nearly), True if told else _satisfiable(terms, term, formats))


def _satisfiable(terms: Terms, term: Term, formats: FormatChecks) -> bool | None:
    """False if it is proved that nothing satisfies `term`, for which no value was found."""
    try:
        outcome = Solver(terms, formats, StepBudget(_PROOF_STEPS)).solve([term])
    except (OutOfSteps, RecursionError):
        return None
    return False if outcome.kind == "none" else None


def _values(terms: Terms, goals: Iterable[Term], formats: FormatChecks) -> Iterator[Json]:
    """A value for each goal that has one, each value once."""
    seen: set[Frozen] = set()
    for goal in goals:
        solution = _solved(terms, [goal], formats)
        for value in solution:
            if freeze(value) not in seen:
                seen.add(freeze(value))
                yield value


def _others(terms: Terms, term: Term, taken: list[Json], formats: FormatChecks) -> Iterator[Json]:
    """Values of `term` that are not `taken`."""
    values = list(taken)
    while solution := _solved(terms, [term, terms.among(values).opposite], formats):
        values += solution
        yield from solution


def _solved(terms: Terms, wanted: list[Term], formats: FormatChecks) -> list[Json]:
    try:
        outcome = Solver(terms, formats, StepBudget(_STEPS)).solve(wanted)
    except (OutOfSteps, RecursionError):
        return []
    return [outcome.value] if outcome.kind == "some" else []
