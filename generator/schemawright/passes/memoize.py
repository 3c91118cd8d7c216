"""memoize_verdicts: a recursive function that looks at the same part of an instance along more
than one way decides each part once.

    f: one of (call g, call h)         ->   f, remembered
    g: property c: call f
    h: property c: call f

Without that, every level of the instance would double the work. A function that goes down one
way only, or down different parts, or whose ways are those of instances of different types, is left
alone.
"""

from __future__ import annotations

from schemawright.data_classes import replace
from schemawright.ir.call_graph import calls_in, circles
from schemawright.ir.checks import (
    All,
    AnyCheck,
    AnyOf,
    ByTag,
    ByType,
    DynamicCall,
    FunctionCall,
    IfPresent,
    IfThenElse,
    Not,
    OneOf,
    Program,
    Unevaluated,
    When,
)
from schemawright.ir.traversal import parts

_IN_PLACE = (All, When, AnyOf, OneOf, ByType, ByTag, Not, IfThenElse, IfPresent)


def memoize_verdicts(program: Program) -> Program:
    """The program whose functions remember verdicts where they would be asked again."""
    calls = {name: frozenset(calls_in(f.check)) for name, f in program.functions.items()}
    remembering: set[str] = set()
    for circle in circles(calls):
        # Where the ways part: what is decided once there is asked once of all that follows.
        doubling = (name for name in circle if _doubles(program.functions[name].check, circle))
        remembering.update(doubling)
    functions = dict(program.functions)
    for name in remembering:
        if not functions[name].marks:
            functions[name] = replace(functions[name], remembers=True)
    return program.with_functions(functions)


def _doubles(check: AnyCheck, circle: frozenset[str]) -> bool:
    """Does more than one way lead from the instance, or from one part of it, back into the
    circle? Each function called on the same value is one way; all that looks at parts of it is
    one more. Of the arms of which an instance goes down one, each is looked at by itself."""
    if isinstance(check, (ByType, ByTag)):
        return any(_doubles(arm, circle) for arm in parts(check))
    in_place: set[str] = set()
    below: list[AnyCheck] = []
    pending: list[AnyCheck] = [check]
    while pending:
        current = pending.pop()
        if isinstance(current, FunctionCall):
            in_place |= {current.function} & circle
        elif isinstance(current, DynamicCall):
            in_place |= {*current.functions} & circle
        elif isinstance(current, Unevaluated):
            in_place |= {current.tracker} & circle
            below += [part for part in (current.properties, current.items) if part is not None]
        elif isinstance(current, _IN_PLACE):
            pending.extend(parts(current))
        else:
            below += parts(current)
    ways = len(in_place) + any(name in circle for part in below for name in calls_in(part))
    return ways > 1 or any(_doubles(part, circle) for part in below)
