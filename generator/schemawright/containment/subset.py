"""Does one schema accept all that another accepts? Proved, refuted by an instance, or undecided.

An instance counts only if `confirm` says so, which asks the validators of both versions; then it is
made smaller as long as they still do.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, TypeAlias

from schemawright.containment.outcome import Outcome, OutOfSteps, OutOfWork, unsure
from schemawright.containment.shrink import shrunk
from schemawright.containment.solver import Solver
from schemawright.containment.terms import Term
from schemawright.data_classes import frozen
from schemawright.values import Json

_TOO_MUCH = "too many terms to look at, in all that is compared"
_TOO_DEEP = "schemas that are nested too deeply"

Verdict: TypeAlias = Literal["compatible", "breaking", "undecided"]

#: Steps of one question, some ten seconds at most.
STEPS = 100_000


@frozen
class Direction:
    """Is all that one version accepts accepted by the other? ``breaking``: not `witness`.
    ``undecided``: the `reason` says what part could not be compared."""

    verdict: Verdict
    witness: Json = None
    reason: str = ""
    steps: int = 0


COMPATIBLE = Direction("compatible")


def is_subset(
    solver: Solver, accepting: Term, refusing: Term, confirm: Callable[[Json], bool]
) -> Direction:
    """Is every value that satisfies `accepting` one that satisfies `refusing`? `confirm` tells of
    a value whether it is accepted by the one and refused by the other, as validators see it. What
    `solver` found out before is not worked out again."""
    if accepting is refusing:
        return COMPATIBLE
    try:
        return _asked(solver, accepting, refusing, confirm)
    except OutOfWork:
        return Direction("undecided", reason=_TOO_MUCH)
    except RecursionError:
        return Direction("undecided", reason=_TOO_DEEP)


def _asked(
    solver: Solver, accepting: Term, refusing: Term, confirm: Callable[[Json], bool]
) -> Direction:
    outcome = _difference(solver, accepting, refusing)
    budget = solver.budget
    used = min(budget.steps, budget.steps - budget.left)
    if outcome.kind == "none":
        return Direction("compatible", steps=used)
    if outcome.has_value:
        if confirm(outcome.value):
            return Direction("breaking", shrunk(outcome.value, confirm), steps=used)
        if outcome.kind == "some":
            outcome = unsure("an instance that the validators do not confirm")
    return Direction("undecided", reason=outcome.reason, steps=used)


def _difference(solver: Solver, accepting: Term, refusing: Term) -> Outcome:
    """A value that satisfies the one and not the other."""
    try:
        return solver.ask([accepting, refusing.opposite])
    except OutOfWork:
        return unsure(_TOO_MUCH)
    except OutOfSteps:
        return unsure(f"more than {solver.budget.steps:,} steps")
    except RecursionError:
        return unsure(_TOO_DEEP)
