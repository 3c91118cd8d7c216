"""From a folder of documents to a package: the whole story in one function."""

from __future__ import annotations

import gc
import os
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from schemawright.diagnostics import Place, Problems, Rejected
from schemawright.limits import limited
from schemawright.publish import Destination, EarlierRun, publish, verify, vet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from schemawright.config import Job, Options
    from schemawright.contract import Contract
    from schemawright.files import File
    from schemawright.ir.checks import Program
    from schemawright.publish import Report
    from schemawright.publish.contents import Package
    from schemawright.read.source import Source
    from schemawright.select.shared import UsedPackage
    from schemawright.targets.model_styles import ModelStyle


def generate(job: Job, problems: Problems) -> Report:
    """Make the package of `job` and put it in its place.

    Raises `Rejected`, with nothing written, if the documents or the place are wrong.
    """
    destination = _destination(job, problems)
    earlier = _earlier_run(job, destination) if job.cache else None
    report = earlier.report(problems) if earlier else None
    if report is None:
        package = build(job, problems)
        report = publish(package, destination, problems, force=job.force)
        if earlier:
            earlier.keep(package, problems.warnings)
    return report


def check(job: Job, problems: Problems, *, texts: bool = False) -> Report:
    """Hold what is in the output folder against what `generate` would put there; write nothing
    but a note that it is so. With `texts` the report has the lines that differ, too.

    Where ``CI`` is set no note is used: what the answer rests on is in the checkout, all of it.
    """
    destination = _destination(job, problems)
    earlier = _earlier_run(job, destination) if job.cache and not os.environ.get("CI") else None
    report = earlier.report(problems) if earlier else None
    if report is None:
        package = build(job, problems)
        report = verify(package, destination, problems, texts=texts)
        if earlier and report.is_current:
            earlier.keep(package, problems.warnings)
    return report


def _destination(job: Job, problems: Problems) -> Destination:
    destination = Destination.of(job.sources, job.output, job.root)
    vet(destination, problems)
    problems.stop_on_errors()
    return destination


def _earlier_run(job: Job, destination: Destination) -> EarlierRun | None:
    project, options = job.root or Path.cwd(), repr((job.options, job.uses))
    return EarlierRun.of(job.name, destination, project, job.options.templates, options)


def build(job: Job, problems: Problems) -> Package:
    """`described`, then compile → optimise → emit → style, within the limits of the job."""
    sources, contract = contract_of(job, problems)
    return package_of(job, sources, contract, problems)


def contract_of(job: Job, problems: Problems) -> tuple[tuple[Source, ...], Contract]:
    """`described`, within the limits of the job."""
    with limited(job.options.limits), garbage_collected_seldom():
        return described(job, problems)


def package_of(
    job: Job, sources: Iterable[Source], contract: Contract, problems: Problems
) -> Package:
    """The package of a `contract` that was read from `sources`, within the limits of the job."""
    with limited(job.options.limits), garbage_collected_seldom():
        return _built(job, sources, contract, problems)


def models_of(job: Job, contract: Contract, problems: Problems) -> tuple[File, ...]:
    """The files of the package of a `contract` but its validators, within the limits of the job:
    what can be read of a large one in a fraction of the time."""
    from schemawright.defaults import with_defaults
    from schemawright.targets import emit_models

    with limited(job.options.limits), garbage_collected_seldom():
        contract = with_defaults(contract, problems)
        with _written_as(job, problems):
            files = emit_models(contract, model_style(job.options), problems)
            problems.stop_on_errors()
        return _styled(files, job.options, problems)


@contextmanager
def garbage_collected_seldom() -> Iterator[None]:
    """A build makes many values that last, and few circles of them: to look for these after every
    700 objects is a tenth of its time, and after every 100,000 still a twentieth."""
    with _ONE_AT_A_TIME:
        _THRESHOLDS.append(gc.get_threshold())
        gc.set_threshold(400_000, *_THRESHOLDS[0][1:])
    try:
        yield
    finally:
        with _ONE_AT_A_TIME:
            before = _THRESHOLDS.pop()
            if not _THRESHOLDS:
                gc.set_threshold(*before)


#: What the process has had before the builds that run in its threads: that of the first one counts.
_THRESHOLDS: list[tuple[int, int, int]] = []
_ONE_AT_A_TIME = Lock()


def _built(job: Job, sources: Iterable[Source], contract: Contract, problems: Problems) -> Package:
    from schemawright.compile import compile_schemas
    from schemawright.defaults import with_defaults
    from schemawright.passes import optimise
    from schemawright.targets import emit
    from schemawright.targets.header import signed

    program = compile_schemas(contract, problems)
    problems.stop_on_errors()
    contract = with_defaults(contract, problems)
    explaining, deciding = optimise(program)
    chosen = job.options
    with _written_as(job, problems):
        files = emit(
            contract,
            explaining,
            deciding,
            model_style(chosen),
            problems,
            max_errors=chosen.max_errors,
            reference=chosen.reference,
        )
        problems.stop_on_errors()
    files = _styled(files, job.options, problems)
    return _package(job, contract, sources, signed(files, contract))


@contextmanager
def _written_as(job: Job, problems: Problems) -> Iterator[None]:
    """With the templates and the line length of the job."""
    from schemawright.line_length import with_line_length
    from schemawright.render import overriding

    options = job.options
    with overriding(options.templates, problems), with_line_length(options.line_length):
        yield


def model_style(options: Options) -> ModelStyle:
    """The style of the classes of a package that has these `options`."""
    from schemawright.targets import style_named
    from schemawright.targets.model_styles import ModelOptions

    own = ModelOptions(options.optional, options.model_settings, options.base, options.enums)
    return style_named(options.models).configured(own)


def understand(job: Job, problems: Problems) -> tuple[tuple[Source, ...], Contract, Program]:
    """`described`, then compile: the documents as they are, what they say, and how that is
    checked."""
    from schemawright.compile import compile_schemas

    read_sources, contract = described(job, problems)
    program = compile_schemas(contract, problems)
    problems.stop_on_errors()
    return read_sources, contract, program


def described(job: Job, problems: Problems) -> tuple[tuple[Source, ...], Contract]:
    """read → overlay → recognise → resolve → conform → lint → directions → describe → select: the
    documents as they are, and what they say."""
    # Loaded here, because a run that has nothing to do needs none of them.
    problems.strict = problems.strict or job.options.strict
    from schemawright.conform import conform
    from schemawright.describe import describe
    from schemawright.dialects import dialect_named
    from schemawright.directions import directed
    from schemawright.lint import lint
    from schemawright.overlay import overlay
    from schemawright.own_metaschemas import hold_against_own_metaschemas
    from schemawright.read import read
    from schemawright.recognise import recognise
    from schemawright.regex import forget_translations
    from schemawright.resolve import Library, resolve
    from schemawright.select import select
    from schemawright.select.shared import with_shared

    forget_translations()
    read_sources = read(job.sources, problems)
    problems.stop_on_errors()
    sources = overlay(read_sources, problems)
    problems.stop_on_errors()
    sources, foreign = recognise(sources, problems, job.options.dialect)
    problems.stop_on_errors()
    default, extensions = dialect_named(job.options.dialect), job.options.vocabularies
    library: Library = resolve(sources, problems, default, tuple(extensions))
    problems.stop_on_errors()
    library = conform(library, problems)
    problems.stop_on_errors()
    hold_against_own_metaschemas(library, problems)
    lint(library, job.options.lint, problems, every_place=job.options.every_place)
    problems.stop_on_errors()
    library = directed(library, job.options.directions)
    contract = describe(
        library, job.name, job.options.formats, problems, job.options.names, job.subject
    )
    problems.stop_on_errors()
    left_out = (*foreign, *contract.left_out)
    contract = replace(contract, left_out=left_out, text_types=job.options.types)
    contract = with_shared(contract, _used(job), problems)
    contract = select(contract, job.options.include, job.options.exclude, problems)
    problems.stop_on_errors()
    if not job.options.client:
        contract = contract.without_operations()
    return read_sources, contract


def _used(job: Job) -> Iterator[UsedPackage]:
    """What the packages have that `job` uses, and where they lie as seen from its output. What is
    wrong with their documents is told when they are made themselves."""
    from schemawright.contract import PackagePlace
    from schemawright.passes import optimise
    from schemawright.select.shared import UsedPackage
    from schemawright.targets.public_entries import with_public_entries
    from schemawright.targets.validators import function_places
    from schemawright.types import ContractTypes

    for used in job.all_uses:
        _, contract, program = understand(used, Problems())
        types, style = ContractTypes(contract), model_style(used.options)
        programs = (with_public_entries(types, style, one) for one in optimise(program))
        functions = function_places(contract, *programs)
        steps = Path(os.path.relpath(used.output, job.output)).parts
        climbs = steps.count(os.pardir)
        place = PackagePlace(climbs, ".".join(steps[climbs:]))
        if style.has_codecs:
            schemas = (named for named in contract.schemas if named.name in types.published)
            contract = replace(contract, schemas=tuple(schemas))
        yield UsedPackage(place, contract, functions)


def _styled(files: Iterable[File], options: Options, problems: Problems) -> tuple[File, ...]:
    from schemawright.style import NotPython, style

    try:
        return style(files, options.line_length, all_of_them=options.formatter == "black")
    except NotPython as error:
        if options.templates is None:
            raise
        place, hint = Place(options.templates.name), "correct the templates of the project"
        problems.error("SW0704", f"with these templates, {error}", hint, place)
        raise Rejected(problems.errors) from error


def _package(
    job: Job, contract: Contract, sources: Iterable[Source], files: Iterable[File]
) -> Package:
    """The finished files with what the manifest says of them."""
    from schemawright.publish.contents import OperationEntry, Package, SchemaEntry
    from schemawright.values import pointer

    entries = tuple(
        SchemaEntry(
            named.schema.source.path,
            pointer(named.schema.tokens),
            named.name,
            f"models.{named.name}",
            f"validators.{named.variable}",
        )
        for named in contract.schemas
        if named.role in {"document", "component", "body"}
    )
    operations = tuple(
        OperationEntry(
            operation.id, operation.method, operation.path, f"client.Client.{operation.call}"
        )
        for operation in (contract.api.operations if contract.api else ())
    )
    hashes = {source.path: source.digest for source in sources}
    return Package(job.name, tuple(files), hashes, entries, operations, contract.left_out)
