"""dispatch_on_conditions: where a string that a property must hold decides which of several
conditions apply, those of the string are looked up and the others are not tried.

    all(is an object, required "kind": is a string,       all(is an object, required "kind": …,
        if "kind" is "cat": call cat,                ->       by "kind": "cat" -> call cat,
        if "kind" is "dog": call dog,                                    "dog" -> call dog,
        if "kind" is "emu": call emu)                                    "emu" -> call emu)
"""

from __future__ import annotations

from collections.abc import Mapping

from schemawright.data_classes import frozen, replace
from schemawright.ir.checks import (
    PASS,
    All,
    AnyCheck,
    ByTag,
    Equals,
    Function,
    FunctionCall,
    IfThenElse,
    IsAmong,
    OneOfTypes,
    Program,
    PropertyAt,
    Required,
    When,
)
from schemawright.names import Names, variable_name
from schemawright.passes.property_facts import Witness

#: Fewer conditions are as fast one after the other.
_WORTH_A_TABLE = 3
_DEEPEST = 8


@frozen
class _Condition:
    """Where the property `tag` holds one of the strings `values`, and nowhere else among objects
    with a string there, `then` is to pass."""

    tag: str
    values: tuple[str, ...]
    then: AnyCheck


def dispatch_on_conditions(program: Program) -> Program:
    """The program in which conditions on one string are a table; it has a function for what
    each string leads to."""
    functions = dict(program.functions)
    names, witness = Names.reserving(functions), Witness(program.functions)
    for name, function in program.functions.items():
        if isinstance(function.check, All):
            check = _dispatched(name, function.check, functions, names, witness)
            if check is not function.check:
                functions[name] = replace(function, check=check)
    return program.with_functions(functions)


def _dispatched(
    owner: str, check: All, functions: dict[str, Function], names: Names, witness: Witness
) -> AnyCheck:
    read = [(part, _condition(part, functions)) for part in check.checks]
    by_tag: dict[str, list[_Condition]] = {}
    for _, condition in read:
        if condition:
            by_tag.setdefault(condition.tag, []).append(condition)
    for tag, conditions in by_tag.items():
        others = [part for part, condition in read if not condition or condition.tag != tag]
        if len(conditions) < _WORTH_A_TABLE or not _must_be_a_string(
            tag, others, functions, witness
        ):
            continue
        table = []
        for value in dict.fromkeys(value for one in conditions for value in one.values):
            then = tuple(one.then for one in conditions if value in one.values)
            called = names.claim(f"{owner}_{variable_name(value)}")
            functions[called] = Function(called, then[0] if len(then) == 1 else All(then))
            table.append((value, FunctionCall(called)))
        # It is a string, so that it does not matter what is done otherwise.
        return All((*others, When("object", ByTag(tag, tuple(table), PASS, PASS))))
    return check


def _must_be_a_string(
    tag: str, checks: list[AnyCheck], functions: Mapping[str, Function], witness: Witness
) -> bool:
    """Do `checks` pass only for objects that have a string as their property `tag`?"""
    objects = any(isinstance(it, OneOfTypes) and it.types == ("object",) for it in checks)
    is_there = tag in witness(All(tuple(checks))).required
    return objects and is_there and any(_asks_for_string(it, tag, functions) for it in checks)


def _asks_for_string(check: AnyCheck, tag: str | None, functions: Mapping[str, Function]) -> bool:
    """Does an object pass `check` only with a string as its property `tag`, if it has that
    property; or, with None, a value only if it is a string?"""
    check = _done(check, functions)
    if isinstance(check, All):
        return any(_asks_for_string(part, tag, functions) for part in check.checks)
    if tag is None:
        return bool(_strings(check)) or (
            isinstance(check, OneOfTypes) and check.types == ("string",)
        )
    if isinstance(check, When) and check.type == "object":
        return _asks_for_string(check.check, tag, functions)
    if isinstance(check, PropertyAt) and check.name == tag:
        return _asks_for_string(check.check, None, functions)
    return False


def _condition(check: AnyCheck, functions: Mapping[str, Function]) -> _Condition | None:
    check = _done(check, functions)
    if not isinstance(check, IfThenElse) or check.marks or not _is_empty(check.otherwise):
        return None
    tested = _tested(check.test, functions)
    return _Condition(*tested, check.then) if tested else None


def _tested(
    check: AnyCheck, functions: Mapping[str, Function]
) -> tuple[str, tuple[str, ...]] | None:
    """The property, and its strings, that `check` asks of an object that has a string there, if it
    asks nothing else."""
    check = _done(check, functions)
    if isinstance(check, When) and check.type == "object":
        return _tested(check.check, functions)
    if isinstance(check, All):
        asked = [_done(part, functions) for part in check.checks]
        tested = [_tested(part, functions) for part in asked if not _is_required(part)]
        only = tested[0] if len(tested) == 1 else None
        required = {name for part in asked for name in _required_by(part)}
        return only if only and required <= {only[0]} else None
    if isinstance(check, PropertyAt):
        values = _strings(_done(check.check, functions))
        return (check.name, values) if values else None
    return None


def _is_required(check: AnyCheck) -> bool:
    return bool(_required_by(check)) or _is_empty(check)


def _is_empty(check: AnyCheck) -> bool:
    return isinstance(check, All) and not check.checks


def _required_by(check: AnyCheck) -> tuple[str, ...]:
    if isinstance(check, When) and check.type == "object":
        return _required_by(check.check)
    return check.names if isinstance(check, Required) else ()


def _strings(check: AnyCheck) -> tuple[str, ...]:
    """The strings that `check` asks for, if it asks for one of some strings and nothing else."""
    values = (
        (check.value,)
        if isinstance(check, Equals)
        else check.values
        if isinstance(check, IsAmong)
        else ()
    )
    strings = tuple(value for value in values if isinstance(value, str))
    return strings if len(strings) == len(values) else ()


def _done(check: AnyCheck, functions: Mapping[str, Function]) -> AnyCheck:
    """What `check` does, if it calls a function; a list of one check is that check."""
    for _ in range(_DEEPEST):
        if isinstance(check, FunctionCall) and not check.marks:
            function = functions[check.function]
            if function.binds is not None:
                return check
            check = function.check
        elif isinstance(check, All) and len(check.checks) == 1:
            check = check.checks[0]
        else:
            break
    return check
