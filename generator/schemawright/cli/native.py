"""``schemawright native``: a generated package -> a copy whose checks are compiled."""

from __future__ import annotations

import argparse

from schemawright.cli.command import Command
from schemawright.cli.display import say
from schemawright.cli.exit_codes import Exit


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("package", metavar="DIR", help="the folder of a generated package")
    parser.add_argument(
        "--output", metavar="DIR", help="the folder of the copy (default: build/native/NAME)"
    )


def _run(call: argparse.Namespace) -> int:
    from pathlib import Path

    from schemawright.native import build
    from schemawright.publish import shown

    twin = build(Path(call.package), Path(call.output) if call.output else None)
    say(f"{shown(twin)}: compiled")
    return Exit.DONE


NATIVE = Command(
    "native",
    "compile the checks of a generated package, into a copy of it",
    _arguments,
    _run,
    "compile the checks of a generated package, into a copy of it that takes its place:\n"
    "the same verdicts, several times as fast; this needs setuptools, Cython and a C\n"
    "compiler, and the copy needs none of them",
)
