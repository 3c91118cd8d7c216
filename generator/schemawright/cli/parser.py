"""Arguments -> the command that is called and what it is called with."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import Any, NoReturn

from schemawright.cli.command import Command
from schemawright.cli.display import refuse
from schemawright.version import VERSION

_EXAMPLES = """\
examples:
  schemawright generate                  every package of the project
  schemawright generate shop             one of them
  schemawright generate --source api.yaml --output src/shop_api
  schemawright check                     is everything committed up to date?
  schemawright diff --base main          what did this branch change in meaning?

exit codes:
  0 done   1 check found differences, or diff a break   2 the input or the call is wrong
  70 a bug in schemawright

environment:
  SCHEMAWRIGHT_DEBUG=1                   show the traceback of a bug in schemawright
"""


class _Help(argparse.RawDescriptionHelpFormatter):
    """Asks for the width of the terminal when there is help to print. A formatter is made for
    every argument that a parser is given, and asking takes a library that is slow to load."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=80)

    def format_help(self) -> str:
        import shutil

        self._width = shutil.get_terminal_size().columns - 2
        return super().format_help()


class _ArgumentParser(argparse.ArgumentParser):
    """Reports a wrong call as the diagnostic that it is."""

    def error(self, message: str) -> NoReturn:
        usage = " ".join(self.format_usage().split()).removeprefix("usage: ")
        refuse(message, f"usage: {usage}; more: {self.prog} --help")


def parse_call(arguments: Sequence[str], commands: Sequence[Command]) -> argparse.Namespace:
    """The call, with the function of its command as ``run``. Raises `Rejected` (SW0900) for a
    wrong one; exits after ``--help`` and ``--version``."""
    for command in commands:
        # Its own parser is all that it takes, and the others take time to make.
        if arguments[:1] == [command.name]:
            return _whole(_ArgumentParser(**_texts(command)), command).parse_args(arguments[1:])
    parser = _ArgumentParser(
        prog="schemawright",
        description="from JSON Schema and OpenAPI documents to one typed Python package",
        epilog=_EXAMPLES,
        formatter_class=_Help,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"schemawright {VERSION}")
    choices = parser.add_subparsers(metavar="COMMAND", required=True)
    for command in commands:
        _whole(choices.add_parser(command.name, help=command.about, **_texts(command)), command)
    return parser.parse_args(arguments)


def _texts(command: Command) -> dict[str, Any]:
    return {
        "prog": f"schemawright {command.name}",
        "description": command.description or command.about,
        "epilog": _EXAMPLES,
        "formatter_class": _Help,
        "allow_abbrev": False,
    }


def _whole(parser: _ArgumentParser, command: Command) -> _ArgumentParser:
    """`parser` with the arguments of `command`."""
    command.arguments(parser)
    parser.add_argument(
        "--json", action="store_true", help="diagnostics as JSON, one object a line"
    )
    parser.set_defaults(run=command.run)
    return parser
