"""fuse_required: a property that must be there is looked up once, and if it may not be null, no
question whether it is there is needed.

all("a" in value, if "a" in value: A)   ->   all("a" must be in value: A)
"""

from __future__ import annotations

from schemawright.data_classes import replace
from schemawright.ir.checks import All, AnyCheck, Never, Program, PropertyAt, Required
from schemawright.ir.traversal import bottom_up, every_function
from schemawright.passes.type_narrowing import Given

_NULL = frozenset(("null",))


def fuse_required(program: Program) -> Program:
    """The program that looks a required property up once."""
    given = Given(program.functions)
    return every_function(program, lambda check: bottom_up(check, lambda c: _fused(c, given)))


def _fused(check: AnyCheck, given: Given) -> AnyCheck:
    if not isinstance(check, All):
        return check
    required = {name for part in check.checks if isinstance(part, Required) for name in part.names}
    if not required:
        return check
    described = {part.name for part in check.checks if isinstance(part, PropertyAt)}
    fused: list[AnyCheck] = []
    for part in check.checks:
        if isinstance(part, PropertyAt) and part.name in required:
            fails_null = isinstance(given(part.check, _NULL), Never)
            fused.append(replace(part, required=True, fails_null=fails_null))
        elif isinstance(part, Required):
            left = (name for name in part.names if name not in described)
            fused += [replace(part, names=(name,)) for name in left]
        else:
            fused.append(part)
    return All(tuple(fused), site=check.site)
