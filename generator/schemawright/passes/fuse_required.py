"""fuse_required: a property that must be there is looked up once, and if it may not be null, no
question whether it is there is needed, in a condition either.

all("a" in value, if "a" in value: A)   ->   all("a" must be in value: A)
"""

from __future__ import annotations

from schemawright.data_classes import replace
from schemawright.ir.checks import (
    All,
    AnyCheck,
    IfThenElse,
    Never,
    Program,
    PropertyAt,
    Required,
)
from schemawright.ir.traversal import bottom_up, every_function, rebuilt
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
            fused.append(_needed(part, given))
        elif isinstance(part, IfThenElse) and not part.marks:
            fused.append(replace(part, test=_of_required(part.test, required, given)))
        elif isinstance(part, Required):
            left = (name for name in part.names if name not in described)
            fused += [replace(part, names=(name,)) for name in left]
        else:
            fused.append(part)
    return All(tuple(fused), site=check.site)


def _needed(check: PropertyAt, given: Given) -> PropertyAt:
    fails_null = isinstance(given(check.check, _NULL), Never)
    return replace(check, required=True, fails_null=fails_null)


def _of_required(check: AnyCheck, required: set[str], given: Given) -> AnyCheck:
    """The condition `check`, which does not matter where one of `required` is missing."""
    if isinstance(check, All):
        return rebuilt(check, lambda part: _of_required(part, required, given))
    if isinstance(check, PropertyAt) and check.name in required:
        return _needed(check, given)
    return check
