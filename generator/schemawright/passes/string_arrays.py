"""recognise_strings: arrays of strings are looked at as a whole.

all(unique items, each item: is a string)   ->   all(only strings, unique strings)
"""

from __future__ import annotations

from schemawright.data_classes import replace
from schemawright.ir.checks import (
    All,
    AnyCheck,
    EachItem,
    Never,
    OneOfTypes,
    OnlyStrings,
    Program,
    UniqueItems,
)
from schemawright.ir.traversal import bottom_up, every_function
from schemawright.passes.type_narrowing import EVERY, Given

_OTHERS = EVERY - {"string"}
_STRING = OneOfTypes(("string",))


def recognise_strings(program: Program) -> Program:
    """The program that looks at arrays of strings as a whole."""
    given = Given(program.functions)
    return every_function(program, lambda check: bottom_up(check, lambda c: _seen(c, given)))


def _seen(check: AnyCheck, given: Given) -> AnyCheck:
    if isinstance(check, EachItem) and check.start == 0 and check.check == _STRING:
        return OnlyStrings(site=check.site)
    if isinstance(check, All) and any(_admits_strings_only(part, given) for part in check.checks):
        unique = [
            replace(part, strings=True) for part in check.checks if isinstance(part, UniqueItems)
        ]
        others = [part for part in check.checks if not isinstance(part, UniqueItems)]
        last = max(i for i, other in enumerate(others) if _admits_strings_only(other, given)) + 1
        return replace(check, checks=(*others[:last], *unique[:1], *others[last:]))
    return check


def _admits_strings_only(check: AnyCheck, given: Given) -> bool:
    """Of the items of an array."""
    if isinstance(check, OnlyStrings):
        return True
    return (
        isinstance(check, EachItem)
        and check.start == 0
        and isinstance(given(check.check, _OTHERS), Never)
    )
