"""`unevaluatedProperties` and `unevaluatedItems` → conditions without memory.

    siblings: AnyOf(A, B), A sees a     ->   siblings, and
    unevaluated properties: never            if A passes: others than a: never, else others: never

What a schema evaluates is decided by which of its branches pass, so there is one case for each
set of them. (The idea is that of arXiv 2503.11288.) With many branches nothing is done.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import field
from functools import cached_property

from schemawright.data_classes import frozen, mutable
from schemawright.graphs import components
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


class UnevaluatedCases:
    """The cases of each `Unevaluated` of a program."""

    def __init__(self, program: Program) -> None:
        self.program = program

    def split(self, check: AnyCheck) -> AnyCheck:
        """`check` of the program with no `Unevaluated` but those that have too many cases."""

        def changed(part: AnyCheck) -> AnyCheck:
            return self._cases(part) if isinstance(part, Unevaluated) else part

        return bottom_up(check, changed)

    def _cases(self, check: Unevaluated) -> AnyCheck:
        if self._counts[check.tracker] > _MOST_CHECKS:
            return check
        branches = _SeeingBranches(self.program)
        branches.gather(self.program.functions[check.tracker].check, ())
        try:
            members = _decided(branches, lambda seen: _other_members(seen, check.properties))
            items = _decided(branches, lambda seen: _other_items(seen, check.items))
        except _TooManyCases:
            return check
        return All((check.siblings, When("object", members), When("array", items)))

    @cached_property
    def _counts(self) -> Mapping[str, int]:
        """How many checks there are on all ways of what each function notes, each way counted: of
        many, one more than may be looked at; and so many, too, where it goes round in a circle."""
        counts: dict[str, int] = {}

        def count(check: AnyCheck) -> int:
            if _noted(check) is not None:
                return 1
            if isinstance(check, FunctionCall):
                return 1 + (counts[check.function] if check.marks else 0)
            return 1 + sum(count(part) for _, part in _followed(check))

        functions = self.program.functions
        calls = {name: tuple(_marking_calls(f.check)) for name, f in functions.items()}
        for group in components(functions, calls.__getitem__):
            counts.update(dict.fromkeys(group, _MOST_CHECKS + 1))
            if len(group) == 1 and group[0] not in calls[group[0]]:
                counts[group[0]] = min(count(functions[group[0]].check), _MOST_CHECKS + 1)
        return counts


def _marking_calls(check: AnyCheck) -> Iterator[str]:
    """The functions by which `check` notes what they have seen."""
    if isinstance(check, FunctionCall):
        if check.marks:
            yield check.function
    elif _noted(check) is None:
        for _, part in _followed(check):
            yield from _marking_calls(part)


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
    """There are too many cases."""


@mutable
class _SeeingBranches:
    """What is seen always, and what is seen where all of some checks pass."""

    program: Program
    always: _EvaluatedParts = field(default_factory=_EvaluatedParts)
    sometimes: dict[tuple[AnyCheck, ...], _EvaluatedParts] = field(default_factory=dict)

    def gather(self, check: AnyCheck, guards: tuple[AnyCheck, ...]) -> None:
        """Adds what `check` notes where all of `guards` pass."""
        if (seen := _noted(check)) is not None:
            if guards:
                self.sometimes[guards] = self.sometimes.get(guards, _EvaluatedParts()) | seen
            else:
                self.always = self.always | seen
            return
        if isinstance(check, FunctionCall):
            if check.marks:
                self.gather(self.program.functions[check.function].check, guards)
            return
        for more, part in _followed(check):
            self.gather(part, guards + more)


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
