"""`generate` and `compare` for Python programs."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, Literal

from schemawright import config, pipeline
from schemawright.diagnostics import Problems
from schemawright.publish import Report
from schemawright.review.subset import Direction
from schemawright.values import Json


def generate(
    source: str | os.PathLike[str], output: str | os.PathLike[str], **options: Any
) -> Report:
    """Make the package `output` from the document or folder `source`.

    `options` are the fields of `schemawright.config.Options` (``formats="annotate"``), and
    ``force=True`` to overwrite files that were edited by hand. Raises `Rejected` if the input
    is wrong, TypeError for an unknown option; then nothing has been written.
    """
    force = bool(options.pop("force", False))
    job = config.one_off(Path(source), Path(output), config.Options(**options))
    return pipeline.generate(replace(job, force=force), Problems())


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a change means: `send` (is all that the old version accepts accepted by the new?) and
    `receive` (the reverse)."""

    send: Direction
    receive: Direction


def compare(
    old: Json,
    new: Json,
    *,
    resources: Mapping[str, Json] | None = None,
    dialect: str | None = None,
    formats: Literal["annotate", "assert"] = "annotate",
) -> Comparison:
    """Compare two versions of a schema, by what they accept.

    `resources`, `dialect` and `formats` are those of `compile_validator`, for both versions. Raises
    `Rejected` if a schema is wrong, ValueError for an unknown dialect.
    """
    from schemawright import inprocess
    from schemawright.review.normalise import normalise
    from schemawright.review.subset import is_subset
    from schemawright.review.terms import Terms

    settings: dict[str, Any] = {"resources": resources, "dialect": dialect, "formats": formats}
    programs = [inprocess.lower_schema(schema, **settings)[1] for schema in (old, new)]
    terms = Terms()
    meanings = normalise(programs, terms)
    before, after = (
        meaning[program.entries["schema"]]
        for meaning, program in zip(meanings, programs, strict=True)
    )
    accepts = [cache(lambda s=s: inprocess.compile_validator(s, **settings).is_valid) for s in (old, new)]

    def between(one: int, other: int) -> Callable[[Json], bool]:
        return lambda value: accepts[one]()(value) and not accepts[other]()(value)

    return Comparison(
        is_subset(terms, before, after, between(0, 1), inprocess.format_check),
        is_subset(terms, after, before, between(1, 0), inprocess.format_check),
    )
