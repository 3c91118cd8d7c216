"""The packages that a call means: those of the project, some of them, or one made on the spot."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from schemawright.cli.display import refuse, tell
from schemawright.cli.exit_codes import Exit
from schemawright.diagnostics import Problems, Rejected

if TYPE_CHECKING:
    from schemawright.config import Job

    #: Does the work of a command for one package, and returns the exit code.
    ForPackage = Callable[[argparse.Namespace, Job, Problems], int]


def package_arguments(parser: argparse.ArgumentParser) -> None:
    """What commands about packages take."""
    from schemawright.config import MODELS
    from schemawright.extension_vocabularies import EXTENSIONS

    parser.add_argument("package", nargs="*", metavar="PACKAGE", help="only these packages")
    parser.add_argument(
        "--source",
        metavar="PATH",
        action="append",
        help="a document, or a folder of documents; can be given several times",
    )
    parser.add_argument("--output", metavar="DIR", help="the folder that becomes the package")
    parser.add_argument(
        "--formats",
        choices=("assert", "annotate"),
        help="whether `format` is checked (default: assert)",
    )
    parser.add_argument(
        "--dialect",
        metavar="DRAFT",
        choices=("draft4", "draft6", "draft7", "draft2019-09", "draft2020-12"),
        help="what documents are read as whose $schema is missing or unknown "
        "(draft4, draft6, draft7, draft2019-09, draft2020-12)",
    )
    parser.add_argument(
        "--vocabulary",
        action="append",
        choices=EXTENSIONS,
        dest="vocabularies",
        help="keywords that extend every dialect; can be given several times",
    )
    parser.add_argument(
        "--models",
        choices=MODELS,
        help=f"what the classes of the package are (default: {MODELS[0]})",
    )
    for name, about in (("include", "only what these name"), ("exclude", "not what these name")):
        parser.add_argument(
            f"--{name}",
            action="append",
            metavar="SELECTOR",
            help=f"{about}, and what it needs: tag:T, path:/p/*, id:O, schema:S or "
            "pointer:/p; can be given several times",
        )
    parser.add_argument(
        "--optional",
        choices=("none", "missing"),
        help="what a field reads as that is not set and has no default (default: none)",
    )
    parser.add_argument(
        "--strict",
        action="store_true",
        help="refuse documents with blemishes, instead of leaving out what they touch",
    )
    parser.add_argument(
        "--no-client", action="store_true", help="no client, even if there are operations"
    )
    parser.add_argument(
        "--verbose",
        action="store_true",
        dest="every_place",
        help="tell every warning, not only the first of each kind",
    )
    parser.add_argument(
        "--no-cache",
        action="store_true",
        help="use nothing that earlier runs noted (where CI is set, `check` never does)",
    )


def for_packages(call: argparse.Namespace, run: ForPackage) -> int:
    """Run it for every package that the call means: the largest exit code of all. What is wrong
    with one package is told and does not keep back the others."""
    return max([_one(run, call, job) for job in chosen_jobs(call)])


def _one(run: ForPackage, call: argparse.Namespace, job: Job) -> int:
    problems = Problems()
    try:
        code = run(call, job, problems)
    except Rejected as rejected:
        tell(rejected.problems, call.json, call.every_place)
        return Exit.WRONG
    tell(problems.reported, call.json, call.every_place)
    return code


def chosen_jobs(call: argparse.Namespace) -> Iterable[Job]:
    """The packages with the options of the call; `Rejected` if it makes no sense."""
    for job in _named(call):
        yield with_options(job, call)


def with_options(job: Job, call: argparse.Namespace) -> Job:
    """`job` with what the call says of packages."""
    from dataclasses import replace

    names = (
        *("formats", "dialect", "vocabularies", "models", "optional", "every_place", "strict"),
        *("include", "exclude"),
    )
    chosen = {name: getattr(call, name) for name in names if getattr(call, name)}
    if call.no_client:
        chosen["client"] = False
    try:
        options = replace(job.options, **chosen)
    except ValueError as error:
        refuse(f"{job.name}: {error}", "change one of the two")
    return replace(job, options=options, cache=job.cache and not call.no_cache)


def _named(call: argparse.Namespace) -> tuple[Job, ...]:
    from pathlib import Path

    from schemawright import config

    if (call.source is None) != (call.output is None):
        refuse("--source and --output go together", "give both, or neither")
    if call.source is not None and call.package:
        refuse("packages of the project cannot be named with --source", "leave out one of them")
    if call.source is not None:
        return (config.one_off([*map(Path, call.source)], Path(call.output)),)
    problems = Problems()
    # Relative, as the user would write it: that is how diagnostics name the files.
    root = Path(os.path.relpath(config.root_of(Path.cwd())))
    jobs = config.jobs(root, call.package, problems)
    problems.stop_on_errors()
    return jobs
