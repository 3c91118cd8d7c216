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

from collections.abc import Iterable, Iterator, Mapping

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
    Tag,
    When,
)
from schemawright.ir.traversal import bottom_up, parts
from schemawright.passes.property_facts import Constants
from schemawright.passes.simplify import simpler

#: Calls are followed so far.
_DEEPEST = 8
_NUMBERS = frozenset(("integer", "strict integer", "number"))


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
class _Told:
    """The property `name` of an object has one of `values`."""

    name: str
    values: frozenset[Tag]


def _only_in_tables(program: Program) -> dict[str, _Told]:
    """The functions that nothing calls but tables by one and the same tag, and what these know.
    Only passes have made them, so that explanations do not ask them either."""
    functions, values = program.functions, dict[str, dict[str, list[Tag]]]()
    elsewhere = {*program.entries.values(), *program.elsewhere}
    for function in functions.values():
        for part in _tables_and_leaves(function.check):
            if isinstance(part, ByTag):
                for value, arm in part.table:
                    for called in calls_in(arm):
                        values.setdefault(called, {}).setdefault(part.name, []).append(value)
            else:
                elsewhere.update(calls_in(part))
    tags: dict[str, _Told] = {}
    for called, by_name in values.items():
        if len(by_name) == 1 and called not in elsewhere and _is_of_passes(functions[called]):
            ((name, listed),) = by_name.items()
            tags[called] = _Told(name, frozenset(listed))
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


def _without_tag(check: AnyCheck, tag: _Told, functions: Mapping[str, Function]) -> AnyCheck:
    """What of `check` remains to be asked of an object with `tag`."""
    checks = check.checks if isinstance(check, All) else (check,)
    return simpler(All(tuple(_remaining(part, tag, functions) for part in checks)))


def _remaining(check: AnyCheck, tag: _Told, functions: Mapping[str, Function]) -> AnyCheck:
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


def _takes(check: AnyCheck, values: frozenset[Tag], functions: Mapping[str, Function]) -> bool:
    """Is it seen that all `values` pass `check`?"""
    check = _done(check, functions)
    if isinstance(check, All):
        return all(_takes(part, values, functions) for part in check.checks)
    if isinstance(check, When):
        asked = frozenset(value for value in values if _may_be(value, (check.type,)))
        return _takes(check.check, asked, functions)
    if isinstance(check, OneOfTypes):
        return all(_is_one_of(value, check.types) for value in values)
    if isinstance(check, (Equals, IsAmong)):
        return values <= _constants(check).tags
    return not values


def _may_be(tag: Tag, types: Iterable[str]) -> bool:
    """Can it be of one of `types`, as it may be written?"""
    return any((it == "string") if isinstance(tag, str) else it in _NUMBERS for it in types)


def _is_one_of(tag: Tag, types: Iterable[str]) -> bool:
    """Is it of one of `types`, however it is written? ``1.0`` is no strict integer."""
    if isinstance(tag, str):
        return "string" in types
    return "number" in types or ("integer" in types and isinstance(tag, int))


def _constants(check: Equals | IsAmong) -> Constants:
    return Constants.among(check.values if isinstance(check, IsAmong) else (check.value,))


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
        entries = tuple(entry for entry in table.table if isinstance(entry[0], str))
        return replace(table, table=entries, otherwise=refused)
    tags = _tags(check)
    if tags and tags <= {value for value, _ in table.table}:
        entries = tuple((value, arm) for value, arm in table.table if value in tags)
        return replace(table, table=entries, unknown=refused, otherwise=refused)
    return None


def _tags(check: AnyCheck) -> frozenset[Tag]:
    """What passes `check`, if nothing but tags does and they are seen."""
    types: tuple[str, ...] | None = None
    if isinstance(check, All) and len(check.checks) == 2:
        first, second = check.checks
        if isinstance(first, OneOfTypes):
            types, check = first.types, second
    if not isinstance(check, IsAmong):
        return frozenset()
    told = _constants(check)
    are_of_types = all(types is None or _is_one_of(tag, types) for tag in told.tags)
    return told.tags if are_of_types and not told.may_be_untold else frozenset()


def _done(check: AnyCheck, functions: Mapping[str, Function]) -> AnyCheck:
    """What `check` does, if it calls a function."""
    for _ in range(_DEEPEST):
        if not isinstance(check, FunctionCall) or check.marks:
            break
        check = functions[check.function].check
    return check
