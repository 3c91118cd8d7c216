"""``schemawright diff``: what changed in meaning, for the review."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC
from pathlib import Path
from typing import TYPE_CHECKING

from schemawright.cli.command import Command
from schemawright.cli.display import newline_separated, refuse, say, tell
from schemawright.cli.exit_codes import Exit
from schemawright.cli.packages import chosen_jobs, package_arguments, with_options
from schemawright.diagnostics import Diagnostic, Problems

if TYPE_CHECKING:
    from datetime import date

    from schemawright.config import Job
    from schemawright.contract import Contract
    from schemawright.files import File
    from schemawright.read.source import Source
    from schemawright.reports.reviewed_package import PackageVersions, ReviewedPackage
    from schemawright.review.policy import AcceptedFinding

#: What the names of documents end with.
_SUFFIXES = (".json", ".yaml", ".yml")
#: Of more schemas, validators are not looked at for a page.
_MANY_SCHEMAS = 1000
FORMATS = ("terminal", "markdown", "html", "json", "sarif", "github", "junit")
_DESCRIPTION = """\
what changed in meaning: the documents of a git revision against the working tree, or OLD against
NEW, two documents or two folders; each change with its rule, its place in both versions, and what
it does to what is sent and to what is received, proved or shown by an instance
"""


def _arguments(parser: argparse.ArgumentParser) -> None:
    package_arguments(parser)
    parser.add_argument(
        "--base",
        metavar="REV",
        default="HEAD",
        help="the git revision to compare with; of a branch, where the work left it "
        "(default: HEAD)",
    )
    parser.add_argument(
        "--callers",
        metavar="PATH",
        action="append",
        help="code that uses the packages: a type checker tells which lines of it break; "
        "can be given several times",
    )
    parser.add_argument(
        "--checker",
        choices=("mypy", "pyright"),
        help="the type checker for --callers (default: mypy, or pyright where that is missing)",
    )
    parser.add_argument(
        "--format", choices=FORMATS, default=FORMATS[0], help="how the report is written"
    )


def _run(call: argparse.Namespace) -> int:
    from dataclasses import replace
    from datetime import datetime

    from schemawright.review.policy import USUAL_POLICY, judged, unused

    today = datetime.now(UTC).date()
    paths = [Path(name) for name in call.package]
    if len(paths) == 2 and all(map(os.path.exists, paths)):
        jobs, compared = [], [_between(call, *paths)]
    else:
        _refuse_paths(call.package)
        jobs = list(chosen_jobs(call))
        compared = [package for job in jobs for package in _since(call, job)]
    if call.callers and compared:
        compared = _with_broken_lines(call, compared)
    policy = jobs[0].options.review if jobs else USUAL_POLICY
    reviewed = [
        replace(package, review=judged(package.review, policy, today)) for package in compared
    ]
    reviews = [package.review for package in reviewed]
    _print(call.format, reviewed)
    if not call.package:
        for accepted in unused(reviews, policy, today):
            message, hint = _unused(accepted, today)
            tell([Diagnostic("warning", "SW0902", message, hint)], call.json)
    return Exit.DIFFERENT if any(review.level == "breaking" for review in reviews) else Exit.DONE


def _refuse_paths(names: list[str]) -> None:
    """Paths are two, and both are there; a single word is the name of a package."""
    paths = [name for name in names if "/" in name or Path(name).suffix in _SUFFIXES]
    missing = [name for name in paths if not os.path.exists(name)]
    if missing:
        hint = "name two that are there, OLD and NEW, or packages of the project"
        refuse(f"there is no document or folder {missing[0]!r}", hint)
    if paths:
        refuse("two documents or two folders are compared", "name both, OLD and NEW")


def _unused(accepted: AcceptedFinding, today: date) -> tuple[str, str]:
    """What is said of an accepted finding that accepts nothing, and what to do."""
    if accepted.until is not None and today > accepted.until:
        message = f"the finding {accepted.fingerprint} was accepted until {accepted.until}"
        return message, "mend what it tells, or say another day"
    message = f"the accepted finding {accepted.fingerprint} is not there"
    return message, "remove it from [[tool.schemawright.review.accepted]]"


def _between(call: argparse.Namespace, old: Path, new: Path) -> ReviewedPackage:
    """The review of two documents or folders."""
    from dataclasses import replace

    from schemawright import config

    job = with_options(config.one_off(new, Path(call.output or new.stem)), call)
    return _reviewed(call, (str(old), str(new)), replace(job, source=old), job)


def _since(call: argparse.Namespace, job: Job) -> Iterator[ReviewedPackage]:
    """The review of a package since the revision of the call; none of one that is new."""
    from dataclasses import replace

    with _checked_out(call, job) as (before, top, places):
        there = [before / place for place in places.values() if place is not None]
        if call.format == FORMATS[0]:  # others are read as a whole
            _tell_places(job, {path.resolve().relative_to(top): places[path] for path in places})
        if not there:
            return
        root = before / (job.root or Path()).resolve().relative_to(top)
        old = replace(job, source=there[0], more_sources=tuple(there[1:]), root=root)
        yield _reviewed(call, (call.base, "the working tree"), old, job, f"{before}/")


def _tell_places(job: Job, places: Mapping[Path, Path | None]) -> None:
    """What is said of documents that were not where they are."""
    if not any(places.values()):
        say(f"{job.name}: the documents are new")
    for now, then in places.items():
        if then not in (None, now):
            say(f"{job.name}: the documents in {now.as_posix()} were in {then.as_posix()}")


def _sources(job: Job) -> tuple[Path, ...]:
    return (job.source, *job.more_sources)


@contextmanager
def _checked_out(
    call: argparse.Namespace, job: Job
) -> Iterator[tuple[Path, Path, Mapping[Path, Path | None]]]:
    """The folder with the documents of `job` as they were, the one of the repository, and where
    below it each of the sources was."""
    from schemawright.publish.earlier_place import earlier_place
    from schemawright.publish.git_revision import NoRevision, checked_out, merge_base, top_folder

    folder = job.root or Path.cwd()
    try:
        commit, top = merge_base(folder, call.base), top_folder(folder)
        places = {path: earlier_place(folder, commit, path) for path in _sources(job)}
        # A document may refer to those beside it.
        needed = [
            top / (place if path.is_dir() else place.parent)
            for path, place in places.items()
            if place is not None
        ]
        with checked_out(folder, commit, needed) as before:
            yield before, top.resolve(), places
    except NoRevision as error:
        refuse(f"git cannot tell what was: {error}", "name a revision: --base REV, or OLD and NEW")


def _reviewed(
    call: argparse.Namespace, names: tuple[str, str], old: Job, new: Job, hidden: str = ""
) -> ReviewedPackage:
    """The review of two versions of those names; places in the old one are told without `hidden`,
    the folder in which it was put."""
    from dataclasses import replace

    from schemawright.inprocess import format_check
    from schemawright.lazy_validators import schema_validators
    from schemawright.limits import limited
    from schemawright.pipeline import garbage_collected_seldom
    from schemawright.reports.reviewed_package import ReviewedPackage
    from schemawright.review.versions import review

    before, after = _DescribedVersion.of(call, old, is_old=True), _DescribedVersion.of(call, new)
    with limited(new.options.limits), garbage_collected_seldom():
        told = review(before.contract, after.contract, format_check, schema_validators)
    reviewed = ReviewedPackage(told.without_prefix(hidden), *names)
    if call.callers:
        reviewed = replace(reviewed, versions=_versions(before, after, whole=True))
    return _with_texts(reviewed, before, after, hidden) if call.format == "html" else reviewed


def _with_texts(
    reviewed: ReviewedPackage, old: _DescribedVersion, new: _DescribedVersion, hidden: str
) -> ReviewedPackage:
    """The same with what a page shows beside it: the texts of the documents, and what becomes of
    the generated code. Of the validators of hundreds of schemas nobody reads there."""
    from dataclasses import replace

    from schemawright.reports.html_report import CODE_LINES

    whole = max(len(version.contract.schemas) for version in (old, new)) <= _MANY_SCHEMAS
    versions = reviewed.versions or _versions(old, new, whole=whole)
    code, left_out = versions.differences(CODE_LINES)
    return replace(
        reviewed,
        old_texts={source.shown.removeprefix(hidden): source.text for source in old.sources},
        new_texts={source.shown: source.text for source in new.sources},
        code=code,
        code_left_out=left_out,
        has_validators=whole or reviewed.versions is not None,
    )


def _versions(old: _DescribedVersion, new: _DescribedVersion, *, whole: bool) -> PackageVersions:
    """The generated package in both versions; without its validators, if it is not the whole."""
    from schemawright.reports.reviewed_package import PackageVersions

    paths = frozenset(source.path for source in new.sources)
    files = old.files(whole=whole), new.files(whole=whole)
    return PackageVersions(new.job.name, new.job.output, *files, paths)


def _with_broken_lines(
    call: argparse.Namespace, packages: list[ReviewedPackage]
) -> list[ReviewedPackage]:
    """The same reviews, with the lines of the callers' code that break."""
    from dataclasses import replace

    from schemawright import config
    from schemawright.callers import broken_code, checker_named
    from schemawright.review.line_causes import with_broken_lines

    checker, problems = checker_named(call.checker), Problems()
    versions = [package.versions for package in packages if package.versions]
    paths = [Path(path) for path in call.callers]
    errors = broken_code(versions, paths, config.root_of(Path.cwd()), checker, problems)
    tell(problems.reported, call.json)
    reviews = [package.review for package in packages]
    reviews = with_broken_lines(reviews, errors, tuple(call.callers), checker.name)
    both = zip(packages, reviews, strict=True)
    return [replace(package, review=review) for package, review in both]


@dataclass(frozen=True)
class _DescribedVersion:
    """A job with its documents and what they say."""

    job: Job
    sources: tuple[Source, ...]
    contract: Contract

    @staticmethod
    def of(call: argparse.Namespace, job: Job, *, is_old: bool = False) -> _DescribedVersion:
        """What is wrong with documents of old is not told unless it keeps them from being
        compared."""
        from schemawright import pipeline

        problems = Problems()
        sources, contract = pipeline.contract_of(job, problems)
        if not is_old:
            tell(problems.reported, call.json, call.every_place)
        return _DescribedVersion(job, sources, contract)

    def files(self, *, whole: bool) -> tuple[File, ...]:
        """What is generated, or of that all but the validators."""
        from schemawright import pipeline

        if not whole:
            return pipeline.models_of(self.job, self.contract, Problems())
        return pipeline.package_of(self.job, self.sources, self.contract, Problems()).files


def _print(form: str, reviewed: list[ReviewedPackage]) -> None:
    report = _report(form, reviewed)
    if report:
        say(*newline_separated(report))


def _report(form: str, reviewed: list[ReviewedPackage]) -> str:
    from schemawright.reports.github_report import github_report
    from schemawright.reports.json_report import json_report
    from schemawright.reports.junit_report import junit_report
    from schemawright.reports.markdown_report import markdown_report
    from schemawright.reports.sarif_report import sarif_report
    from schemawright.reports.terminal_report import terminal_report

    if form == "html":
        from schemawright.reports.html_report import html_report

        return html_report(reviewed)
    reviews = [package.review for package in reviewed]
    of_all = {
        "json": json_report,
        "sarif": sarif_report,
        "github": github_report,
        "junit": junit_report,
    }
    if form in of_all:
        return of_all[form](reviews)
    written = markdown_report if form == "markdown" else terminal_report
    return "\n".join(map(written, reviews))


DIFF = Command("diff", "tell what changed in meaning", _arguments, _run, description=_DESCRIPTION)
