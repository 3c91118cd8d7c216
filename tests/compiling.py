"""Compiling a schema as users do, and seeing the checks in between."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from unittest.mock import patch

from schemawright import Validator, compile_validator, passes
from schemawright.ir.checks import Program

Optimise = Callable[[Program], tuple[Program, Program]]

#: Keys of a case that `compile_validator` takes as they are.
_OPTIONS = ("resources", "dialect", "vocabularies", "formats")


def compiled(case: dict[str, Any], optimise: Optimise = passes.optimise) -> Validator:
    """The validator for `schema` of a case, made with `optimise`."""
    options = {name: case[name] for name in _OPTIONS if name in case}
    with patch("schemawright.inprocess.optimise", optimise):
        return compile_validator(case["schema"], **options)


def unoptimised(program: Program) -> tuple[Program, Program]:
    """In place of `schemawright.passes.optimise`: no pass at all."""
    return program, program


def lowered(case: dict[str, Any]) -> Program:
    """The checks of `schema` of a case as the keywords give them, before any pass."""
    seen: list[Program] = []

    def note(program: Program) -> tuple[Program, Program]:
        seen.append(program)
        return passes.optimise(program)

    compiled(case, note)
    return seen[0]
