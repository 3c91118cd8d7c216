"""What a question about a set of terms comes to, and how much may be spent on it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from schemawright.data_classes import frozen
from schemawright.values import Json


@frozen
class Outcome:
    """``none``: it is proved that no value satisfies all terms. ``some``: `value` does. Else
    ``unsure`` for a `reason`; `value` may then be worth a try, if `has_value`."""

    kind: Literal["none", "some", "unsure"]
    value: Json = None
    reason: str = ""
    has_value: bool = False


NONE = Outcome("none")


def some(value: Json) -> Outcome:
    """`value` satisfies all terms."""
    return Outcome("some", value, has_value=True)


def unsure(reason: str) -> Outcome:
    """Nothing is proved and no value known; `reason` names the part that is in the way."""
    return Outcome("unsure", reason=reason)


def candidate(value: Json, reason: str) -> Outcome:
    """`value` may satisfy all terms; `reason` says why that is not sure."""
    return Outcome("unsure", value, reason, has_value=True)


def either(outcomes: Iterable[Outcome]) -> Outcome:
    """Of alternatives, which are looked at only as far as needed: the first that has a value;
    ``none`` only if all are."""
    best = NONE
    for outcome in outcomes:
        if outcome.kind == "some":
            return outcome
        if outcome.kind == "unsure" and (best is NONE or not best.has_value):
            best = outcome
    return best


class OutOfSteps(Exception):
    """The question takes more steps than it may."""


class OutOfWork(OutOfSteps):
    """All questions together look at more than they may."""


#: How much all questions of one comparison may look at, of documents of so many characters; where
#: these are larger, in proportion more. 195 changes of Discord's API at once take a third of it.
MOST_WORK, _CHARACTERS = 2_000_000, 500_000


class Work:
    """What is looked at, counted for all questions of one comparison together: a step of a question
    may look at very much, and there may be very many questions. When it is too much, every further
    question is undecided."""

    def __init__(self, characters: int = 0) -> None:
        self.left = MOST_WORK * max(characters, _CHARACTERS) // _CHARACTERS

    def spend(self, count: int = 1) -> None:
        """Raises `OutOfWork` when no more may be looked at."""
        self.left -= count
        if self.left < 0:
            raise OutOfWork


class StepBudget:
    """Steps, counted where work is done, so that an answer never depends on the machine."""

    def __init__(self, steps: int) -> None:
        self.steps = steps
        self.left = steps

    def renew(self) -> None:
        """All steps are left again, for another question."""
        self.left = self.steps

    def spend(self, steps: int = 1) -> None:
        """Raises `OutOfSteps` when there are none left."""
        self.left -= steps
        if self.left < 0:
            raise OutOfSteps
