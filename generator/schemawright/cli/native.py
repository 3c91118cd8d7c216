"""``schemawright native``: packages -> copies of them whose checks are compiled."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from schemawright.cli.command import Command
from schemawright.cli.display import say
from schemawright.cli.exit_codes import Exit
from schemawright.cli.packages import for_packages, package_arguments

if TYPE_CHECKING:
    from schemawright.config import Job
    from schemawright.diagnostics import Problems


def _run(call: argparse.Namespace) -> int:
    return for_packages(call, _compile)


def _compile(_: argparse.Namespace, job: Job, problems: Problems) -> int:
    from pathlib import Path

    from schemawright.native import build_package
    from schemawright.publish import shown_path

    twin = build_package(job, problems, Path(job.root or "", "build", "native"))
    say(f"{shown_path(twin)}: compiled")
    return Exit.DONE


NATIVE = Command(
    "native",
    "compile the checks of the packages, into copies of them",
    package_arguments,
    _run,
    "compile the checks of packages that are up to date, into copies in build/native that\n"
    "take their place: the same verdicts, several times as fast; this needs setuptools,\n"
    "Cython and a C compiler, and the copies need none of them",
)
