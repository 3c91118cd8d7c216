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
    for part in check.checks:
        if isinstance(part, When) and part.type in places:
            first = gathered[places[part.type]]
            assert isinstance(first, When)
            gathered[places[part.type]] = replace(first, check=All((first.check, part.check)))
        else:
            if isinstance(part, When):
                places[part.type] = len(gathered)
            gathered.append(part)
    return replace(check, checks=tuple(gathered))
