"""dispatch_on_tags: where a property's value tells which alternative it can only be, the others
are not tried; and alternatives of different types exclude one another without counting.

    one of (call cat, call dog)                 ->   by "kind": "cat" -> call cat, "dog" -> call dog
    cat: all(is an object, "kind" is "cat", …)
    dog: all(is an object, "kind" is "dog", …)

    one of (is a string, is an object)          ->   any of (is a string, is an object)
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.checks import (
    All,
    AnyCheck,
    AnyOf,
    ByTag,
    Call,
    Equals,
    IsAmong,
    OneOf,
    OneOfTypes,
    Program,
    PropertyAt,
    Required,
    When,
)
from generator.passes.given import kind_of_type, kind_of_value
from generator.passes.tree import bottom_up, every_function

#: Fewer alternatives are as fast one after the other.
_WORTH_A_TABLE = 3
_DEPTH = 6


def dispatch_on_tags(program: Program) -> Program:
    dispatcher = _Dispatcher(program)
    return every_function(program, lambda check: bottom_up(check, dispatcher.dispatched))


@dataclass(frozen=True, slots=True)
class _Dispatcher:
    program: Program

    def dispatched(self, check: AnyCheck) -> AnyCheck:
        if not isinstance(check, (AnyOf, OneOf)) or check.marks:
            return check
        if len(check.branches) >= _WORTH_A_TABLE and (tagged := self._tagged(check)):
            return tagged
        if isinstance(check, OneOf) and self._exclude_one_another(check.branches):
            return AnyOf(check.branches, site=check.site)
        return check

    def _tagged(self, check: AnyOf | OneOf) -> AnyCheck | None:
        if not all(isinstance(branch, Call) for branch in check.branches):
            return None
        tags = [self._tags(branch, _DEPTH) for branch in check.branches]
        for name in tags[0]:
            values = [each.get(name, frozenset()) for each in tags]
            if all(values) and sum(map(len, values)) == len(frozenset().union(*values)):
                table = tuple(
                    (value, self._through(branch))
                    for branch, found in zip(check.branches, values, strict=True)
                    for value in sorted(found)
                )
                return ByTag(name, table, site=check.site)
        return None

    def _through(self, check: AnyCheck) -> AnyCheck:
        """What a function that does nothing but call another one calls in the end."""
        for _ in range(_DEPTH):
            inner = (
                self.program.functions[check.function].check if isinstance(check, Call) else None
            )
            if not isinstance(inner, Call) or inner.marks:
                break
            check = inner
        return check

    def _tags(self, check: AnyCheck, depth: int) -> dict[str, frozenset[str]]:
        """For objects that pass: the properties that must be one of some strings. Empty unless
        only objects pass."""
        if depth == 0:
            return {}
        if isinstance(check, Call):
            return self._tags(self.program.functions[check.function].check, depth - 1)
        if not isinstance(check, All):
            return {}
        flat = list(_flat(check))
        if not any(isinstance(each, OneOfTypes) and each.types == ("object",) for each in flat):
            calls = [self._tags(each, depth - 1) for each in flat if isinstance(each, Call)]
            return next((found for found in calls if found), {})
        required = {n for each in flat if isinstance(each, Required) for n in each.names}
        return {
            each.name: values
            for each in flat
            if isinstance(each, PropertyAt) and (each.required or each.name in required)
            if (values := _strings(each.check))
        }

    def _exclude_one_another(self, branches: tuple[AnyCheck, ...]) -> bool:
        """Is no instance of a type that two of the branches admit?"""
        admitted = [self._types(branch, _DEPTH) for branch in branches]
        taken: set[str] = set()
        for types in admitted:
            if types is None or taken & types:
                return False
            taken |= types
        return True

    def _types(self, check: AnyCheck, depth: int) -> set[str] | None:
        """The types of instances that can pass; None for any. Numbers count as one type."""
        if depth == 0:
            return None
        if isinstance(check, Call):
            return self._types(self.program.functions[check.function].check, depth - 1)
        if isinstance(check, OneOfTypes):
            return {kind_of_type(type_) for type_ in check.types}
        if isinstance(check, (Equals, IsAmong)):
            values = check.values if isinstance(check, IsAmong) else (check.value,)
            return {kind_of_value(value) for value in values}
        if isinstance(check, All):
            found = [self._types(each, depth - 1) for each in check.checks]
            known = [types for types in found if types is not None]
            return set.intersection(*known) if known else None
        return None


def _flat(check: AnyCheck) -> list[AnyCheck]:
    """The parts of nested conjunctions, and what is said of objects."""
    if isinstance(check, All):
        return [part for each in check.checks for part in _flat(each)]
    if isinstance(check, When) and check.type == "object":
        return _flat(check.check)
    return [check]


def _strings(check: AnyCheck) -> frozenset[str]:
    """The strings that a check admits, if it admits nothing else."""
    for each in _flat(check):
        values = each.values if isinstance(each, IsAmong) else ()
        if isinstance(each, Equals):
            values = (each.value,)
        strings = frozenset(value for value in values if isinstance(value, str))
        if values and len(strings) == len(values):
            return strings
    return frozenset()
