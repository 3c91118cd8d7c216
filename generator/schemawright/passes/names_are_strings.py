"""names_are_strings: names of properties are strings, so that nobody asks whether they are.

names: all(is a string, when string: A, when number: B)   ->   names: A
"""

from __future__ import annotations

from schemawright.data_classes import replace
from schemawright.ir.checks import PASS, All, AnyCheck, OneOfTypes, Program, PropertyNames, When
from schemawright.ir.traversal import bottom_up, every_function
from schemawright.passes.simplify import simpler


def names_are_strings(program: Program) -> Program:
    """The program that takes names for what they are. What is not a string and is asked for stays,
    as it fails for every name."""
    return every_function(program, lambda check: bottom_up(check, _of_strings))


def _of_strings(check: AnyCheck) -> AnyCheck:
    if not isinstance(check, PropertyNames):
        return check
    return simpler(replace(check, check=_of_a_string(check.check)))


def _of_a_string(check: AnyCheck) -> AnyCheck:
    if isinstance(check, All):
        return simpler(replace(check, checks=tuple(map(_of_a_string, check.checks))))
    if isinstance(check, When):
        return check.check if check.type == "string" else PASS
    if isinstance(check, OneOfTypes) and "string" in check.types:
        return PASS
    return check
