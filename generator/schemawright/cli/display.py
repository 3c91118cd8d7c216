"""What people and programs see: diagnostics on standard error, results on standard output."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, NoReturn

from schemawright.diagnostics import Diagnostic, Rejected

if TYPE_CHECKING:
    from schemawright.publish import Report


def print_anything() -> None:
    """Whatever the locale can say, the rest as escapes: output is never an error."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def say(result: str) -> None:
    """A line on standard output, without what could drive a terminal."""
    print(printable(result), flush=True)


def tell(diagnostics: Iterable[Diagnostic], as_json: bool, every_one: bool = False) -> None:
    """Diagnostics on standard error: JSON lines, plain text, or in colour on a terminal. For
    people warnings that say the same of other places are one, unless they want `every_one`."""
    listed = list(diagnostics)
    if listed and not (as_json or every_one):
        from schemawright.cli.repetition import without_repetition

        listed = list(without_repetition(listed))
    for diagnostic in listed:
        if as_json:
            import json

            print(json.dumps(diagnostic.as_json()), file=sys.stderr)
        elif sys.stderr.isatty():
            _in_colour(diagnostic)
        else:
            print(diagnostic, file=sys.stderr)
    sys.stderr.flush()


def _in_colour(diagnostic: Diagnostic) -> None:
    from rich.console import Console
    from rich.text import Text

    # A Text, so that nothing in it is taken for markup.
    text = Text(str(diagnostic))
    colour = "bold red" if diagnostic.severity == "error" else "bold yellow"
    text.highlight_regex(r"\b(error|warning)\[SW\d{4}\]", colour)
    text.highlight_regex(r"(?m)^ +\| +\^$|^  = help:", "bold cyan")
    Console(stderr=True, highlight=False).print(text, soft_wrap=True)


def refuse(message: str, hint: str) -> NoReturn:
    """The call makes no sense (SW0900)."""
    raise Rejected((Diagnostic("error", "SW0900", message, hint),))


def summary(report: Report) -> str:
    """``generated/shop: 3 schemas, 1 operation``."""
    from schemawright.publish import shown_path

    parts = [counted(report.schemas, "schema"), counted(report.operations, "operation")]
    return f"{shown_path(report.output)}: {', '.join(parts)}"


def counted(count: int, noun: str) -> str:
    """``1 file``, ``2 files``."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def newline_separated(text: str) -> list[str]:
    """The lines of a text that ends in a newline. Only a newline ends one: what else `splitlines`
    takes for an end may stand in a document."""
    return text.removesuffix("\n").split("\n")


def printable(text: str) -> str:
    """`text` without control characters, which the name of a file may have."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)
