"""fuse_required: a property that must be there is looked up once, and if it may not be null, no
question whether it is there is needed.

all("a" in value, if "a" in value: A)   ->   all("a" must be in value: A)
"""

from __future__ import annotations

from dataclasses import replace

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
    required = {name for each in check.checks if isinstance(each, Required) for name in each.names}
    described = {each.name for each in check.checks if isinstance(each, PropertyAt)}
    fused: list[AnyCheck] = []
    for each in check.checks:
        if isinstance(each, PropertyAt) and each.name in required:
            fails_null = isinstance(given(each.check, _NULL), Never)
            fused.append(replace(each, required=True, fails_null=fails_null))
        elif isinstance(each, Required):
            left = (name for name in each.names if name not in described)
            fused += [replace(each, names=(name,)) for name in left]
        else:
            fused.append(each)
    return All(tuple(fused), site=check.site)
