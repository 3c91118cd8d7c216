"""optimise: checks -> checks that decide the same, sooner.

The passes run in the order of `PASSES`, each over every function. They serve the boolean
functions: what explains a failure is written from the checks nearly as the schemas say them.
Each file opens with an example of what it does.
"""

from __future__ import annotations

from collections.abc import Callable

from generator.checks import Program
from generator.passes.count import count_properties
from generator.passes.dispatch import dispatch_on_tags
from generator.passes.gather import gather_by_type
from generator.passes.guard import guard_alternatives
from generator.passes.implied import drop_implied
from generator.passes.inline import inline_small_functions
from generator.passes.narrow import narrow_by_type
from generator.passes.remember import remember_verdicts
from generator.passes.require import fuse_required
from generator.passes.settle import settle_unevaluated
from generator.passes.simplify import simplify
from generator.passes.split import split_by_type
from generator.passes.strings import recognise_strings
from generator.passes.tabulate import tabulate_properties

PASSES: tuple[Callable[[Program], Program], ...] = (
    settle_unevaluated,
    simplify,
    split_by_type,
    dispatch_on_tags,
    guard_alternatives,
    inline_small_functions,
    simplify,
    narrow_by_type,
    gather_by_type,
    simplify,
    drop_implied,
    fuse_required,
    recognise_strings,
    simplify,
    tabulate_properties,
    count_properties,
    remember_verdicts,
)

#: The passes that lose no check and no site, so that explanations can go through them too.
EXPLAINING: tuple[Callable[[Program], Program], ...] = (settle_unevaluated, gather_by_type)


def optimise(program: Program) -> tuple[Program, Program]:
    """The program that explains, as the schemas say it, and the one that decides, after all
    passes. The entries of both keep their functions."""
    deciding = explaining = program
    for each in PASSES:
        deciding = each(deciding)
    for each in EXPLAINING:
        explaining = each(explaining)
    return explaining, deciding
