"""group_by_type: what concerns one type stands together.

all(when object: A, B, when object: C)   ->   all(when object: all(A, C), B)
"""

from __future__ import annotations

from schemawright.data_classes import replace
from schemawright.ir.checks import All, AnyCheck, Program, Type, When
from schemawright.ir.traversal import bottom_up, every_function


def group_by_type(program: Program) -> Program:
    """The program in which all that concerns one type stands together."""
    return every_function(program, lambda check: bottom_up(check, _gathered))


def _gathered(check: AnyCheck) -> AnyCheck:
    if not isinstance(check, All):
        return check
    gathered: list[AnyCheck] = []
    places: dict[Type, int] = {}
    grouped: dict[Type, list[AnyCheck]] = {}
    for part in check.checks:
        if isinstance(part, When):
            grouped.setdefault(part.type, []).append(part.check)
            if part.type in places:
                continue
            places[part.type] = len(gathered)
        gathered.append(part)
    if len(gathered) == len(check.checks):
        return check
    for type_, several in grouped.items():
        first = gathered[places[type_]]
        if len(several) > 1 and isinstance(first, When):
            gathered[places[type_]] = replace(first, check=All(tuple(several)))
    return replace(check, checks=tuple(gathered))
