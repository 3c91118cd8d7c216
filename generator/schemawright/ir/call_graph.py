"""Which functions call which, and which belong together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from schemawright.graphs import components
from schemawright.ir.checks import (
    AnyCheck,
    DynamicCall,
    FunctionCall,
    Program,
    Unevaluated,
)
from schemawright.ir.traversal import parts


def calls_in(check: AnyCheck) -> Iterator[str]:
    """The functions that `check` calls anywhere in it."""
    pending = [check]
    while pending:
        check = pending.pop()
        if isinstance(check, FunctionCall):
            yield check.function
        elif isinstance(check, DynamicCall):
            yield from check.functions
        elif isinstance(check, Unevaluated):
            yield check.tracker
        pending += reversed(parts(check))


def connected(program: Program) -> dict[str, int]:
    """The functions of `program`, each with a number that it shares with what it calls and with
    what calls it, directly or not."""
    around: dict[str, list[str]] = {name: [] for name in program.functions}
    for name, function in program.functions.items():
        for callee in set(calls_in(function.check)):
            around[name].append(callee)
            around[callee].append(name)
    numbers: dict[str, int] = {}
    for number, start in enumerate(around):
        pending = [start]
        while pending:
            name = pending.pop()
            if name not in numbers:
                numbers[name] = number
                pending += around[name]
    return numbers


def circles(calls: Mapping[str, frozenset[str]]) -> Iterator[frozenset[str]]:
    """The sets of functions that call one another in a circle."""
    for group in components(calls, lambda name: sorted(calls[name])):
        if len(group) > 1 or group[0] in calls[group[0]]:
            yield frozenset(group)
