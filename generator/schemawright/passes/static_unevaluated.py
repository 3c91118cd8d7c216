"""decide_unevaluated: where it is certain beforehand what has been evaluated, nothing needs to be
noted while checking.

    siblings: all(property a: A, call f)      ->   all(siblings,
    f: property b: B                                   when object: other than a, b: never)
    unevaluated properties: never
"""

from __future__ import annotations

from schemawright.data_classes import frozen, mutable
from schemawright.ir.checks import (
    All,
    AnyCheck,
    Contains,
    DynamicCall,
    EachItem,
    FunctionCall,
    OtherProperties,
    Program,
    SeesItems,
    SeesProperties,
    Unevaluated,
    When,
)
from schemawright.ir.traversal import bottom_up, every_function, parts


def decide_unevaluated(program: Program) -> Program:
    """The program that notes what was evaluated only where that is not certain beforehand."""
    return every_function(program, lambda check: bottom_up(check, _Settler(program).settled))


@mutable
class _Seen:
    """What is evaluated for certain; `None` items: all of them."""

    names: dict[str, None]
    patterns: dict[str, None]
    every: bool = False
    items: int | None = 0


@frozen
class _Settler:
    program: Program

    def settled(self, check: AnyCheck) -> AnyCheck:
        if not isinstance(check, Unevaluated) or check.marks:
            return check
        seen = _Seen({}, {})
        if not self._gather(self.program.functions[check.tracker].check, seen, ()):
            return check
        checks = [check.siblings]
        if check.properties is not None and not seen.every:
            others = OtherProperties(
                tuple(seen.names),
                tuple(seen.patterns),
                check.properties,
                site=check.properties_site,
            )
            checks.append(When("object", others))
        if check.items is not None and seen.items is not None:
            rest = EachItem(seen.items, check.items, site=check.items_site)
            checks.append(When("array", rest))
        return All(tuple(checks))

    def _gather(self, check: AnyCheck, seen: _Seen, within: tuple[str, ...]) -> bool:
        """Add to `seen` what `check` is certain to note; False if it may note more than that,
        depending on the instance."""
        if isinstance(check, SeesProperties):
            seen.names.update(dict.fromkeys(check.names))
            seen.patterns.update(dict.fromkeys(check.patterns))
            seen.every = seen.every or check.every
            return True
        if isinstance(check, SeesItems):
            is_prefix = seen.items is not None and check.count is not None
            seen.items = max(seen.items or 0, check.count or 0) if is_prefix else None
            return True
        if isinstance(check, FunctionCall) and check.marks:
            target = self.program.functions[check.function].check
            looping = check.function in within
            return not looping and self._gather(target, seen, (*within, check.function))
        if isinstance(check, (All, When)):
            return all(self._gather(part, seen, within) for part in parts(check))
        return not self._notes(check)

    def _notes(self, check: AnyCheck) -> bool:
        """Does `check` note anything in the set of its own function?"""
        if isinstance(check, (SeesProperties, SeesItems)):
            return True
        if isinstance(check, (FunctionCall, DynamicCall, Contains)):
            return check.marks
        if isinstance(check, Unevaluated):
            return check.marks
        return any(map(self._notes, parts(check)))
