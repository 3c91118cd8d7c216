"""How many of some alternatives list a value, where each of them is a list of constants.

oneOf: [{const: "a"}, {enum: ["a", "b"]}]  →  "a": two, "b": one
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from schemawright.data_classes import mutable
from schemawright.ir.checks import (
    All,
    AnyCheck,
    AnyOf,
    Equals,
    FunctionCall,
    IsAmong,
    OneOf,
    OneOfTypes,
    Program,
)
from schemawright.steps import take
from schemawright.values import Json, comparable

#: The types of the check language that constants are of.
_TYPES = {
    str: frozenset(("string",)),
    int: frozenset(("integer", "strict integer", "number")),
    bool: frozenset(("boolean",)),
    type(None): frozenset(("null",)),
}


@mutable
class ListedValues:
    """Counts constants in alternatives of the checks of `program`."""

    program: Program
    #: By the identity of a check: those of a program stay as they are.
    _times: dict[int, Mapping[object, int] | None] = field(default_factory=dict)

    def times(self, check: AnyOf | OneOf) -> Mapping[object, int] | None:
        """How many alternatives of `check` a constant passes, in the form in which constants are
        compared; None if one of them is no list of them, or holds numbers with a point."""
        if id(check) not in self._times:
            self._times[id(check)] = self._counted(check)
        return self._times[id(check)]

    def _counted(self, check: AnyOf | OneOf) -> Mapping[object, int] | None:
        times: dict[object, int] = {}
        for branch in check.branches:
            values = self._listed(branch)
            if values is None:
                return None
            take(1 + len(values))
            for value in frozenset(map(comparable, values)):
                times[value] = times.get(value, 0) + 1
        return times

    def _listed(self, check: AnyCheck) -> tuple[Json, ...] | None:
        """All values that pass `check`, if it lists them."""
        if isinstance(check, FunctionCall):
            check = self.program.functions[check.function].check
        values: tuple[Json, ...] | None = None
        types: list[OneOfTypes] = []
        for part in check.checks if isinstance(check, All) else (check,):
            match part:
                case Equals(value) if values is None:
                    values = (value,)
                case IsAmong(several) if values is None:
                    values = several
                case OneOfTypes():
                    types.append(part)
                case _:
                    return None
        if values is None or not all(type(value) in _TYPES for value in values):
            return None
        kept = [it for it in values if all(_TYPES[type(it)].intersection(t.types) for t in types)]
        return tuple(kept)
