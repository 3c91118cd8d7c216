"""count_properties: in an object in which no others are allowed, the properties that are known are
counted off, and none may be left.

    all("a" must be in value: A,           ->   all("a" must be in value: A,
        property b: B,                              only 1 property and b: B)
        other than a, b, c: never)
"""

from __future__ import annotations

from schemawright.ir.checks import (
    PASS,
    All,
    AnyCheck,
    Never,
    OnlyProperties,
    OtherProperties,
    Program,
    PropertyAt,
    Required,
)
from schemawright.ir.traversal import bottom_up, every_function


def count_properties(program: Program) -> Program:
    """The program in which closed objects count their properties off."""
    return every_function(program, lambda check: bottom_up(check, _counted))


def _counted(check: AnyCheck) -> AnyCheck:
    if not isinstance(check, All):
        return check
    closing = [part for part in check.checks if _closes(part)]
    if len(closing) != 1:
        return check
    closed = closing[0]
    assert isinstance(closed, OtherProperties)
    optional = [part for part in check.checks if _is_optional(part, closed.names)]
    checks = {part.name: part.check for part in optional if isinstance(part, PropertyAt)}
    if len(checks) != len(optional):
        return check  # What is said twice of one property would be counted twice.
    required = _required(check)
    left = [name for name in closed.names if name not in required]
    only = OnlyProperties(
        len(set(closed.names)) - len(set(left)),
        tuple((name, checks.get(name, PASS)) for name in dict.fromkeys(left)),
        site=closed.site,
    )
    counted = [*optional, closed]
    first = min(map(check.checks.index, counted))
    kept = [part for part in check.checks[first:] if part not in counted]
    return All((*check.checks[:first], only, *kept), site=check.site)


def _closes(check: AnyCheck) -> bool:
    return (
        isinstance(check, OtherProperties)
        and not check.patterns
        and bool(check.names)
        and isinstance(check.check, Never)
    )


def _is_optional(check: AnyCheck, names: tuple[str, ...]) -> bool:
    return isinstance(check, PropertyAt) and not check.required and check.name in names


def _required(check: All) -> set[str]:
    required = {name for part in check.checks if isinstance(part, Required) for name in part.names}
    return required | {e.name for e in check.checks if isinstance(e, PropertyAt) and e.required}
