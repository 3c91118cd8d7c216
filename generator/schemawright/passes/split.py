"""split_by_type: only the alternatives that admit the instance's type are tried.

one of (is a string, call g, call h)    ->   by type: string: pass
g: all(is an object, ...)                             object: call g
h: all(is an array, ...)                              array: call h
                                                      else: never

one of (call g, call i)                 ->   all(is an object, one of (call g, call i))
i: all(is an object, ...)
"""

from __future__ import annotations

from collections.abc import Mapping

from schemawright.data_classes import frozen
from schemawright.ir.checks import (
    PASS,
    All,
    AnyCheck,
    AnyOf,
    ByType,
    FunctionCall,
    Never,
    OneOf,
    OneOfTypes,
    Program,
    Type,
)
from schemawright.ir.traversal import every_function
from schemawright.passes.inline import check_count, is_plain
from schemawright.passes.type_narrowing import EVERY, Given, Kinds, alternatives

#: Alternatives that are written as one expression of this size are left as they are.
_EXPRESSION_SIZE = 8
#: Calls of functions that do nothing but call are followed so far.
_CALLS = 4


def split_by_type(program: Program) -> Program:
    """The program that tries only the alternatives of the instance's type."""
    splitter = _AlternativeSplitter(program, Given(program.functions))
    return every_function(program, lambda check: alternatives(check, EVERY, splitter.split))


@frozen
class _AlternativeSplitter:
    program: Program
    given: Given

    def split(self, check: AnyOf | OneOf, kinds: Kinds) -> AnyCheck:
        if self._is_short(check):
            return check
        left = {kind: self.given(check, frozenset((kind,))) for kind in kinds}
        possible = [kind for kind, arm in left.items() if not isinstance(arm, Never)]
        if len(possible) == 1 < len(kinds) and possible != ["other"]:
            kind = possible[0]
            return All((OneOfTypes((_TYPES[kind],), site=check.site), left[kind]))
        if any(_weight(arm, check) >= len(check.branches) for arm in left.values()):
            return check
        alike: dict[str, list[str]] = {}
        for kind in sorted(left, key=self._order(check).__getitem__):
            alike.setdefault(repr(left[kind]), []).append(kind)
        groups = list(alike.values())
        # What is of none of JSON's types cannot be told by a test of its own.
        rest = next((group for group in groups if "other" in group), groups[-1])
        groups.remove(rest)
        groups.sort(key=lambda group: left[group[0]] == PASS)
        table = tuple((tuple(_TYPES[kind] for kind in group), left[group[0]]) for group in groups)
        return ByType(table, left[rest[0]], site=check.site) if table else left[rest[0]]

    def _order(self, check: AnyOf | OneOf) -> dict[str, int]:
        """The kinds as the branches admit them: authors put the usual one first."""
        order: dict[str, int] = {}
        for branch in check.branches:
            for kind in _KINDS:
                if not isinstance(self.given(branch, frozenset((kind,))), Never):
                    order.setdefault(kind, len(order))
        return {kind: order.get(kind, len(_KINDS)) for kind in (*_KINDS, "other")}

    def _is_short(self, check: AnyOf | OneOf) -> bool:
        bodies = [self._body(branch) for branch in check.branches]
        plain = all(is_plain(body) and not isinstance(body, FunctionCall) for body in bodies)
        return plain and sum(map(check_count, bodies)) <= _EXPRESSION_SIZE

    def _body(self, check: AnyCheck) -> AnyCheck:
        """What is called in the end."""
        for _ in range(_CALLS):
            if isinstance(check, FunctionCall):
                check = self.program.functions[check.function].check
        return check


_KINDS: tuple[Type, ...] = ("string", "object", "array", "boolean", "number", "null")
_TYPES: Mapping[str, Type] = {kind: kind for kind in _KINDS}


def _weight(left: AnyCheck, whole: AnyOf | OneOf) -> int:
    """How many branches are to be tried."""
    if left == PASS or isinstance(left, Never):
        return 0
    return len(left.branches) if isinstance(left, type(whole)) else 1
