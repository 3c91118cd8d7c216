"""The native twin of a package that was generated and is up to date."""

from __future__ import annotations

from pathlib import Path

from schemawright import pipeline
from schemawright.config import Job
from schemawright.diagnostics import Problems
from schemawright.files import File
from schemawright.native.build import Original, build
from schemawright.passes import optimise
from schemawright.publish import shown_path
from schemawright.targets import validators
from schemawright.targets.public_entries import with_public_entries
from schemawright.types import ContractTypes


def build_package(job: Job, problems: Problems, folder: Path) -> Path:
    """Compile the checks of the package of `job`; the twin, with the package's name, is put into
    `folder`. Returns its folder.

    Raises `Rejected`, with nothing written: SW0821 where the package is not what its documents
    give, SW0822 to SW0824 where it cannot be compiled, and for documents that are wrong.
    """
    report = pipeline.check(job, problems)
    if report.findings:
        count = len(report.findings)
        message = (
            f"{shown_path(report.output)} is not what its documents give: "
            f"{report.findings[0].path} is {report.findings[0].kind}"
            + (f", and so are {count - 1} more" if count > 1 else "")
        )
        problems.error("SW0821", message, "run schemawright generate, then compile it")
        problems.stop_on_errors()
    # What is to be warned of has been said.
    _, contract, program = pipeline.understand(job, Problems())
    types, style = ContractTypes(contract), pipeline.model_style(job.options)
    explaining, deciding = (with_public_entries(types, style, one) for one in optimise(program))
    placed = validators.placed(contract, explaining, deciding)
    original = Original(job.name, _files(report.output), deciding, placed)
    return build([original], folder)[0]


def _files(folder: Path) -> tuple[File, ...]:
    """The files of a package that is up to date."""
    paths = sorted(p for p in folder.rglob("*") if p.is_file() and "__pycache__" not in p.parts)
    return tuple(File(p.relative_to(folder).as_posix(), p.read_bytes().decode()) for p in paths)
