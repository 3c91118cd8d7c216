"""optimise: checks -> checks that decide the same, sooner.

The passes run in the order of `PASSES`, each over every function. They serve the boolean
functions: what explains a failure is written from the checks nearly as the schemas say them.
Each file opens with an example of what it does.
"""

from __future__ import annotations

from collections.abc import Callable

from schemawright.ir.checks import AnyCheck, Program
from schemawright.passes.chains import explain_later, shorten_chains
from schemawright.passes.closed_objects import count_properties
from schemawright.passes.dispatch import dispatch_on_tags
from schemawright.passes.dispatch_conditions import dispatch_on_conditions
from schemawright.passes.drop_implied import drop_implied
from schemawright.passes.fuse_required import fuse_required
from schemawright.passes.group_by_type import group_by_type
from schemawright.passes.guard_alternatives import guard_alternatives
from schemawright.passes.inline import check_count, inline_small_functions
from schemawright.passes.memoize import memoize_verdicts
from schemawright.passes.names_are_strings import names_are_strings
from schemawright.passes.narrow import narrow_by_type
from schemawright.passes.property_table import tabulate_properties
from schemawright.passes.read_tags_once import read_tags_once
from schemawright.passes.simplify import simplify
from schemawright.passes.split import split_by_type
from schemawright.passes.static_unevaluated import decide_unevaluated
from schemawright.passes.string_arrays import recognise_strings
from schemawright.steps import are_left, at, counting, take

PASSES: tuple[Callable[[Program], Program], ...] = (
    decide_unevaluated,
    names_are_strings,
    simplify,
    split_by_type,
    dispatch_on_tags,
    dispatch_on_conditions,
    guard_alternatives,
    inline_small_functions,
    simplify,
    narrow_by_type,
    group_by_type,
    simplify,
    drop_implied,
    fuse_required,
    recognise_strings,
    simplify,
    tabulate_properties,
    count_properties,
    read_tags_once,
    memoize_verdicts,
    shorten_chains,
)

#: The passes that lose no check that fails and no site of one, so that explanations can go through
#: them too.
EXPLAINING: tuple[Callable[[Program], Program], ...] = (
    decide_unevaluated,
    names_are_strings,
    group_by_type,
    explain_later,
)


def _file(pass_: Callable[[Program], Program]) -> str:
    """``simplify`` for the pass in ``passes/simplify.py``."""
    return pass_.__module__.rpartition(".")[2]


#: The checks before any pass, for `after`.
LOWERED = "lowered"

#: What `after` takes: the files of the passes, in the order in which they last run.
STAGES = (LOWERED, *reversed(dict.fromkeys(_file(pass_) for pass_ in reversed(PASSES))))


def after(program: Program, stage: str) -> Program:
    """The program that decides as it is after the last run of the pass in the file `stage`, one of
    `STAGES`."""
    runs = [number for number, pass_ in enumerate(PASSES, 1) if _file(pass_) == stage]
    for pass_ in PASSES[: runs[-1] if runs else 0]:
        program = pass_(program)
    return program


def optimise(program: Program) -> tuple[Program, Program]:
    """The program that explains, as the schemas say it, and the one that decides, after all
    passes. The entries of both keep their functions. Raises `Rejected` where that takes more steps
    than it may (SW0610)."""
    with counting("pass", program.size):
        return _after_all(EXPLAINING, program), _after_all(PASSES, program)


def _after_all(passes: tuple[Callable[[Program], Program], ...], program: Program) -> Program:
    sizes = _Sizes()
    for pass_ in passes:
        functions = program.functions.values()
        count = sum([sizes.of(function.check) for function in functions])
        if are_left(count):
            take(count)
        else:
            # One by one, so that it can be said where it was too many.
            for function in functions:
                at(function.where)
                take(sizes.of(function.check))
        program = pass_(program)
    return program


class _Sizes:
    """Of how many checks each check is made; most of them go through several passes."""

    def __init__(self) -> None:
        #: With the check itself, so that no other one comes to have its number.
        self._counted: dict[int, tuple[AnyCheck, int]] = {}

    def of(self, check: AnyCheck) -> int:
        """The number of checks in `check`."""
        counted = self._counted.get(id(check))
        if counted is None:
            counted = self._counted[id(check)] = check, check_count(check)
        return counted[1]
