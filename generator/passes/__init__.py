"""optimise: checks -> checks that decide the same, sooner.

The passes run in the order of `PASSES`, each over every function. They serve the boolean
functions only: what explains a failure is written from the checks as the schemas say them.
Each file opens with an example of what it does.
"""

from __future__ import annotations

from collections.abc import Callable

from generator.checks import Program
from generator.passes.gather import gather_by_type
from generator.passes.implied import drop_implied_types
from generator.passes.inline import inline_small_functions
from generator.passes.narrow import narrow_by_type
from generator.passes.require import fuse_required
from generator.passes.simplify import simplify

PASSES: tuple[Callable[[Program], Program], ...] = (
    simplify,
    inline_small_functions,
    simplify,
    narrow_by_type,
    gather_by_type,
    simplify,
    drop_implied_types,
    fuse_required,
    simplify,
)


def optimise(program: Program) -> tuple[Program, Program]:
    """The program that explains, as the schemas say it, and the one that decides, after all
    passes. The entries of both keep their functions."""
    deciding = program
    for each in PASSES:
        deciding = each(deciding)
    return gather_by_type(program), deciding
