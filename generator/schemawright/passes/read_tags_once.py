"""read_tags_once: what a table of tags finds out about a tag is asked by nothing else, neither
beside the table nor in the functions that only it leads to.

    all(is an object,                            ->   all(is an object,
        "kind" must be "cat" or "dog",                    by "kind": "cat" -> call cat,
        by "kind": "cat" -> call cat,                                "dog" -> call dog,
                   "dog" -> call dog, else pass)                     else never)
    cat: all(is an object,                       ->   cat: all(is an object, A,
        "kind" must be "cat" or "dog", A,                      only 2 properties)
        only 2 properties)
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from schemawright.data_classes import frozen, replace
from schemawright.ir.call_graph import calls_in
from schemawright.ir.checks import (
    PASS,
    All,
    AnyCheck,
    ByTag,
    Equals,
    Function,
    FunctionCall,
    IsAmong,
    Never,
    OneOfTypes,
    OnlyProperties,
    Program,
    PropertyAt,
    Required,
    When,
)
from schemawright.ir.traversal import bottom_up, parts
from schemawright.passes.simplify import simpler

#: Calls are followed so far.
_DEEPEST = 8


def read_tags_once(program: Program) -> Program:
    """The program in which a tag that a table is asked for is not asked for beside it."""
    functions = dict(program.functions)
    for name, tag in _only_in_tables(program).items():
        check = _without_tag(functions[name].check, tag, program.functions)
        functions[name] = replace(functions[name], check=check)
    for name, function in functions.items():
        check = bottom_up(function.check, lambda part: _read_once(part, program.functions))
        if check is not function.check:
            functions[name] = replace(function, check=check)
    return program.with_functions(functions)


@frozen
class _Tag:
    """The property `name` of an object has one of the strings `values`."""

    name: str
    values: frozenset[str]


def _only_in_tables(program: Program) -> dict[str, _Tag]:
    """The functions that nothing calls but tables by one and the same tag, and what these know.
    Only passes have made them, so that explanations do not ask them either."""
    functions, values = program.functions, dict[str, dict[str, list[str]]]()
    elsewhere = {*program.entries.values(), *program.elsewhere}
    for function in functions.values():
        for part in _tables_and_leaves(function.check):
            if isinstance(part, ByTag):
                for value, arm in part.table:
                    for called in calls_in(arm):
                        values.setdefault(called, {}).setdefault(part.name, []).append(value)
            else:
                elsewhere.update(calls_in(part))
    tags: dict[str, _Tag] = {}
    for called, by_name in values.items():
        if len(by_name) == 1 and called not in elsewhere and _is_of_passes(functions[called]):
            ((name, strings),) = by_name.items()
            tags[called] = _Tag(name, frozenset(strings))
    return tags


def _is_of_passes(function: Function) -> bool:
    return function.where is None and not function.marks


def _tables_and_leaves(check: AnyCheck) -> Iterator[AnyCheck]:
    """The tables in `check`, and what in it, but not in these, has no parts."""
    pending = [check]
    while pending:
        part = pending.pop()
        if isinstance(part, ByTag):
            yield part
            pending += (part.unknown, part.otherwise)
        elif not (inside := parts(part)):
            yield part
        else:
            pending += inside


def _without_tag(check: AnyCheck, tag: _Tag, functions: Mapping[str, Function]) -> AnyCheck:
    """What of `check` remains to be asked of an object with `tag`."""
    checks = check.checks if isinstance(check, All) else (check,)
    return simpler(All(tuple(_remaining(part, tag, functions) for part in checks)))


def _remaining(check: AnyCheck, tag: _Tag, functions: Mapping[str, Function]) -> AnyCheck:
    if isinstance(check, When) and check.type == "object":
        return simpler(replace(check, check=_without_tag(check.check, tag, functions)))
    if isinstance(check, Required):
        names = tuple(name for name in check.names if name != tag.name)
        return replace(check, names=names) if names else PASS
    if isinstance(check, PropertyAt) and check.name == tag.name:
        return PASS if _takes(check.check, tag.values, functions) else check
    if isinstance(check, OnlyProperties):
        optional = dict(check.optional)
        if tag.name in optional and _takes(optional[tag.name], tag.values, functions):
            del optional[tag.name]
            return replace(check, required=check.required + 1, optional=tuple(optional.items()))
    return check


def _takes(check: AnyCheck, values: frozenset[str], functions: Mapping[str, Function]) -> bool:
    """Is it seen that all strings `values` pass `check`?"""
    check = _done(check, functions)
    if isinstance(check, All):
        return all(_takes(part, values, functions) for part in check.checks)
    if isinstance(check, When):
        return check.type != "string" or _takes(check.check, values, functions)
    if isinstance(check, OneOfTypes):
        return "string" in check.types
    if isinstance(check, Equals):
        return values == {check.value} if isinstance(check.value, str) else False
    if isinstance(check, IsAmong):
        return values <= {value for value in check.values if isinstance(value, str)}
    return False


def _read_once(check: AnyCheck, functions: Mapping[str, Function]) -> AnyCheck:
    """A conjunction with a table of tags, which says all that is asked of the tag."""
    if not isinstance(check, All):
        return check
    for table in check.checks:
        if isinstance(table, ByTag):
            for part in check.checks:
                if isinstance(part, PropertyAt) and part.required and part.name == table.name:
                    asked = _asked(table, part, functions)
                    if asked is not None:
                        kept = (asked if it is table else it for it in check.checks)
                        return simpler(All(tuple(it for it in kept if it is not part)))
    return check


def _asked(table: ByTag, tag: PropertyAt, functions: Mapping[str, Function]) -> ByTag | None:
    """The table that asks for all that `tag` does; None where that is not seen."""
    check = _done(tag.check, functions)
    refused = Never(site=tag.site)
    if check == OneOfTypes(("string",)):
        return replace(table, otherwise=refused)
    strings = _strings(check)
    if strings and strings <= {value for value, _ in table.table}:
        entries = tuple((value, arm) for value, arm in table.table if value in strings)
        return replace(table, table=entries, unknown=refused, otherwise=refused)
    return None


def _strings(check: AnyCheck) -> set[str]:
    """The strings that pass `check`, if nothing else does and they are seen."""
    if isinstance(check, All) and len(check.checks) == 2:
        first, second = check.checks
        if isinstance(first, OneOfTypes) and "string" in first.types:
            check = second
    values = check.values if isinstance(check, IsAmong) else ()
    strings = {value for value in values if isinstance(value, str)}
    return strings if len(strings) == len(set(map(repr, values))) else set()


def _done(check: AnyCheck, functions: Mapping[str, Function]) -> AnyCheck:
    """What `check` does, if it calls a function."""
    for _ in range(_DEEPEST):
        if not isinstance(check, FunctionCall) or check.marks:
            break
        check = functions[check.function].check
    return check
