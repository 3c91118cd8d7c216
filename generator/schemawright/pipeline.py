"""From a folder of documents to a package: the whole story in one function."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from schemawright.config import Job
from schemawright.contract import Contract
from schemawright.diagnostics import Problems
from schemawright.dialects import dialect_named
from schemawright.files import File
from schemawright.ir.checks import Program
from schemawright.manifest import OperationEntry, Package, SchemaEntry
from schemawright.publish import Recall, Report, publish, verify, vet
from schemawright.read.source import Source
from schemawright.values import pointer


def generate(job: Job, problems: Problems) -> Report:
    """Make the package of `job` and put it in its place.

    Raises `Rejected`, with nothing written, if the documents or the place are wrong.
    """
    vet(job.source, job.output, problems)
    problems.stop_on_errors()
    known = _recall(job)
    seal = known.fingerprint() if known else None
    report = known.answer(seal, problems) if known else None
    if report is None:
        package = build(job, problems)
        report = publish(package, job.source, job.output, problems, force=job.force)
        if known:
            known.note(seal, problems.warnings)
    return report


def check(job: Job, problems: Problems) -> Report:
    """Hold what is in the output folder against what `generate` would put there; write nothing
    but the note that it is so."""
    known = _recall(job)
    seal = known.fingerprint() if known else None
    report = known.answer(seal, problems) if known else None
    if report is None:
        report = verify(build(job, problems), job.output, problems)
        if known and report.is_current:
            known.note(seal, problems.warnings)
    return report


def _recall(job: Job) -> Recall | None:
    if job.notes is None:
        return None
    return Recall(job.notes, job.name, job.source, job.output, repr(job.options))


def build(job: Job, problems: Problems) -> Package:
    """`compile_documents` → emit → style."""
    from schemawright.style import style
    from schemawright.targets import emit

    compiled = compile_documents(job, problems)
    programs = compiled.explaining, compiled.deciding
    files = style(emit(compiled.contract, *programs, job.options.models, problems))
    problems.stop_on_errors()
    return _package(job, compiled, files)


@dataclass(frozen=True, slots=True)
class Compiled:
    """The documents of a package, as what they say and as the programs that check it."""

    sources: tuple[Source, ...]
    contract: Contract
    explaining: Program
    deciding: Program


def compile_documents(job: Job, problems: Problems) -> Compiled:
    """read → overlay → resolve → conform → describe → compile → optimise."""
    from schemawright.compile import compile_schemas
    from schemawright.conform import conform
    from schemawright.describe import describe
    from schemawright.overlay import overlay
    from schemawright.passes import optimise
    from schemawright.read import read
    from schemawright.resolve import resolve

    read_sources = read(job.source, problems)
    problems.stop_on_errors()
    sources = overlay(read_sources, problems)
    problems.stop_on_errors()
    library = resolve(sources, problems, dialect_named(job.options.dialect))
    problems.stop_on_errors()
    conform(library, problems)
    problems.stop_on_errors()
    contract = describe(library, job.name, job.options.formats, problems)
    problems.stop_on_errors()
    if not job.options.client:
        contract = contract.without_operations()
    program = compile_schemas(contract, problems)
    problems.stop_on_errors()
    return Compiled(tuple(read_sources), contract, *optimise(program))


def _package(job: Job, compiled: Compiled, files: Iterable[File]) -> Package:
    """The finished files with what the manifest says of them."""
    entries = tuple(
        SchemaEntry(
            named.schema.source.path,
            pointer(named.schema.tokens),
            named.name,
            f"models.{named.name}",
            f"validators.{named.variable}",
        )
        for named in compiled.contract.schemas
        if named.role in {"document", "component", "body"}
    )
    api = compiled.contract.api
    operations = tuple(
        OperationEntry(each.id, each.method, each.path, f"client.Client.{each.call}")
        for each in (api.operations if api else ())
    )
    hashes = {source.path: source.digest for source in compiled.sources}
    return Package(job.name, tuple(files), hashes, entries, operations)
