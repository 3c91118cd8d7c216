"""guard_alternatives: an alternative that asks for a property which others do not ask for is tried
only where it is there.

    one of (call f, call g)                ->   one of (all("a" must be there, call f), call g)
    f: all("a" must be there, ...)
"""

from __future__ import annotations

from collections import Counter

from schemawright.data_classes import replace
from schemawright.ir.checks import All, AnyCheck, AnyOf, FunctionCall, OneOf, Program, Required
from schemawright.ir.traversal import every_function
from schemawright.passes.property_facts import Witness
from schemawright.passes.type_narrowing import EVERY, Kinds, alternatives

_OBJECT = frozenset(("object",))


def guard_alternatives(program: Program) -> Program:
    """The program that asks for a property before it tries the alternatives that require it."""
    witness = Witness(program.functions)

    def guarded(check: AnyOf | OneOf, kinds: Kinds) -> AnyCheck:
        if kinds != _OBJECT:
            return check
        asked = [witness(branch).required for branch in check.branches]
        uses = Counter(name for names in asked for name in names)
        branches: list[AnyCheck] = []
        for branch, names in zip(check.branches, asked, strict=True):
            rarest = min(sorted(names), key=uses.__getitem__, default=None)
            if (
                rarest is not None
                and uses[rarest] < len(asked)
                and isinstance(branch, FunctionCall)
            ):
                branches.append(All((Required((rarest,)), branch)))
            else:
                branches.append(branch)
        return replace(check, branches=tuple(branches))

    return every_function(program, lambda check: alternatives(check, EVERY, guarded))
