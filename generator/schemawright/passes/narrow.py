"""narrow_by_type: once the type is known, it is not asked for again.

all(is an object, when object: A, when string: B)   ->   all(is an object, A)
"""

from __future__ import annotations

from schemawright.ir.checks import Program
from schemawright.ir.traversal import every_function
from schemawright.passes.type_narrowing import EVERY, Given


def narrow_by_type(program: Program) -> Program:
    """The program that asks for each type once."""
    given = Given()
    return every_function(program, lambda check: given(check, EVERY))
