"""What a solver has found out: so that no question is worked out twice."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import field

from schemawright.containment.outcome import Outcome
from schemawright.data_classes import mutable

_NOTHING: frozenset[int] = frozenset()


@mutable
class Answers:
    """Answers by the number of the term that was asked for: those that are sure, for good; those
    that are not, for as long as one question from outside is open; and those that rest on open
    questions inside of it, for as long as these are open."""

    sure: dict[int, Outcome] = field(default_factory=dict)
    unsure: dict[int, Outcome] = field(default_factory=dict)
    provisional: dict[int, tuple[Outcome, frozenset[int]]] = field(default_factory=dict)

    def start(self) -> None:
        """Forgets what was known under another question."""
        self.unsure.clear()
        self.provisional.clear()

    def find(self, number: int) -> tuple[Outcome, frozenset[int]] | None:
        """The answer, and the open questions that it rests on."""
        outcome = self.sure.get(number) or self.unsure.get(number)
        return (outcome, _NOTHING) if outcome else self.provisional.get(number)

    def keep(self, number: int, outcome: Outcome, rests_on: AbstractSet[int]) -> None:
        """Notes an answer that rests on those open questions."""
        if rests_on:
            self.provisional[number] = outcome, frozenset(rests_on)
        else:
            (self.unsure if outcome.kind == "unsure" else self.sure)[number] = outcome

    def settle(self, index: int, outcome: Outcome, rests_on: AbstractSet[int]) -> None:
        """What to do with answers that rest on the question `index`, which is answered now."""
        concerned = [
            (number, kept, others)
            for number, (kept, others) in self.provisional.items()
            if index in others
        ]
        for number, kept, others in concerned:
            del self.provisional[number]
            if outcome.kind == "none":
                self.keep(number, kept, (others - {index}) | rests_on)
