"""fuse_required: a property that must be there is looked up once.

all("a" in value, if "a" in value: A)   ->   all("a" must be in value: A)
"""

from __future__ import annotations

from dataclasses import replace

from generator.checks import All, AnyCheck, Program, PropertyAt, Required
from generator.passes.tree import bottom_up, every_function


def fuse_required(program: Program) -> Program:
    return every_function(program, lambda check: bottom_up(check, _fused))


def _fused(check: AnyCheck) -> AnyCheck:
    if not isinstance(check, All):
        return check
    required = {name for each in check.checks if isinstance(each, Required) for name in each.names}
    described = {each.name for each in check.checks if isinstance(each, PropertyAt)}
    fused: list[AnyCheck] = []
    for each in check.checks:
        if isinstance(each, PropertyAt) and each.name in required:
            fused.append(replace(each, required=True))
        elif isinstance(each, Required):
            left = (name for name in each.names if name not in described)
            fused += [replace(each, names=(name,)) for name in left]
        else:
            fused.append(each)
    return All(tuple(fused), site=check.site)
