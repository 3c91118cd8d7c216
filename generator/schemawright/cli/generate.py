"""``schemawright generate``: documents -> packages."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from schemawright.cli.command import Command
from schemawright.cli.display import counted, say, summary
from schemawright.cli.dump import dump_checks
from schemawright.cli.exit_codes import Exit
from schemawright.cli.packages import for_packages, package_arguments

if TYPE_CHECKING:
    from schemawright.config import Job
    from schemawright.diagnostics import Problems


def _arguments(parser: argparse.ArgumentParser) -> None:
    package_arguments(parser)
    parser.add_argument(
        "--force", action="store_true", help="overwrite files that were edited or added by hand"
    )
    parser.add_argument(
        "--dump-ir",
        metavar="PASS",
        nargs="?",
        const="",
        help="print what is checked, in the check language, after all passes or after one; "
        "write nothing",
    )


def _run(call: argparse.Namespace) -> int:
    return for_packages(call, _generate if call.dump_ir is None else dump_checks)


def _generate(call: argparse.Namespace, job: Job, problems: Problems) -> int:
    from dataclasses import replace

    from schemawright import pipeline

    report = pipeline.generate(replace(job, force=call.force), problems)
    changed = counted(report.touched, "file") + " changed" if report.touched else "unchanged"
    say(f"{summary(report)}, {changed}")
    return Exit.DONE


GENERATE = Command("generate", "write the packages", _arguments, _run)
