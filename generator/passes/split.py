"""split_by_type: only the alternatives that admit the instance's type are tried.

    one of (is a string, call g, call h)    ->   by type: string: pass
    g: all(is an object, ...)                             object: call g
    h: all(is an array, ...)                              array: call h
                                                          else: never
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from generator.checks import (
    PASS,
    All,
    AnyCheck,
    AnyOf,
    ByType,
    Call,
    If,
    Never,
    Not,
    OneOf,
    Program,
    Type,
    Unevaluated,
    When,
)
from generator.passes.given import EVERY, Given, Kinds, kind_of_type, kinds_left
from generator.passes.inline import is_plain, size
from generator.passes.tree import every_function, rebuilt

#: Alternatives that are written as one expression of this size are left as they are.
_EXPRESSION_SIZE = 8


def split_by_type(program: Program) -> Program:
    splitter = _Splitter(program, Given(program.functions))
    return every_function(program, lambda check: splitter.split(check, EVERY))


@dataclass(frozen=True, slots=True)
class _Splitter:
    program: Program
    given: Given

    def split(self, check: AnyCheck, kinds: Kinds) -> AnyCheck:
        """`check` of an instance of one of `kinds`, with the alternatives in it split."""
        if isinstance(check, (AnyOf, OneOf)):
            return check if check.marks else self._alternatives(check, kinds)
        if isinstance(check, All):
            kinds &= kinds_left(check)
            return replace(check, checks=tuple(self.split(each, kinds) for each in check.checks))
        if isinstance(check, When):
            inner = self.split(check.check, frozenset((kind_of_type(check.type),)))
            return replace(check, check=inner)
        if isinstance(check, If):
            then, otherwise = self.split(check.then, kinds), self.split(check.otherwise, kinds)
            return replace(check, then=then, otherwise=otherwise)
        if isinstance(check, Not):
            return check
        if isinstance(check, Unevaluated):
            kinds = EVERY
        return rebuilt(check, lambda part: self.split(part, EVERY))

    def _alternatives(self, check: AnyOf | OneOf, kinds: Kinds) -> AnyCheck:
        if self._is_short(check):
            return check
        left = {kind: self.given(check, frozenset((kind,))) for kind in kinds}
        if any(_weight(each, check) >= len(check.branches) for each in left.values()):
            return check
        alike: dict[str, list[str]] = {}
        for kind in sorted(left, key=self._order(check).__getitem__):
            alike.setdefault(repr(left[kind]), []).append(kind)
        groups = list(alike.values())
        # What is of none of JSON's types cannot be told by a test of its own.
        rest = next((each for each in groups if "other" in each), groups[-1])
        groups.remove(rest)
        groups.sort(key=lambda each: left[each[0]] == PASS)
        table = tuple((tuple(map(_type, each)), left[each[0]]) for each in groups)
        return ByType(table, left[rest[0]], site=check.site) if table else left[rest[0]]

    def _order(self, check: AnyOf | OneOf) -> dict[str, int]:
        """The kinds as the branches admit them: authors put the usual one first."""
        found: dict[str, int] = {}
        for branch in check.branches:
            for kind in _KINDS:
                if not isinstance(self.given(branch, frozenset((kind,))), Never):
                    found.setdefault(kind, len(found))
        return {kind: found.get(kind, len(_KINDS)) for kind in (*_KINDS, "other")}

    def _is_short(self, check: AnyOf | OneOf) -> bool:
        bodies = [self._body(each) for each in check.branches]
        return all(map(is_plain, bodies)) and sum(map(size, bodies)) <= _EXPRESSION_SIZE

    def _body(self, check: AnyCheck) -> AnyCheck:
        return self.program.functions[check.function].check if isinstance(check, Call) else check


_KINDS = ("string", "object", "array", "boolean", "number", "null")


def _type(kind: str) -> Type:
    assert kind in _KINDS
    return kind  # type: ignore[return-value]


def _weight(left: AnyCheck, whole: AnyOf | OneOf) -> int:
    """How many branches are to be tried."""
    if left == PASS or isinstance(left, Never):
        return 0
    return len(left.branches) if isinstance(left, type(whole)) else 1
