"""tabulate_properties: an object with many optional properties, or one that allows no others, is
walked once, with a table that says which function each property is for.

    all(property a: A, property b: B, ...,        ->   for each property:
        other than a, b, ...: never)                      a -> call f, b -> call g, ..., else never

One `in` a possible property is dear when few of many are there; and the loop that looks for
others can do the looking up as well.
"""

from __future__ import annotations

from dataclasses import field
from typing import get_args

from schemawright import regex
from schemawright.data_classes import mutable, replace
from schemawright.ir.checks import (
    PASS,
    All,
    AnyCheck,
    Function,
    FunctionCall,
    Leaf,
    MatchingProperties,
    OneOfTypes,
    OtherProperties,
    Program,
    PropertyAt,
    PropertyTable,
    Required,
)
from schemawright.ir.traversal import rebuilt
from schemawright.names import Names, variable_name
from schemawright.steps import take

#: From how many properties on a table is faster, without and with a check for others.
_OPEN, _CLOSED = 20, 20
#: One in so many properties must be of a mere type for these to have a table of their own.
_MANY = 3
#: The rank of checks that may cost any amount.
_DEAR = 2
#: Names that are held against patterns, at most.
_TRIED = 100_000


def tabulate_properties(program: Program) -> Program:
    """The program that walks large objects by tables, and has a function for each property."""
    tabulator = _Tabulator(dict(program.functions), Names.reserving(program.functions))
    for name, function in program.functions.items():
        changed = replace(function, check=tabulator.tabulated(function.check, name))
        tabulator.functions[name] = changed
    return program.with_functions(tabulator.functions)


@mutable
class _Tabulator:
    functions: dict[str, Function]
    names: Names
    #: The functions made for checks that a table points to, by the text of the check.
    shared: dict[str, str] = field(default_factory=dict)

    def tabulated(self, check: AnyCheck, owner: str) -> AnyCheck:
        check = rebuilt(check, lambda part: self.tabulated(part, owner))
        if not isinstance(check, All):
            return check
        places = [part for part in check.checks if isinstance(part, PropertyAt)]
        others = [part for part in check.checks if isinstance(part, OtherProperties)]
        matching = [part for part in check.checks if isinstance(part, MatchingProperties)]
        if not self._is_worth_it(places, others, matching):
            return check
        table = self._table(places, others, matching, owner)
        tabulated = (PropertyAt, OtherProperties, MatchingProperties)
        kept = [part for part in check.checks if not isinstance(part, tabulated)]
        required = (Required((place.name,)) for place in places if place.required)
        # Types come first, so that what relies on them is safe; the table, which costs something,
        # before alternatives, which may cost any amount.
        kept.sort(key=_cost)
        cheap = sum(_cost(part) < _DEAR for part in kept)
        return All((*kept[:cheap], *required, table, *kept[cheap:]))

    def _is_worth_it(
        self,
        places: list[PropertyAt],
        others: list[OtherProperties],
        matching: list[MatchingProperties],
    ) -> bool:
        if len(others) > 1 or len({place.name for place in places}) != len(places):
            return False
        names = {place.name for place in places}.union(*(other.names for other in others))
        if {rule.pattern for rule in matching} != {p for other in others for p in other.patterns}:
            return False
        if len(matching) * len(names) > _TRIED:
            return False
        take(len(matching) * len(names))
        if any(_matches(rule.pattern, name) for rule in matching for name in names):
            return False
        if others:
            covered = {place.name for place in places} <= set(others[0].names)
            # A pattern means one more loop, which the table's takes in.
            return covered and (bool(matching) or len(names) >= _CLOSED)
        return sum(not place.required for place in places) >= _OPEN

    def _table(
        self,
        places: list[PropertyAt],
        others: list[OtherProperties],
        matching: list[MatchingProperties],
        owner: str,
    ) -> PropertyTable:
        checks = {place.name: place.check for place in places}
        names = dict.fromkeys((*checks, *(name for other in others for name in other.names)))
        table = tuple(
            (name, self._function(checks.get(name, PASS), f"{owner}_{variable_name(name)}"))
            for name in names
        )
        types = tuple(
            (name, check.types[0])
            for name, check in checks.items()
            if isinstance(check, OneOfTypes) and _is_exact(check)
        )
        return PropertyTable(
            table,
            tuple(matching),
            others[0].check if others else PASS,
            types if len(types) * _MANY >= len(table) else (),
        )

    def _function(self, check: AnyCheck, wanted: str) -> AnyCheck:
        """A call of a function that is `check`; equal checks share one."""
        if isinstance(check, FunctionCall) and not check.marks:
            return check
        key = repr(check)
        if key not in self.shared:
            self.shared[key] = self.names.claim(_common(check) or wanted)
            self.functions[self.shared[key]] = Function(self.shared[key], check)
        return FunctionCall(self.shared[key])


def _common(check: AnyCheck) -> str:
    """A name for what many properties are."""
    if check == PASS:
        return "anything"
    if isinstance(check, OneOfTypes):
        return "_or_".join(type_.replace(" ", "_") for type_ in check.types)
    return ""


def _cost(check: AnyCheck) -> int:
    if isinstance(check, OneOfTypes):
        return 0
    return 1 if isinstance(check, get_args(Leaf)) else _DEAR


def _is_exact(check: OneOfTypes) -> bool:
    """Does one Python type show that a value is right?"""
    return len(check.types) == 1 and check.types[0] not in {"number", "null"}


def _matches(pattern: str, name: str) -> bool:
    """Does `name` match?"""
    return regex.matcher(regex.translate(pattern))(name)
