"""drop_implied_types: a type that every allowed value has is not asked for, and values that the
type rules out are not compared with.

    all(is a string, is "a" or "b")      ->   is "a" or "b"
    all(is a string, is "a" or 1)        ->   is "a"
"""

from __future__ import annotations

from dataclasses import replace

from generator.checks import All, AnyCheck, Equals, IsAmong, OneOfTypes, Program, Type
from generator.passes.tree import bottom_up, every_function
from generator.values import Json


def drop_implied_types(program: Program) -> Program:
    return every_function(program, lambda check: bottom_up(check, _implied))


def _implied(check: AnyCheck) -> AnyCheck:
    """Only where nothing else in the same place relies on the type that is dropped. Draft 4's
    integers stay: a comparison with 1 would admit 1.0."""
    if not isinstance(check, All) or len(check.checks) != 2:
        return check
    first, second = check.checks
    if not isinstance(first, OneOfTypes) or "strict integer" in first.types:
        return check
    if isinstance(second, Equals) and _has_type(second.value, first.types):
        return second
    if isinstance(second, IsAmong):
        kept = tuple(value for value in second.values if _has_type(value, first.types))
        return replace(second, values=kept)
    return check


def _has_type(value: Json, types: tuple[Type, ...]) -> bool:
    return any(_is(value, type_) for type_ in types)


def _is(value: Json, type_: Type) -> bool:
    if isinstance(value, bool):
        return type_ == "boolean"
    if isinstance(value, (int, float)):
        return type_ == "number" or (type_ == "integer" and value % 1 == 0)
    kinds: dict[Type, type] = {"string": str, "object": dict, "array": list, "null": type(None)}
    return isinstance(value, kinds.get(type_, ()))
