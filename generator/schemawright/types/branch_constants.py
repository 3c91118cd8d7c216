"""Which of many alternatives an object can be, by the constants that they ask of its members. To
ask each of them about each of many classes would take as long as both multiplied.

anyOf: [{kind: "a"}, {kind: "b"}, {size: 1}]; kind is "b"  →  the last two
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field
from typing import TypeAlias

from schemawright.data_classes import frozen, mutable
from schemawright.ir.checks import (
    All,
    AnyCheck,
    AnyOf,
    Equals,
    FunctionCall,
    IsAmong,
    OneOf,
    Program,
    PropertyAt,
    When,
)
from schemawright.steps import take
from schemawright.values import Json, comparable

#: What members may be, by their names, in the form in which values are compared.
Constants: TypeAlias = Mapping[str, frozenset[object]]

#: Fewer alternatives are asked one by one.
_FEW = 4
#: So many constants are taken note of for each alternative, so many values for each of them, and
#: so many of the functions that it calls.
_CONSTANTS, _VALUES, _CALLS = 8, 16, 16


def few_constants(values: Sequence[Json]) -> frozenset[object]:
    """`values` in the form in which they are compared; none if they are many."""
    return frozenset(map(comparable, values)) if len(values) <= _VALUES else frozenset()


@frozen
class _Index:
    """The numbers of the alternatives that can be met with a value of a member, and of those that
    can be whatever it is."""

    by_value: Mapping[object, Sequence[int]]
    whatever: Sequence[int]

    def numbers(self, values: frozenset[object]) -> frozenset[int]:
        """Of those that can be met with one of `values`."""
        met = [number for value in values for number in self.by_value.get(value, ())]
        return frozenset((*met, *self.whatever))


@frozen
class _Said:
    """What checks say of the members of an object, and the functions that say the rest."""

    constants: Constants
    calls: Sequence[str]


@mutable
class BranchConstants:
    """Tells alternatives of the checks of `program` apart."""

    program: Program
    _of_functions: dict[str, _Said] = field(default_factory=dict)
    #: By the identity of a check: those of a program stay as they are.
    _indexes: dict[int, Mapping[str, _Index]] = field(default_factory=dict)

    def possible(self, check: AnyOf | OneOf, constants: Constants) -> Sequence[AnyCheck]:
        """The alternatives of `check` that an object can pass whose members are `constants`."""
        if len(check.branches) < _FEW or not constants:
            return check.branches
        if id(check) not in self._indexes:
            self._indexes[id(check)] = self._indexed(check.branches)
        indexes = self._indexes[id(check)]
        told = [indexes[name].numbers(constants[name]) for name in constants if name in indexes]
        numbers = min(told, key=len, default=range(len(check.branches)))
        return [check.branches[number] for number in sorted(numbers)]

    def _indexed(self, branches: Sequence[AnyCheck]) -> Mapping[str, _Index]:
        by_value: dict[str, dict[object, list[int]]] = {}
        having: dict[str, set[int]] = {}
        for number, branch in enumerate(branches):
            for name, values in self._constants(branch).items():
                having.setdefault(name, set()).add(number)
                for value in values:
                    by_value.setdefault(name, {}).setdefault(value, []).append(number)
        numbers = frozenset(range(len(branches)))
        # What few of them ask of tells few of them apart.
        return {
            name: _Index(by_value[name], sorted(numbers - having[name]))
            for name in having
            if 2 * len(having[name]) > len(branches)
        }

    def _constants(self, branch: AnyCheck) -> Constants:
        """What members of each object that passes `branch` may be, if they are there."""
        said = self._said(branch)
        constants, called = dict(said.constants), set[str]()
        pending = [*said.calls]
        while pending and len(called) < _CALLS:
            function = pending.pop(0)
            if function not in called:
                called.add(function)
                said = self._of_function(function)
                constants = {**said.constants, **constants}
                pending += said.calls
        return constants

    def _of_function(self, function: str) -> _Said:
        if function not in self._of_functions:
            self._of_functions[function] = self._said(self.program.functions[function].check)
        return self._of_functions[function]

    def _said(self, check: AnyCheck) -> _Said:
        constants: dict[str, frozenset[object]] = {}
        calls: list[str] = []
        pending = [check]
        while pending:
            take(1)
            match check := pending.pop():
                case All(checks):
                    pending += reversed(checks)
                case When("object", inner):
                    pending.append(inner)
                case FunctionCall(function):
                    calls.append(function)
                case PropertyAt(name, inner):
                    values = self._values(inner)
                    if values and len(constants) < _CONSTANTS:
                        constants.setdefault(name, values)
                case _:
                    pass
        return _Said(constants, calls[:_CALLS])

    def _values(self, check: AnyCheck) -> frozenset[object]:
        """All that pass `check`, if they are few and said at once; else none."""
        if isinstance(check, FunctionCall):
            check = self.program.functions[check.function].check
        for part in check.checks if isinstance(check, All) else (check,):
            match part:
                case Equals(value):
                    return few_constants((value,))
                case IsAmong(values):
                    return few_constants(values)
                case _:
                    pass
        return frozenset()
