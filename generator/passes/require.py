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
    required = {each.name for each in check.checks if isinstance(each, Required)}
    described = {each.name for each in check.checks if isinstance(each, PropertyAt)}
    fused = [
        replace(each, required=True)
        if isinstance(each, PropertyAt) and each.name in required
        else each
        for each in check.checks
        if not (isinstance(each, Required) and each.name in described)
    ]
    return All(tuple(fused), site=check.site)
