"""shorten_chains: where functions call one another on the same instance in a long chain, as along
references, those at regular distances are decided first, the innermost before the others, and
remember their verdict. So a chain as long as one likes needs no more of the stack than a short
one, and an instance is never too deep because of its schema.

    f0: call f1    f1: call f2    …    f199: call f200
    →   f25: call f26, after f50    f50: call f51, after f75    …

The same is done where the ways double at every link, so that what lies at their ends is not looked
at once for each way.

What explains waits for the others at the same distances: `call` becomes `call later`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import TypeAlias

from schemawright.data_classes import replace
from schemawright.graphs import components
from schemawright.ir.checks import (
    All,
    AnyCheck,
    AnyOf,
    ByTag,
    ByType,
    Function,
    FunctionCall,
    IfPresent,
    IfThenElse,
    Not,
    OneOf,
    Program,
    Unevaluated,
    When,
)
from schemawright.ir.traversal import bottom_up, parts

#: Calls on the same instance that may be inside one another.
SPAN = 25
#: Ways on the same instance before a chain is parted, if there are so many for each function on
#: them.
_WAYS, _WAYS_EACH = 16, 2
#: Functions on them that are kept in mind.
_REACHED = 400

_IN_PLACE = (All, When, AnyOf, OneOf, ByType, ByTag, Not, IfThenElse, IfPresent)
#: How many calls a function leads to, one inside the other, on its own instance.
_Heights: TypeAlias = Mapping[str, int]


def shorten_chains(program: Program) -> Program:
    """The program that decides, with what each function at which a long chain is parted comes
    `after`. Where anchors are bound on the way, a function alone does not tell a verdict."""
    if any(function.binds for function in program.functions.values()):
        return program
    calls = {name: tuple(_calls(f.check)) for name, f in program.functions.items()}
    heights = _heights(calls)
    joints = _joints(calls, heights)
    links = joints | {
        below for name in calls for below in calls[name] if _parts(name, below, heights)
    }
    below: dict[str, dict[str, None]] = {}
    functions: dict[str, Function] = dict(program.functions)
    for name in sorted(calls, key=heights.__getitem__):
        below[name] = {}
        for called in calls[name]:
            is_next = called in joints or _parts(name, called, heights)
            below[name].update({called: None} if is_next else below.get(called, {}))
        if name in links:
            functions[name] = replace(functions[name], after=tuple(below[name]))
    return program.with_functions(functions)


def explain_later(program: Program) -> Program:
    """The program that explains, with the calls at which a long chain is parted marked."""
    if any(function.binds for function in program.functions.values()):
        return program
    heights = _heights({name: tuple(_calls(f.check)) for name, f in program.functions.items()})

    def changed(name: str, check: AnyCheck) -> AnyCheck:
        if isinstance(check, FunctionCall) and _parts(name, check.function, heights):
            return replace(check, later=True)
        return check

    functions = {
        name: replace(function, check=bottom_up(function.check, partial(changed, name)))
        if heights[name] > SPAN
        else function
        for name, function in program.functions.items()
    }
    return program.with_functions(functions)


def _parts(name: str, called: str, heights: _Heights) -> bool:
    """Is a long chain parted where the function `name` calls another one?"""
    return heights[called] >= SPAN and heights[called] // SPAN < heights[name] // SPAN


def _heights(calls: Mapping[str, tuple[str, ...]]) -> _Heights:
    heights: dict[str, int] = {}
    for group in components(calls, calls.__getitem__):
        below = [heights[called] for name in group for called in calls[name] if called in heights]
        heights.update(dict.fromkeys(group, 1 + max(below, default=0)))
    return heights


def _joints(calls: Mapping[str, tuple[str, ...]], heights: _Heights) -> set[str]:
    """The functions with many ways on their own instance to the same few others."""
    joints: set[str] = set()
    ways: dict[str, int] = {}
    #: The functions on these ways.
    reached: dict[str, set[str]] = {}
    for name in sorted(calls, key=heights.__getitem__):
        # What is called before it has ways goes round in a circle.
        below = [called for called in calls[name] if called in ways]
        ways[name] = sum(ways[called] for called in below) or 1
        reached[name] = {name}
        if ways[name] > 1:
            reached[name].update(*(reached[called] for called in below))
        is_joint = ways[name] >= max(_WAYS, _WAYS_EACH * len(reached[name]))
        if is_joint:
            joints.add(name)
        if is_joint or len(reached[name]) > _REACHED:
            ways[name], reached[name] = 1, {name}
    return joints


def _calls(check: AnyCheck) -> Iterator[str]:
    """The functions that `check` calls on its own instance, whatever that may be."""
    pending = [check]
    while pending:
        current = pending.pop()
        if isinstance(current, FunctionCall):
            yield current.function
        elif isinstance(current, Unevaluated):
            yield current.tracker
            pending.append(current.siblings)
        elif isinstance(current, _IN_PLACE):
            pending.extend(parts(current))
