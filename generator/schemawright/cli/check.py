"""``schemawright check``: what is committed, held against what the documents give now."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING

from schemawright.cli.command import Command
from schemawright.cli.display import counted, say, summary, tell
from schemawright.cli.exit_codes import Exit
from schemawright.cli.packages import for_packages, package_arguments
from schemawright.diagnostics import Diagnostic, Place

if TYPE_CHECKING:
    from schemawright.config import Job
    from schemawright.diagnostics import Problems
    from schemawright.publish import Report

#: What each kind of finding is called: its code, and the words after the file's name.
_FINDINGS = {
    "stale": ("SW0811", "stale: generation gives something else now"),
    "edited": ("SW0812", "edited by hand"),
    "missing": ("SW0813", "missing"),
    "extra": ("SW0814", "extra: generation does not give this file"),
    "malformed": ("SW0815", "malformed: not a manifest"),
}
#: What only ``generate --force`` overwrites.
_BY_HAND = {"edited", "extra", "malformed"}


def _arguments(parser: argparse.ArgumentParser) -> None:
    package_arguments(parser)
    parser.add_argument(
        "--diff",
        action="store_true",
        help="show the lines that generation would change, and the documents that changed",
    )


def _run(call: argparse.Namespace) -> int:
    return for_packages(call, _check)


def _check(call: argparse.Namespace, job: Job, problems: Problems) -> int:
    from schemawright import pipeline
    from schemawright.publish import shown_path

    report = pipeline.check(job, problems, texts=call.diff)
    if not report.findings:
        say(f"{summary(report)}, up to date")
        return Exit.DONE
    for finding in _diagnostics(report):
        if call.json:
            tell([finding], as_json=True)
        else:
            say(f"{finding.place.path if finding.place else ''}: {finding.message}")
    for path, what in report.documents:
        say(f"document {path}: {what}")
    say(*report.difference)
    differ = "differs" if len(report.findings) == 1 else "differ"
    count = counted(len(report.findings), "file")
    hint = "run schemawright generate" + _force_hint(report)
    say(f"{shown_path(report.output)}: {count} {differ}; {hint}")
    return Exit.DIFFERENT


def _diagnostics(report: Report) -> Iterator[Diagnostic]:
    from schemawright.publish import shown_path

    for finding in report.findings:
        code, words = _FINDINGS[finding.kind]
        place = Place(shown_path(report.output / finding.path))
        yield Diagnostic("error", code, words, _advice(finding.kind), place)


def _advice(kind: str) -> str:
    if kind in _BY_HAND:
        return "take the change into the schema or an overlay, or overwrite it: generate --force"
    return "run schemawright generate"


def _force_hint(report: Report) -> str:
    edited = any(finding.kind in _BY_HAND for finding in report.findings)
    return " (with --force, to give up what was edited)" if edited else ""


CHECK = Command("check", "compare the packages with the documents; write nothing", _arguments, _run)
