"""Which functions the validators consist of: those that decide, and those that explain."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

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
    roots = [name for name in program.entries.values() if name not in program.elsewhere]

    def called(name: str) -> Iterator[str]:
        names = explains(program.functions[name].check)
        return (name for name in names if name not in program.elsewhere)

    return _behind_roots(roots, called)


def _behind_roots(roots: Iterable[str], called: Callable[[str], Iterable[str]]) -> list[str]:
    """`roots` as they come, each followed by the functions that it calls, and these call, but for
    those that stand elsewhere: behind a root that comes before, or as a root. So one more call of a
    root moves nothing."""
    order = dict.fromkeys(roots)
    names: dict[str, None] = {}
    for root in order:
        pending = [root]
        while pending:
            name = pending.pop()
            if name not in names:
                names[name] = None
                pending += [one for one in reversed([*called(name)]) if one not in order]
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
    """The functions that `roots` call, each behind the root that calls it first; with those of
    another package that they call, but not what these call."""

    def called(name: str) -> Iterable[str]:
        return () if name in program.elsewhere else sorted(needed(program.functions[name]))

    return _behind_roots(roots, called)


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
