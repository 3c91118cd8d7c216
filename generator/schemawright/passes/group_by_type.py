"""group_by_type: what concerns one type stands together.

all(when object: A, B, when object: C)   ->   all(when object: all(A, C), B)
"""

from __future__ import annotations

from dataclasses import replace

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
    for each in check.checks:
        if isinstance(each, When) and each.type in places:
            first = gathered[places[each.type]]
            assert isinstance(first, When)
            gathered[places[each.type]] = replace(first, check=All((first.check, each.check)))
        else:
            if isinstance(each, When):
                places[each.type] = len(gathered)
            gathered.append(each)
    return replace(check, checks=tuple(gathered))
