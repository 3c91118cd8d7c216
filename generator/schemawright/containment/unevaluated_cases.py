"""`unevaluatedProperties` and `unevaluatedItems` → conditions without memory.

    siblings: AnyOf(A, B), A sees a     ->   siblings, and
    unevaluated properties: never            if A passes: others than a: never, else others: never

What a schema evaluates is decided by which of its branches pass, so there is one case for each
set of them. (The idea is that of arXiv 2503.11288.) With many branches nothing is done.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import field

from schemawright.data_classes import frozen, mutable
from schemawright.ir.checks import (
    PASS,
    All,
    AnyCheck,
    AnyOf,
    Contains,
    EachItem,
    FunctionCall,
    IfPresent,
    IfThenElse,
    Not,
    OneOf,
    OtherProperties,
    PresentNames,
    Program,
    SeesItems,
    SeesProperties,
    Unevaluated,
    When,
)
from schemawright.ir.traversal import bottom_up, parts

#: Branches that may see something; there are cases for all sets of them.
_MOST_BRANCHES = 7
#: Checks that are looked at for one of them: there may be very many ways to each.
_MOST_CHECKS = 1_000


def without_leftovers(check: AnyCheck, program: Program) -> AnyCheck:
    """`check` of `program` with no `Unevaluated` but those that have too many cases."""

    def changed(part: AnyCheck) -> AnyCheck:
        return _cases(part, program) if isinstance(part, Unevaluated) else part

    return bottom_up(check, changed)


@frozen
class _EvaluatedParts:
    """What has been evaluated; `items` None: all of them, and those that pass one of `found`."""

    names: frozenset[str] = frozenset()
    patterns: frozenset[str] = frozenset()
    every: bool = False
    items: int | None = 0
    contained: tuple[AnyCheck, ...] = ()

    def __or__(self, other: _EvaluatedParts) -> _EvaluatedParts:
        counts = (
            None if None in (self.items, other.items) else max(self.items or 0, other.items or 0)
        )
        more = tuple(part for part in other.contained if part not in self.contained)
        return _EvaluatedParts(
            self.names | other.names,
            self.patterns | other.patterns,
            self.every or other.every,
            counts,
            self.contained + more,
        )


class _TooManyCases(Exception):
    """There are too many cases, or what is seen goes round in a circle."""


@mutable
class _SeeingBranches:
    """What is seen always, and what is seen where all of some checks pass."""

    program: Program
    always: _EvaluatedParts = field(default_factory=_EvaluatedParts)
    sometimes: dict[tuple[AnyCheck, ...], _EvaluatedParts] = field(default_factory=dict)
    left: int = _MOST_CHECKS

    def gather(
        self, check: AnyCheck, guards: tuple[AnyCheck, ...], within: tuple[str, ...]
    ) -> None:
        """Adds what `check` notes where all of `guards` pass."""
        self.left -= 1
        if self.left < 0:
            raise _TooManyCases
        if (seen := _noted(check)) is not None:
            if guards:
                self.sometimes[guards] = self.sometimes.get(guards, _EvaluatedParts()) | seen
            else:
                self.always = self.always | seen
            return
        if isinstance(check, FunctionCall):
            if not check.marks:
                return
            if check.function in within:
                raise _TooManyCases
            body = self.program.functions[check.function].check
            self.gather(body, guards, (*within, check.function))
            return
        for more, part in _followed(check):
            self.gather(part, guards + more, within)


def _noted(check: AnyCheck) -> _EvaluatedParts | None:
    if isinstance(check, SeesProperties):
        return _EvaluatedParts(frozenset(check.names), frozenset(check.patterns), check.every)
    if isinstance(check, SeesItems):
        return _EvaluatedParts(items=check.count)
    if isinstance(check, Contains) and check.marks:
        return _EvaluatedParts(contained=(check.check,))
    return None


def _followed(check: AnyCheck) -> Iterator[tuple[tuple[AnyCheck, ...], AnyCheck]]:
    """The parts of `check` that look at the same instance, each with what must pass for it to
    count."""
    if isinstance(check, (All, When)):
        yield from (((), part) for part in parts(check))
    elif isinstance(check, (AnyOf, OneOf)):
        yield from (((branch,), branch) for branch in check.branches)
    elif isinstance(check, IfThenElse):
        yield (check.test,), check.test
        yield (check.test,), check.then
        yield (Not(check.test),), check.otherwise
    elif isinstance(check, IfPresent):
        yield (When("object", PresentNames((check.name,), "some")),), check.check
    elif isinstance(check, Unevaluated):
        yield (), check.siblings


def _cases(check: Unevaluated, program: Program) -> AnyCheck:
    branches = _SeeingBranches(program)
    try:
        branches.gather(program.functions[check.tracker].check, (), (check.tracker,))
        conditions = [
            _decided(branches, lambda seen: _other_members(seen, check.properties)),
            _decided(branches, lambda seen: _other_items(seen, check.items)),
        ]
    except _TooManyCases:
        return check
    return All((check.siblings, When("object", conditions[0]), When("array", conditions[1])))


def _other_members(seen: _EvaluatedParts, wanted: AnyCheck | None) -> AnyCheck:
    if wanted is None or seen.every:
        return PASS
    return OtherProperties(tuple(sorted(seen.names)), tuple(sorted(seen.patterns)), wanted)


def _other_items(seen: _EvaluatedParts, wanted: AnyCheck | None) -> AnyCheck:
    if wanted is None or seen.items is None:
        return PASS
    wanted = AnyOf((*seen.contained, wanted)) if seen.contained else wanted
    return EachItem(seen.items, wanted)


def _decided(branches: _SeeingBranches, leaf: Callable[[_EvaluatedParts], AnyCheck]) -> AnyCheck:
    """A tree of conditions, with `leaf` of what is seen in each case."""
    full = branches.always
    for seen in branches.sometimes.values():
        full = full | seen
    if leaf(full) == leaf(branches.always):
        return leaf(full)
    telling = [
        (guards, seen)
        for guards, seen in branches.sometimes.items()
        if leaf(branches.always | seen) != leaf(branches.always)
    ]
    if len(telling) > _MOST_BRANCHES:
        raise _TooManyCases

    def tree(index: int, seen: _EvaluatedParts) -> AnyCheck:
        if index == len(telling):
            return leaf(seen)
        guards, more = telling[index]
        with_it, without = tree(index + 1, seen | more), tree(index + 1, seen)
        return with_it if with_it == without else IfThenElse(All(guards), with_it, without)

    return tree(0, branches.always)
