"""What is claimed of the values of a type, and whether that can be proved.

Claims are taken for true until they fail, and those that rest on one that does are proved again: a
claim that leads to itself has gone on to a part of the value, and no value is nested without an
end. Looks are counted: a claim that takes too many fails, which is always right, and others go on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import field

from schemawright.data_classes import frozen, mutable
from schemawright.steps import take
from schemawright.types.bounds import BoundedType
from schemawright.types.language import LiteralType

#: So many values are looked at in one look, and a claim that is new takes as long as so many looks.
_VALUES, _CLAIM = 100, 30


@frozen
class Claim:
    """What is of `type` passes `function`; or, without `passes`, never does."""

    function: str
    type: BoundedType
    passes: bool


class _TooManyLooks(Exception):
    """A claim would take more than it may."""


class _AllLooksTaken(Exception):
    """What has been asked for would take more than it may."""


@mutable
class Proofs:
    """Claims and whether they hold, as far as is known. `holds` proves one of them, taking others
    for true; `most` says how many looks may be taken for one, however often it is proved."""

    holds: Callable[[Claim], bool]
    most: Callable[[Claim], int]
    _verdicts: dict[Claim, bool] = field(default_factory=dict)
    _resting: dict[Claim, dict[Claim, None]] = field(default_factory=dict)
    _pending: list[Claim] = field(default_factory=list)
    #: Those to be proved again when nothing is pending: by then more that they rest on has failed.
    _shaken: dict[Claim, None] = field(default_factory=dict)
    #: Those that have been asked about since something is being settled.
    _new: list[Claim] = field(default_factory=list)
    _current: Claim | None = None
    #: How many looks have been taken to prove each, and how many may be for the current one, and
    #: for all that is being settled.
    _taken: dict[Claim, int] = field(default_factory=dict)
    _left_for_one: int = 0
    _left: int = 0

    def settle(self, claims: Iterable[Claim], looks: int) -> None:
        """Find out about `claims`, and about those that they lead to, with so many `looks`. If
        these are too few, all that are new fail."""
        self._left = self._left_for_one = looks
        try:
            for claim in claims:
                self.ask(claim)
            self._run()
        except _AllLooksTaken:
            self._verdicts.update(dict.fromkeys(self._new, False))
        # What is settled stays so.
        self._new, self._pending, self._shaken, self._resting, self._taken = [], [], {}, {}, {}
        self._current = None

    def is_true(self, claim: Claim) -> bool:
        """Is `claim`, which has been settled, true?"""
        return self._verdicts[claim]

    def ask(self, claim: Claim) -> bool:
        """Is `claim` true, as far as is known?"""
        whole = claim.type.type
        self.look(len(whole.values) if isinstance(whole, LiteralType) else 0)
        return self.rest_on(claim)

    def rest_on(self, claim: Claim) -> bool:
        """`ask`, without a look."""
        verdict = self._verdicts.get(claim)
        if verdict is None:
            self._left -= _CLAIM
            self._verdicts[claim] = verdict = True
            self._new.append(claim)
            self._pending.append(claim)
        if self._current is not None and verdict:
            self._resting.setdefault(claim, {})[self._current] = None
        return verdict

    def look(self, values: int = 0) -> None:
        """Count a look, at so many values. Raises, for `settle`, if it is one too many."""
        take(1)
        looks = 1 + values // _VALUES
        self._left -= looks
        self._left_for_one -= looks
        if self._left < 0:
            raise _AllLooksTaken
        if self._left_for_one < 0:
            raise _TooManyLooks

    def _run(self) -> None:
        while self._pending:
            claim = self._pending.pop()
            if self._verdicts[claim] and not self._is_proved(claim):
                self._verdicts[claim] = False
                self._shaken.update(self._resting.pop(claim, {}))
            if not self._pending:
                self._pending, self._shaken = [*self._shaken], {}

    def _is_proved(self, claim: Claim) -> bool:
        self._current = claim
        self._left_for_one = most = self.most(claim) - self._taken.get(claim, 0)
        try:
            return self.holds(claim)
        except _TooManyLooks:
            return False
        finally:
            self._taken[claim] = self._taken.get(claim, 0) + most - self._left_for_one
