"""remember_verdicts: a recursive function that looks at the same part of an instance along more
than one way decides each part once.

    f: one of (call g, call h)         ->   f, remembered
    g: property c: call f
    h: property c: call f

Without that, every level of the instance would double the work. A function that goes down one
way only, or down different parts, is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.checks import (
    All,
    AnyCheck,
    AnyOf,
    Call,
    If,
    IfPresent,
    Not,
    OneOf,
    Program,
    Unevaluated,
    When,
)
from generator.passes.tree import parts

_IN_PLACE = (All, When, AnyOf, OneOf, Not, If, IfPresent)


def remember_verdicts(program: Program) -> Program:
    calls = {name: set(_calls(f.check)) for name, f in program.functions.items()}
    remembering: set[str] = set()
    for circle in _circles(calls):
        # Where the ways part: what is decided once there is asked once of all that follows.
        doubling = (name for name in circle if _doubles(program.functions[name].check, circle))
        remembering.update(doubling)
    functions = {
        name: replace(function, remembers=name in remembering and not function.marks)
        for name, function in program.functions.items()
    }
    return program.with_functions(functions)


def _doubles(check: AnyCheck, circle: frozenset[str]) -> bool:
    """Does more than one way lead from the instance, or from one part of it, back into the
    circle? Each function called on the same value is one way; all that looks at parts of it is
    one more."""
    in_place: set[str] = set()
    below: list[AnyCheck] = []
    pending = [check]
    while pending:
        each = pending.pop()
        if isinstance(each, Call):
            in_place |= {each.function} & circle
        elif isinstance(each, Unevaluated):
            in_place |= {each.tracker} & circle
            below += [part for part in (each.properties, each.items) if part is not None]
        elif isinstance(each, _IN_PLACE):
            pending.extend(parts(each))
        else:
            below += parts(each)
    ways = len(in_place) + any(name in circle for each in below for name in _calls(each))
    return ways > 1 or any(_doubles(each, circle) for each in below)


def _calls(check: AnyCheck) -> Iterator[str]:
    if isinstance(check, Call):
        yield check.function
    if isinstance(check, Unevaluated):
        yield check.tracker
    for part in parts(check):
        yield from _calls(part)


def _circles(calls: dict[str, set[str]]) -> Iterator[frozenset[str]]:
    """The sets of functions that call one another in a circle (strongly connected components,
    after Tarjan, without recursion)."""
    order: dict[str, int] = {}
    lowest: dict[str, int] = {}
    open_: list[str] = []
    closed: set[str] = set()
    for start in calls:
        stack = [(start, iter(sorted(calls[start])))] if start not in order else []
        while stack:
            name, following = stack[-1]
            if name not in order:
                order[name] = lowest[name] = len(order)
                open_.append(name)
            for called in following:
                if called not in order:
                    stack.append((called, iter(sorted(calls[called]))))
                    break
                if called not in closed:
                    lowest[name] = min(lowest[name], order[called])
            else:
                stack.pop()
                if stack:
                    lowest[stack[-1][0]] = min(lowest[stack[-1][0]], lowest[name])
                if lowest[name] == order[name]:
                    circle = open_[open_.index(name) :]
                    del open_[open_.index(name) :]
                    closed.update(circle)
                    if len(circle) > 1 or name in calls[name]:
                        yield frozenset(circle)
