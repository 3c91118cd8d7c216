"""Taking a check apart and putting it together again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from schemawright.ir.checks import (
    All,
    AnyCheck,
    AnyOf,
    ByTag,
    ByType,
    Contains,
    EachItem,
    IfPresent,
    IfThenElse,
    ItemAt,
    MatchingProperties,
    Not,
    OneOf,
    OnlyProperties,
    OtherProperties,
    Program,
    PropertyAt,
    PropertyNames,
    PropertyTable,
    Unevaluated,
    When,
)

_ONE = (
    When,
    PropertyAt,
    MatchingProperties,
    OtherProperties,
    PropertyNames,
    IfPresent,
    ItemAt,
    EachItem,
    Contains,
    Not,
)
#: Most checks have none inside; one look at this tells.
_WITH_PARTS = frozenset(
    (
        *_ONE,
        All,
        AnyOf,
        OneOf,
        PropertyTable,
        OnlyProperties,
        ByType,
        ByTag,
        IfThenElse,
        Unevaluated,
    )
)


def parts(check: AnyCheck) -> Iterator[AnyCheck]:
    """The checks directly inside `check`, in order."""
    if type(check) not in _WITH_PARTS:
        return
    if isinstance(check, _ONE):
        yield check.check
    elif isinstance(check, All):
        yield from check.checks
    elif isinstance(check, (AnyOf, OneOf)):
        yield from check.branches
    elif isinstance(check, PropertyTable):
        yield from (part for _, part in check.table)
        yield from check.matching
        yield check.other
    elif isinstance(check, OnlyProperties):
        yield from (part for _, part in check.optional)
    elif isinstance(check, ByType):
        yield from (part for _, part in check.table)
        yield check.otherwise
    elif isinstance(check, ByTag):
        yield from (part for _, part in check.table)
        yield from (check.unknown, check.otherwise)
    elif isinstance(check, IfThenElse):
        yield from (check.test, check.then, check.otherwise)
    elif isinstance(check, Unevaluated):
        yield check.siblings
        yield from (part for part in (check.properties, check.items) if part is not None)


def rebuilt(check: AnyCheck, change: Callable[[AnyCheck], AnyCheck]) -> AnyCheck:
    """`check` with `change` made to each check directly inside it; `check` itself where the most
    frequent kinds have nothing changed inside, for to build them anew takes time."""
    if type(check) not in _WITH_PARTS:
        return check
    if isinstance(check, _ONE):
        inner = change(check.check)
        return check if inner is check.check else replace(check, check=inner)
    if isinstance(check, All):
        checks = tuple(map(change, check.checks))
        same = all(new is old for new, old in zip(checks, check.checks, strict=True))
        return check if same else replace(check, checks=checks)
    if isinstance(check, (AnyOf, OneOf)):
        return replace(check, branches=tuple(map(change, check.branches)))
    if isinstance(check, PropertyTable):
        return replace(
            check,
            table=tuple((name, change(inner)) for name, inner in check.table),
            matching=tuple(replace(m, check=change(m.check)) for m in check.matching),
            other=change(check.other),
        )
    if isinstance(check, OnlyProperties):
        return replace(
            check, optional=tuple((name, change(inner)) for name, inner in check.optional)
        )
    if isinstance(check, ByType):
        return replace(
            check,
            table=tuple((types, change(inner)) for types, inner in check.table),
            otherwise=change(check.otherwise),
        )
    if isinstance(check, ByTag):
        return replace(
            check,
            table=tuple((tag, change(inner)) for tag, inner in check.table),
            unknown=change(check.unknown),
            otherwise=change(check.otherwise),
        )
    if isinstance(check, IfThenElse):
        return replace(
            check,
            test=change(check.test),
            then=change(check.then),
            otherwise=change(check.otherwise),
        )
    if isinstance(check, Unevaluated):
        return replace(
            check,
            siblings=change(check.siblings),
            properties=None if check.properties is None else change(check.properties),
            items=None if check.items is None else change(check.items),
        )
    return check


def bottom_up(check: AnyCheck, change: Callable[[AnyCheck], AnyCheck]) -> AnyCheck:
    """`change` made to every check of the tree, the innermost first."""
    return change(rebuilt(check, lambda part: bottom_up(part, change)))


def every_function(program: Program, change: Callable[[AnyCheck], AnyCheck]) -> Program:
    """`program` with `change` made to the body of each function."""
    changed = {
        name: replace(function, check=change(function.check))
        for name, function in program.functions.items()
    }
    return program.with_functions(changed)
