"""`generate`, `compare` and `examples` for Python programs."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, Literal

from schemawright import config, pipeline
from schemawright.comparison import Comparison, compare_folders, reviewed
from schemawright.containment.example_values import Examples
from schemawright.containment.subset import COMPATIBLE
from schemawright.diagnostics import Problems
from schemawright.limits import Limits, limited
from schemawright.limits import limits as current_limits
from schemawright.publish import Report
from schemawright.read.copies import held
from schemawright.values import Json, same


def generate(
    source: str | os.PathLike[str] | Sequence[str | os.PathLike[str]],
    output: str | os.PathLike[str],
    **options: Any,
) -> Report:
    """Make the package `output` from the document or folder `source`, or a list of them.

    `options` are the fields of `schemawright.config.Options` (``formats="annotate"``), and
    ``force=True`` to overwrite files that were edited by hand. Raises `Rejected` if the input
    is wrong, TypeError for an unknown option, ValueError for a word that an option does not
    know (``models="pydantik"``); then nothing has been written.
    """
    listed = [source] if isinstance(source, (str, os.PathLike)) else source
    paths = [Path(path) for path in listed]
    force = bool(options.pop("force", False))
    job = config.one_off(paths, Path(output), config.Options(**options))
    return pipeline.generate(replace(job, force=force), Problems())


def compare(
    old: Json | os.PathLike[str],
    new: Json | os.PathLike[str],
    *,
    resources: Mapping[str, Json] | None = None,
    dialect: str | None = None,
    formats: Literal["annotate", "assert"] = "annotate",
    limits: Limits | None = None,
) -> Comparison:
    """Compare two versions of a schema, by what they accept; or of a folder or a document, if both
    are given as paths (``Path("schemas")``; no `resources` then).

    `resources`, `dialect`, `formats` and `limits` are those of `compile_validator`, for each of the
    versions. Raises `Rejected` if a schema is wrong or more than a limit, ValueError for an
    unknown dialect.
    """
    chosen = limits or current_limits()
    if isinstance(old, os.PathLike) and isinstance(new, os.PathLike) and resources is None:
        options = config.Options(dialect=dialect or "stated", formats=formats, limits=chosen)
        return compare_folders(Path(old), Path(new), options)
    if isinstance(old, os.PathLike) or isinstance(new, os.PathLike):
        raise TypeError("compare two paths, without resources, or two schemas")
    before, others = held(old, resources)
    after = before if new is old else held(new, None)[0]
    settings: dict[str, Any] = {"resources": others, "dialect": dialect, "formats": formats}
    with limited(chosen):
        if same(before, after):
            # Also what is not looked into is the same.
            CompiledSchema(before, settings)
            return Comparison(COMPATIBLE, COMPATIBLE)
        return compare_compiled(CompiledSchema(before, settings), CompiledSchema(after, settings))


def compare_compiled(old: CompiledSchema, new: CompiledSchema) -> Comparison:
    """`compare` for schemas of which each is compared with several: it is compiled once."""
    from schemawright.containment.normalise import normalise
    from schemawright.containment.outcome import StepBudget
    from schemawright.containment.solver import Solver
    from schemawright.containment.subset import STEPS, is_subset
    from schemawright.containment.terms import Terms
    from schemawright.inprocess import format_check

    terms = Terms()
    before, after = (
        meaning[version.program.entries["schema"]]
        for meaning, version in zip(
            normalise([old.program, new.program], terms), (old, new), strict=True
        )
    )

    def shows(one: CompiledSchema, other: CompiledSchema) -> Callable[[Json], bool]:
        return lambda value: one.is_valid(value) and not other.is_valid(value)

    def solver() -> Solver:
        # One for each direction: neither answer depends on the other.
        return Solver(terms, format_check, StepBudget(STEPS))

    return Comparison(
        is_subset(solver(), before, after, shows(old, new)),
        is_subset(solver(), after, before, shows(new, old)),
        lambda: reviewed(old.contract, new.contract),
    )


def examples(
    schema: Json,
    n: int = 10,
    *,
    resources: Mapping[str, Json] | None = None,
    dialect: str | None = None,
    formats: Literal["annotate", "assert"] = "annotate",
    limits: Limits | None = None,
) -> Examples:
    """At most `n` instances of `schema` that reach its branches, and at most `n` that are nearly
    valid, each breaking one rule. They are worked out, so the same schema gives the same ones.

    `resources`, `dialect`, `formats` and `limits` are those of `compile_validator`. Raises
    `Rejected` if the schema is wrong or more than a limit, ValueError for an unknown dialect.
    """
    from schemawright.pipeline import garbage_collected_seldom

    schema, others = held(schema, resources)
    settings: dict[str, Any] = {"resources": others, "dialect": dialect, "formats": formats}
    with limited(limits or current_limits()), garbage_collected_seldom():
        return examples_of_compiled(CompiledSchema(schema, settings), n)


def examples_of_compiled(schema: CompiledSchema, n: int) -> Examples:
    """`examples` for a schema that is compared, too."""
    from schemawright.containment.example_values import example_values
    from schemawright.containment.normalise import normalise
    from schemawright.containment.terms import Terms
    from schemawright.inprocess import format_check

    terms = Terms()
    term = normalise([schema.program], terms)[0][schema.program.entries["schema"]]
    return example_values(terms, term, n, schema.is_valid, format_check)


class CompiledSchema:
    """A schema, which nobody changes, as its checks (`program`, whose entry is ``schema``), and as
    a validator, which is made when it is first asked. `settings` are those of `compile_validator`,
    which it raises as.
    """

    def __init__(self, schema: Json, settings: dict[str, Any]) -> None:
        from schemawright import inprocess

        self.contract, self.program = inprocess.lower_schema(schema, **settings)
        self._validator = cache(lambda: inprocess.compile_validator(schema, **settings))

    def is_valid(self, value: object) -> bool:
        """Does the schema accept `value`?"""
        return self._validator().is_valid(value)
