"""narrow_by_type: once the type is known, it is not asked for again.

all(is an object, when object: A, when string: B)   ->   all(is an object, A)
"""

from __future__ import annotations

from dataclasses import replace

from generator.checks import All, AnyCheck, OneOfTypes, Program, Type, When
from generator.passes.tree import bottom_up, every_function


def narrow_by_type(program: Program) -> Program:
    return every_function(program, lambda check: bottom_up(check, _narrowed))


def _narrowed(check: AnyCheck) -> AnyCheck:
    if not isinstance(check, All):
        return check
    known = next((each.types for each in check.checks if isinstance(each, OneOfTypes)), None)
    narrowed: list[AnyCheck] = []
    for each in check.checks:
        if not isinstance(each, When):
            narrowed.append(each)
        elif known is not None and not any(_can_be(type_, each.type) for type_ in known):
            continue
        elif known is not None and all(_is_always(type_, each.type) for type_ in known):
            narrowed.append(each.check)
        else:
            narrowed.append(each)
    return replace(check, checks=tuple(_types_first(narrowed)))


def _types_first(checks: list[AnyCheck]) -> list[AnyCheck]:
    """What narrows the type must come before what relies on it."""
    return sorted(checks, key=lambda each: not isinstance(each, OneOfTypes))


def _can_be(type_: Type, wanted: Type) -> bool:
    numbers = {"number", "integer", "strict integer"}
    return type_ == wanted or (type_ in numbers and wanted in numbers)


def _is_always(type_: Type, wanted: Type) -> bool:
    return type_ == wanted or (type_ in {"integer", "strict integer"} and wanted == "number")
