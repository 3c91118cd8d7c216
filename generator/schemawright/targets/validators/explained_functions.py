"""Which functions the validators consist of: those that decide, and those that explain."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from schemawright.ir.checks import (
    AnyCheck,
    AnyOf,
    Contains,
    DynamicCall,
    Function,
    FunctionCall,
    IfThenElse,
    Not,
    OneOf,
    Program,
    Unevaluated,
)
from schemawright.ir.traversal import parts


def explained_functions(program: Program) -> list[str]:
    """The functions that explanations reach; those of another package reach no further ones."""
    names: dict[str, None] = {}
    pending = list(reversed(list(program.entries.values())))
    while pending:
        name = pending.pop()
        if name not in names and name not in program.elsewhere:
            names[name] = None
            pending.extend(reversed(list(explains(program.functions[name].check))))
    return list(names)


def explains(check: AnyCheck) -> Iterator[str]:
    """The functions whose errors `check` tells: not those that it only asks for a verdict."""
    pending = [check]
    while pending:
        check = pending.pop()
        if isinstance(check, FunctionCall):
            yield check.function
        elif isinstance(check, DynamicCall):
            yield from check.functions
        elif isinstance(check, IfThenElse):
            pending += (check.otherwise, check.then)
        elif not isinstance(check, (Not, Contains)):
            pending += reversed(parts(check))


def asked(program: Program, names: Iterable[str]) -> set[str]:
    """The functions whose verdict an explanation asks for."""
    asked: set[str] = set()
    pending = [program.functions[name].check for name in names]
    while pending:
        check = pending.pop()
        if isinstance(check, (AnyOf, OneOf)):
            asked.update(*map(_calls, check.branches))
        elif isinstance(check, (Not, Contains)):
            asked |= _calls(check.check)
        elif isinstance(check, IfThenElse):
            asked |= _calls(check.test)
        elif isinstance(check, Unevaluated):
            asked.add(check.tracker)
        pending.extend(parts(check))
    return asked


def _calls(check: AnyCheck) -> set[str]:
    calls: set[str] = set()
    pending = [check]
    while pending:
        check = pending.pop()
        calls.update(_called(check))
        pending += parts(check)
    return calls


def reachable_functions(program: Program, roots: Iterable[str]) -> list[str]:
    """The functions that `roots` call, themselves first, each once; with those of another package
    that they call, but not what these call."""
    names: dict[str, None] = {}
    pending = list(reversed(list(roots)))
    while pending:
        name = pending.pop()
        if name in names:
            continue
        names[name] = None
        if name not in program.elsewhere:
            pending.extend(sorted(needed(program.functions[name]), reverse=True))
    return list(names)


def needed(function: Function) -> set[str]:
    """The boolean functions that `function` calls, or comes after."""
    return _asked(function.check).union(function.after or ())


def _asked(check: AnyCheck) -> set[str]:
    """The boolean functions that deciding `check` calls."""
    asked: set[str] = set()
    pending = [check]
    while pending:
        check = pending.pop()
        if isinstance(check, Unevaluated):
            asked.add(check.tracker)
            pending += [part for part in (check.properties, check.items) if part is not None]
        else:
            asked.update(_called(check))
            pending += parts(check)
    return asked


def _called(check: AnyCheck) -> tuple[str, ...]:
    if isinstance(check, DynamicCall):
        return tuple(check.functions)
    return (check.function,) if isinstance(check, FunctionCall) else ()
