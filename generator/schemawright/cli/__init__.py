"""The command line: the only room that prints or exits.

A command is one value in one file; `COMMANDS` lists them. Results go to standard output,
diagnostics to standard error. Nothing that is slow to load is loaded before it is needed.

| code | problem |
|---|---|
| SW0900 | the call makes no sense |
| SW0999 | a bug in Schemawright; ``SCHEMAWRIGHT_DEBUG=1`` shows where |
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from schemawright.cli.check import CHECK
from schemawright.cli.command import Command
from schemawright.cli.diff import DIFF
from schemawright.cli.display import print_anything, tell
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
        call = parse_call(arguments, COMMANDS)
        code: int = call.run(call)
        sys.stdout.flush()
    except Rejected as rejected:
        tell(rejected.problems, as_json)
        return Exit.WRONG
    except KeyboardInterrupt:
        print("interrupted; nothing was left half written", file=sys.stderr)
        return Exit.INTERRUPTED
    except BrokenPipeError:
        # Python flushes standard output once more at exit: into nothing.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.NOBODY_READS
    except Exception as error:  # noqa: BLE001 (the last resort: no traceback reaches a user)
        return _report_internal_error(error, as_json)
    return code


def _report_internal_error(error: Exception, as_json: bool) -> int:
    """A bug of our own as a diagnostic; the traceback is for those who ask for it."""
    hint = "this is a bug in schemawright: please report it, with what SCHEMAWRIGHT_DEBUG=1 shows"
    message = f"internal error: {type(error).__name__}: {error}"
    tell([Diagnostic("error", "SW0999", message, hint)], as_json)
    if os.environ.get("SCHEMAWRIGHT_DEBUG"):
        import traceback

        traceback.print_exception(error)
    return Exit.BUG
