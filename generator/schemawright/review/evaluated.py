"""`unevaluatedProperties` and `unevaluatedItems` → conditions without memory.

    siblings: AnyOf(A, B), A sees a     ->   siblings, and
    unevaluated properties: never            if A passes: others than a: never, else others: never

What a schema evaluates is decided by which of its branches pass, so there is one case for each
set of them. (The idea is that of arXiv 2503.11288.) With many branches nothing is done.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from schemawright.ir.checks import (
    PASS,
    All,
    AnyCheck,
    AnyOf,
    Call,
    Contains,
    EachItem,
    If,
    IfPresent,
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


def without_leftovers(check: AnyCheck, program: Program) -> AnyCheck:
    """`check` of `program` with no `Unevaluated` but those that have too many cases."""

    def changed(part: AnyCheck) -> AnyCheck:
        return _cases(part, program) if isinstance(part, Unevaluated) else part

    return bottom_up(check, changed)


@dataclass(frozen=True, slots=True)
class _Seen:
    """What has been evaluated; `items` None: all of them, and those that pass one of `found`."""

    names: frozenset[str] = frozenset()
    patterns: frozenset[str] = frozenset()
    every: bool = False
    items: int | None = 0
    found: tuple[AnyCheck, ...] = ()

    def __or__(self, other: _Seen) -> _Seen:
        counts = (
            None if None in (self.items, other.items) else max(self.items or 0, other.items or 0)
        )
        more = tuple(each for each in other.found if each not in self.found)
        return _Seen(
            self.names | other.names,
            self.patterns | other.patterns,
            self.every or other.every,
            counts,
            self.found + more,
        )


class _TooMany(Exception):
    """There are too many cases, or what is seen goes round in a circle."""


@dataclass(slots=True)
class _Branches:
    """What is seen always, and what is seen where all of some checks pass."""

    program: Program
    always: _Seen = field(default_factory=_Seen)
    sometimes: dict[tuple[AnyCheck, ...], _Seen] = field(default_factory=dict)

    def gather(
        self, check: AnyCheck, guards: tuple[AnyCheck, ...], within: tuple[str, ...]
    ) -> None:
        """Adds what `check` notes where all of `guards` pass."""
        if (seen := _noted(check)) is not None:
            if guards:
                self.sometimes[guards] = self.sometimes.get(guards, _Seen()) | seen
            else:
                self.always = self.always | seen
            return
        if isinstance(check, Call):
            if not check.marks:
                return
            if check.function in within:
                raise _TooMany
            body = self.program.functions[check.function].check
            self.gather(body, guards, (*within, check.function))
            return
        for more, part in _followed(check):
            self.gather(part, guards + more, within)


def _noted(check: AnyCheck) -> _Seen | None:
    if isinstance(check, SeesProperties):
        return _Seen(frozenset(check.names), frozenset(check.patterns), check.every)
    if isinstance(check, SeesItems):
        return _Seen(items=check.count)
    if isinstance(check, Contains) and check.marks:
        return _Seen(found=(check.check,))
    return None


def _followed(check: AnyCheck) -> Iterator[tuple[tuple[AnyCheck, ...], AnyCheck]]:
    """The parts of `check` that look at the same instance, each with what must pass for it to
    count."""
    if isinstance(check, (All, When)):
        yield from (((), part) for part in parts(check))
    elif isinstance(check, (AnyOf, OneOf)):
        yield from (((branch,), branch) for branch in check.branches)
    elif isinstance(check, If):
        yield (check.test,), check.test
        yield (check.test,), check.then
        yield (Not(check.test),), check.otherwise
    elif isinstance(check, IfPresent):
        yield (When("object", PresentNames((check.name,), "some")),), check.check
    elif isinstance(check, Unevaluated):
        yield (), check.siblings


def _cases(check: Unevaluated, program: Program) -> AnyCheck:
    branches = _Branches(program)
    try:
        branches.gather(program.functions[check.tracker].check, (), (check.tracker,))
        conditions = [
            _decided(branches, lambda seen: _other_members(seen, check.properties)),
            _decided(branches, lambda seen: _other_items(seen, check.items)),
        ]
    except _TooMany:
        return check
    return All((check.siblings, When("object", conditions[0]), When("array", conditions[1])))


def _other_members(seen: _Seen, wanted: AnyCheck | None) -> AnyCheck:
    if wanted is None or seen.every:
        return PASS
    return OtherProperties(tuple(sorted(seen.names)), tuple(sorted(seen.patterns)), wanted)


def _other_items(seen: _Seen, wanted: AnyCheck | None) -> AnyCheck:
    if wanted is None or seen.items is None:
        return PASS
    wanted = AnyOf((*seen.found, wanted)) if seen.found else wanted
    return EachItem(seen.items, wanted)


def _decided(branches: _Branches, leaf: Callable[[_Seen], AnyCheck]) -> AnyCheck:
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
        raise _TooMany

    def tree(index: int, seen: _Seen) -> AnyCheck:
        if index == len(telling):
            return leaf(seen)
        guards, more = telling[index]
        with_it, without = tree(index + 1, seen | more), tree(index + 1, seen)
        return with_it if with_it == without else If(All(guards), with_it, without)

    return tree(0, branches.always)
