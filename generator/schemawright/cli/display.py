"""What people and programs see: diagnostics on standard error, results on standard output."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, NoReturn, TextIO

from schemawright.diagnostics import Diagnostic, Rejected

if TYPE_CHECKING:
    from schemawright.publish import Report

#: Standard input, output and error are the descriptors 0 to 2.
_LAST_STANDARD = 2


class OutputLost(Exception):
    """Standard output takes nothing more: nobody reads it, or the disk is full."""


def print_anything() -> None:
    """Whatever the locale can say, the rest as escapes: output is never an error. What was closed
    leads to nothing, so that no file that is opened later is taken for it."""
    if None in (sys.stdin, sys.stdout, sys.stderr):
        while (descriptor := os.open(os.devnull, os.O_RDWR)) <= _LAST_STANDARD:
            pass
        os.close(descriptor)
        sys.stdout = sys.stdout or _nothing()
        sys.stderr = sys.stderr or _nothing()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def say(*lines: str) -> None:
    """Lines on standard output, without what could drive a terminal. Raises `OutputLost`."""
    try:
        for line in lines:
            print(printable(line))
    except OSError as error:
        raise OutputLost(error.strerror) from error
    flush()


def flush() -> None:
    """See to it that what was said is out. Raises `OutputLost`."""
    try:
        sys.stdout.flush()
    except OSError as error:
        raise OutputLost(error.strerror) from error


def into_nothing(stream: TextIO) -> None:
    """Have what `stream` still holds, and will be given, go nowhere: Python flushes it once more at
    exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def tell(diagnostics: Iterable[Diagnostic], as_json: bool, every_one: bool = False) -> None:
    """Diagnostics on standard error: JSON lines, plain text, or in colour on a terminal. For
    people warnings that say the same of other places are one, unless they want `every_one`."""
    listed = list(diagnostics)
    if listed and not (as_json or every_one):
        from schemawright.cli.repetition import without_repetition

        listed = list(without_repetition(listed))
    with nobody_has_to_read():
        for diagnostic in listed:
            if as_json:
                import json

                print(json.dumps(diagnostic.as_json()), file=sys.stderr)
            elif sys.stderr.isatty():
                _in_colour(diagnostic)
            else:
                print(diagnostic, file=sys.stderr)


@contextmanager
def nobody_has_to_read() -> Iterator[None]:
    """Standard error may be full, or have no reader: what a run comes to does not depend on it."""
    try:
        yield
        sys.stderr.flush()
    except OSError:
        into_nothing(sys.stderr)


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


def _nothing() -> TextIO:
    return os.fdopen(os.open(os.devnull, os.O_WRONLY), "w", encoding="utf-8")


def newline_separated(text: str) -> list[str]:
    """The lines of a text that ends in a newline. Only a newline ends one: what else `splitlines`
    takes for an end may stand in a document."""
    return text.removesuffix("\n").split("\n")


def printable(text: str) -> str:
    """`text` without control characters, which the name of a file may have."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)
