"""`generate`, `compare` and `examples` for Python programs."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, Literal

from schemawright import config, pipeline
from schemawright.data_classes import frozen
from schemawright.diagnostics import Problems
from schemawright.publish import Report
from schemawright.review.example_values import Examples
from schemawright.review.subset import COMPATIBLE, Direction
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


@frozen
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

    if same(old, new):
        # Also what is not looked into is the same.
        inprocess.lower_schema(old, resources=resources, dialect=dialect, formats=formats)
        return Comparison(COMPATIBLE, COMPATIBLE)
    settings: dict[str, Any] = {"resources": resources, "dialect": dialect, "formats": formats}
    programs = [inprocess.lower_schema(schema, **settings)[1] for schema in (old, new)]
    terms = Terms()
    before, after = (
        meaning[program.entries["schema"]]
        for meaning, program in zip(normalise(programs, terms), programs, strict=True)
    )
    accepts = [_accepting(schema, settings) for schema in (old, new)]

    def shows(one: int, other: int) -> Callable[[Json], bool]:
        return lambda value: accepts[one](value) and not accepts[other](value)

    check = inprocess.format_check
    return Comparison(
        is_subset(terms, before, after, shows(0, 1), check),
        is_subset(terms, after, before, shows(1, 0), check),
    )


def examples(
    schema: Json,
    n: int = 10,
    *,
    resources: Mapping[str, Json] | None = None,
    dialect: str | None = None,
    formats: Literal["annotate", "assert"] = "annotate",
) -> Examples:
    """At most `n` instances of `schema` that reach its branches, and at most `n` that are nearly
    valid, each breaking one rule. They are worked out, so the same schema gives the same ones.

    `resources`, `dialect` and `formats` are those of `compile_validator`. Raises `Rejected` if the
    schema is wrong, ValueError for an unknown dialect.
    """
    from schemawright import inprocess
    from schemawright.review.example_values import example_values
    from schemawright.review.normalise import normalise
    from schemawright.review.terms import Terms

    settings: dict[str, Any] = {"resources": resources, "dialect": dialect, "formats": formats}
    program = inprocess.lower_schema(schema, **settings)[1]
    terms = Terms()
    term = normalise([program], terms)[0][program.entries["schema"]]
    is_valid = _accepting(schema, settings)
    return example_values(terms, term, n, is_valid, inprocess.format_check)


def _accepting(schema: Json, settings: dict[str, Any]) -> Callable[[Json], bool]:
    """What tells whether `schema` accepts a value; compiled when it is first asked."""
    from schemawright import inprocess

    validator = cache(lambda: inprocess.compile_validator(schema, **settings))
    return lambda value: validator().is_valid(value)
