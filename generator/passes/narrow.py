"""narrow_by_type: once the type is known, it is not asked for again.

all(is an object, when object: A, when string: B)   ->   all(is an object, A)
"""

from __future__ import annotations

from generator.checks import Program
from generator.passes.given import EVERY, Given
from generator.passes.tree import every_function


def narrow_by_type(program: Program) -> Program:
    given = Given()
    return every_function(program, lambda check: given(check, EVERY))
