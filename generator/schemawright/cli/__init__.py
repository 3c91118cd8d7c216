"""The command line: the only room that prints or exits.

A command is one value in one file; `COMMANDS` lists them. Results go to standard output,
diagnostics to standard error. Nothing that is slow to load is loaded before it is needed.

| code | problem |
|---|---|
| SW0900 | the call makes no sense |
| SW0999 | a bug in Schemawright; ``SCHEMAWRIGHT_DEBUG=1`` shows where |
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from schemawright.cli.check import CHECK
from schemawright.cli.command import Command
from schemawright.cli.diff import DIFF
from schemawright.cli.display import (
    OutputLost,
    flush,
    into_nothing,
    nobody_has_to_read,
    print_anything,
    refuse,
    tell,
)
from schemawright.cli.exit_codes import Exit
from schemawright.cli.generate import GENERATE
from schemawright.cli.native import NATIVE
from schemawright.cli.parser import parse_call
from schemawright.diagnostics import Diagnostic, Rejected

COMMANDS: tuple[Command, ...] = (GENERATE, CHECK, DIFF, NATIVE)


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit code; only ``--help`` and ``--version`` exit."""
    arguments = sys.argv[1:] if arguments is None else arguments
    as_json = "--json" in arguments
    print_anything()
    try:
        call = _parsed(arguments)
        code: int = call.run(call)
        flush()
    except Rejected as rejected:
        tell(rejected.problems, as_json)
        return Exit.WRONG
    except KeyboardInterrupt:
        with nobody_has_to_read():
            print("interrupted; nothing was left half written", file=sys.stderr)
        return Exit.INTERRUPTED
    except OutputLost as lost:
        return _stop_speaking(lost)
    except Exception as error:  # noqa: BLE001 (the last resort: no traceback reaches a user)
        return _report_internal_error(error, as_json)
    return code


def _parsed(arguments: Sequence[str]) -> argparse.Namespace:
    try:
        call = parse_call(arguments, COMMANDS)
    except SystemExit:  # after what --help and --version say
        flush()
        raise
    try:
        Path.cwd()
    except OSError:
        refuse("the working folder is not there any more", "change to another folder")
    return call


def _stop_speaking(lost: OutputLost) -> int:
    into_nothing(sys.stdout)
    if isinstance(lost.__cause__, BrokenPipeError):
        return Exit.NOBODY_READS
    with nobody_has_to_read():
        print(f"standard output cannot be written: {lost}", file=sys.stderr)
    return Exit.OUTPUT_LOST


def _report_internal_error(error: Exception, as_json: bool) -> int:
    """A bug of our own as a diagnostic; the traceback is for those who ask for it."""
    hint = "this is a bug in schemawright: please report it, with what SCHEMAWRIGHT_DEBUG=1 shows"
    message = f"internal error: {type(error).__name__}: {error}"
    tell([Diagnostic("error", "SW0999", message, hint)], as_json)
    if os.environ.get("SCHEMAWRIGHT_DEBUG"):
        import traceback

        traceback.print_exception(error)
    return Exit.BUG
