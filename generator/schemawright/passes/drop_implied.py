"""drop_implied: a type that every allowed value has is not asked for, and values that the type
rules out are not compared with; nor is a length that the pattern implies asked for, nor an
alternative whose every value is of a type that another one admits whole.

    all(is a string, is "a" or "b")           ->   is "a" or "b"
    all(is a string, is "a" or 1)             ->   is "a"
    all(at least 1 character, ^[a-z]{1,9}$)   ->   ^[a-z]{1,9}$
    any of (is a string, is "a" or "b")       ->   is a string
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from schemawright import regex
from schemawright.data_classes import mutable, replace
from schemawright.ir.checks import (
    All,
    AnyCheck,
    AnyOf,
    Equals,
    Function,
    FunctionCall,
    IsAmong,
    Matches,
    MaxLength,
    MinLength,
    OneOfTypes,
    Program,
    Type,
)
from schemawright.ir.traversal import bottom_up, every_function
from schemawright.values import Json

#: Calls are followed so far.
_CALLS = 2


def drop_implied(program: Program) -> Program:
    """The program without the checks that others beside them imply."""
    implied = _Implied(program.functions)
    return every_function(program, lambda check: bottom_up(check, implied.left))


@mutable
class _Implied:
    functions: Mapping[str, Function]
    #: What has been found of functions.
    only: dict[tuple[str, tuple[Type, ...]], bool] = field(default_factory=dict)

    def left(self, check: AnyCheck) -> AnyCheck:
        """What is left of `check`. Only where nothing else in the same place relies on the type
        that is dropped. Draft 4's integers stay: a comparison with 1 would admit 1.0."""
        if isinstance(check, AnyOf) and not check.marks:
            return self._without_swallowed(check)
        if not isinstance(check, All):
            return check
        check = _without_lengths(check)
        if len(check.checks) != 2:
            return check
        first, second = check.checks
        if not isinstance(first, OneOfTypes) or "strict integer" in first.types:
            return check
        if isinstance(second, Equals) and _has_type(second.value, first.types):
            return second
        if isinstance(second, IsAmong):
            kept = tuple(value for value in second.values if _has_type(value, first.types))
            return replace(second, values=kept)
        return check

    def _without_swallowed(self, check: AnyOf) -> AnyCheck:
        types = tuple(
            type_
            for branch in check.branches
            if isinstance(branch, OneOfTypes)
            for type_ in branch.types
        )
        if not types:
            return check
        kept = tuple(branch for branch in check.branches if not self._is_only(branch, types))
        if len(kept) == 1:
            return kept[0]
        return check if len(kept) == len(check.branches) else replace(check, branches=kept)

    def _is_only(self, check: AnyCheck, types: tuple[Type, ...], calls: int = 0) -> bool:
        """Whether all that passes `check`, which asks for more than a type, is of `types`."""
        if isinstance(check, FunctionCall):
            return calls < _CALLS and self._called(check.function, types, calls + 1)
        if isinstance(check, Equals):
            return _has_type(check.value, types)
        if isinstance(check, IsAmong):
            return all(_has_type(value, types) for value in check.values)
        if isinstance(check, All):
            wanted = (part.types for part in check.checks if isinstance(part, OneOfTypes))
            return any({*asked} <= {*types} for asked in wanted) or any(
                self._is_only(part, types, calls) for part in check.checks
            )
        return False

    def _called(self, name: str, types: tuple[Type, ...], calls: int) -> bool:
        if (name, types) not in self.only:
            body = self.functions[name].check
            asked = isinstance(body, OneOfTypes) and {*body.types} <= {*types}
            self.only[name, types] = asked or self._is_only(body, types, calls)
        return self.only[name, types]


def _without_lengths(check: All) -> All:
    patterns = [part.pattern for part in check.checks if isinstance(part, Matches)]
    if not patterns:
        return check
    strays = [regex.translate(pattern).stray for pattern in patterns]
    kept = [
        part
        for part in check.checks
        if not any(stray is not None and _implies(stray, part) for stray in strays)
    ]
    return replace(check, checks=tuple(kept))


def _implies(stray: regex.Stray, check: AnyCheck) -> bool:
    if isinstance(check, MinLength):
        return check.limit <= stray.low
    return isinstance(check, MaxLength) and stray.high is not None and stray.high <= check.limit


def _has_type(value: Json, types: tuple[Type, ...]) -> bool:
    return any(_is(value, type_) for type_ in types)


def _is(value: Json, type_: Type) -> bool:
    if isinstance(value, bool):
        return type_ == "boolean"
    if isinstance(value, (int, float)):
        return type_ == "number" or (type_ == "integer" and value % 1 == 0)
    kinds: dict[Type, type] = {"string": str, "object": dict, "array": list, "null": type(None)}
    return isinstance(value, kinds.get(type_, ()))
