"""count_properties: an object in which no others are allowed, and nearly all must be there, has
others just when it has too many.

    all("a" and "b" must be in value,          ->   all("a" and "b" must be in value,
        other than a, b, c: never)                      at most 2 properties, one more with "c")
"""

from __future__ import annotations

from generator.checks import (
    All,
    AnyCheck,
    Never,
    OnlyProperties,
    OtherProperties,
    Program,
    PropertyAt,
    Required,
)
from generator.passes.tree import bottom_up, every_function

#: With more optional properties than this, looking at those that are there is as fast.
_MOST = 3


def count_properties(program: Program) -> Program:
    return every_function(program, lambda check: bottom_up(check, _counted))


def _counted(check: AnyCheck) -> AnyCheck:
    if not isinstance(check, All):
        return check
    required = {name for each in check.checks if isinstance(each, Required) for name in each.names}
    required |= {e.name for e in check.checks if isinstance(e, PropertyAt) and e.required}
    return All(tuple(_only(each, required) for each in check.checks), site=check.site)


def _only(check: AnyCheck, required: set[str]) -> AnyCheck:
    if not isinstance(check, OtherProperties) or check.patterns:
        return check
    optional = tuple(name for name in check.names if name not in required)
    if not isinstance(check.check, Never) or len(optional) > _MOST or not check.names:
        return check
    return OnlyProperties(len(check.names) - len(optional), optional, site=check.site)
