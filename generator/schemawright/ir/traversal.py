"""Taking a check apart and putting it together again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from operator import is_
from typing import Any, TypeAlias, TypeVar

from schemawright.data_classes import replace
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

_Key = TypeVar("_Key")
#: How the checks inside a check are taken out of it, and others put in their places.
_Take: TypeAlias = Callable[[Any], tuple[AnyCheck, ...]]
_Put: TypeAlias = Callable[[Any, tuple[AnyCheck, ...]], AnyCheck]


def _put_table(check: PropertyTable, parts: tuple[AnyCheck, ...]) -> AnyCheck:
    names, matching = len(check.table), check.matching
    return replace(
        check,
        table=_renewed(check.table, parts),
        matching=tuple(replace(m, check=p) for m, p in zip(matching, parts[names:], strict=False)),
        other=parts[-1],
    )


def _put_unevaluated(check: Unevaluated, parts: tuple[AnyCheck, ...]) -> AnyCheck:
    siblings, *others = parts
    properties = others.pop(0) if check.properties is not None else None
    return replace(
        check, siblings=siblings, properties=properties, items=others[0] if others else None
    )


def _inside(table: Iterable[tuple[Any, AnyCheck]]) -> tuple[AnyCheck, ...]:
    return tuple([part for _, part in table])


def _renewed(
    table: tuple[tuple[_Key, AnyCheck], ...], parts: tuple[AnyCheck, ...]
) -> tuple[tuple[_Key, AnyCheck], ...]:
    return tuple([(key, part) for (key, _), part in zip(table, parts, strict=False)])


_ONE: tuple[_Take, _Put] = (
    lambda check: (check.check,),
    lambda check, parts: replace(check, check=parts[0]),
)
_BRANCHES: tuple[_Take, _Put] = (
    lambda check: check.branches,
    lambda check, parts: replace(check, branches=parts),
)
#: By kind of check; most checks have none inside.
_WITH_PARTS: Mapping[type, tuple[_Take, _Put]] = {
    When: _ONE,
    PropertyAt: _ONE,
    MatchingProperties: _ONE,
    OtherProperties: _ONE,
    PropertyNames: _ONE,
    IfPresent: _ONE,
    ItemAt: _ONE,
    EachItem: _ONE,
    Contains: _ONE,
    Not: _ONE,
    All: (lambda check: check.checks, lambda check, parts: replace(check, checks=parts)),
    AnyOf: _BRANCHES,
    OneOf: _BRANCHES,
    PropertyTable: (
        lambda check: (
            *_inside(check.table),
            *(matching.check for matching in check.matching),
            check.other,
        ),
        _put_table,
    ),
    OnlyProperties: (
        lambda check: _inside(check.optional),
        lambda check, parts: replace(check, optional=_renewed(check.optional, parts)),
    ),
    ByType: (
        lambda check: (*_inside(check.table), check.otherwise),
        lambda check, parts: replace(
            check, table=_renewed(check.table, parts), otherwise=parts[-1]
        ),
    ),
    ByTag: (
        lambda check: (*_inside(check.table), check.unknown, check.otherwise),
        lambda check, parts: replace(
            check, table=_renewed(check.table, parts), unknown=parts[-2], otherwise=parts[-1]
        ),
    ),
    IfThenElse: (
        lambda check: (check.test, check.then, check.otherwise),
        lambda check, parts: replace(check, test=parts[0], then=parts[1], otherwise=parts[2]),
    ),
    Unevaluated: (
        lambda check: tuple(
            part for part in (check.siblings, check.properties, check.items) if part is not None
        ),
        _put_unevaluated,
    ),
}


_PARTS: Mapping[type, _Take] = {
    **{kind: take for kind, (take, _) in _WITH_PARTS.items()},
    PropertyTable: lambda check: (*_inside(check.table), *check.matching, check.other),
}


def parts(check: AnyCheck) -> tuple[AnyCheck, ...]:
    """The checks directly inside `check`, in order."""
    take = _PARTS.get(type(check))
    return () if take is None else take(check)


def rebuilt(check: AnyCheck, change: Callable[[AnyCheck], AnyCheck]) -> AnyCheck:
    """`check` with `change` made to each check directly inside it; `check` itself where nothing
    is changed inside, for to build it anew takes time."""
    ways = _WITH_PARTS.get(type(check))
    if ways is None:
        return check
    take, put = ways
    before = take(check)
    after = tuple(map(change, before))
    return check if all(map(is_, after, before)) else put(check, after)


def bottom_up(check: AnyCheck, change: Callable[[AnyCheck], AnyCheck]) -> AnyCheck:
    """`change` made to every check of the tree, the innermost first."""

    # Every pass goes this way, so that it does without `rebuilt`.
    def changed(part: AnyCheck) -> AnyCheck:
        ways = _WITH_PARTS.get(type(part))
        if ways is not None:
            take, put = ways
            before = take(part)
            after = tuple([changed(inner) for inner in before])
            if not all(map(is_, after, before)):
                part = put(part, after)
        return change(part)

    return changed(check)


def every_function(program: Program, change: Callable[[AnyCheck], AnyCheck]) -> Program:
    """`program` with `change` made to the body of each function."""
    functions = dict(program.functions)
    for name, function in program.functions.items():
        check = change(function.check)
        if check is not function.check:
            functions[name] = replace(function, check=check)
    return program.with_functions(functions)
