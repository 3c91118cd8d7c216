"""The official suite as questions: is ``{"const": instance}`` a subset of the schema? Exactly when
the instance is valid.

In draft 4 an integer is a matter of writing: ``{"enum": [1]}`` accepts 1.0, which is none. There
the instance has to be valid however its numbers are written.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from schemawright.containment.normalise import normalise
from schemawright.containment.outcome import StepBudget
from schemawright.containment.solver import Solver
from schemawright.containment.subset import STEPS, is_subset
from schemawright.containment.terms import Terms
from schemawright.inprocess import compile_validator, format_check, lower_schema
from schemawright.values import same

from tests.suite.official import DRAFTS, File, files, remotes


def wrong_verdicts(suite: Path, file: File) -> Iterator[str]:
    """Each test of `file` for which the verdict is not the suite's."""
    for group in file.groups():
        resources = remotes(suite, file.draft) if group.needs_remotes else None
        _, program = lower_schema(group.schema, resources=resources, dialect=file.dialect)
        terms = Terms()
        schema = normalise([program], terms)[0][program.entries["schema"]]
        for test in group.tests:
            value = terms.among([test.data])
            solver = Solver(terms, format_check, StepBudget(STEPS))
            said = is_subset(solver, value, schema, partial(same, test.data))
            is_right = said.verdict == ("compatible" if test.valid else "breaking")
            if not is_right and file.draft == "draft4" and said.verdict == "breaking":
                validator = compile_validator(
                    group.schema, resources=resources, dialect=file.dialect
                )
                is_right = not validator.is_valid(said.witness)
            if not is_right:
                yield f"{file}, {group.description}, {test.description}: {said.verdict}"


def required_files(suite: Path, drafts: tuple[str, ...] = DRAFTS) -> list[File]:
    return [file for file in files(suite) if file.required and file.draft in drafts]
