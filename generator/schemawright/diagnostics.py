"""Problems, as a good compiler tells them: where, what, and what to do.

A stage reports to a `Problems`; it never prints and never exits. Errors stop the run at the
end of the stage that found them, so one run shows every problem of that stage.

Codes: SW01 read, SW02 overlay, SW03 resolve, SW04 conform, SW05 describe, SW06 compile,
SW07 emit, SW08 publish and check, SW09 configuration and command line, SW10 lint, SW11 recognise,
SW12 callers.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field
from typing import Literal, TypeAlias

from schemawright.data_classes import frozen, mutable

Severity = Literal["error", "warning"]


@frozen
class Place:
    """A spot in an input file. `line` and `column` count from 1; `pointer` is RFC 6901 text."""

    path: str
    pointer: str | None = None
    line: int | None = None
    column: int | None = None
    #: The source line itself, without its newline.
    text: str | None = None


#: Finds a place when it is to be told; until then it costs nothing.
Where: TypeAlias = Callable[[], "Place | None"]


@frozen
class Diagnostic:
    """One problem: `code` is stable (``SW0302``), `message` says what, `hint` what to do."""

    severity: Severity
    code: str
    message: str
    hint: str
    place: Place | None = None

    def __str__(self) -> str:
        lines = [f"{self._where()}{self.severity}[{self.code}]: {_shown(self.message)}"]
        if self.place and self.place.pointer is not None:
            lines[0] += f" (at {_shown(self.place.pointer) or 'the top'})"
        if self.place and self.place.text and self.place.text.strip():
            lines += _excerpt(self.place)
        lines.append(f"  = help: {_shown(self.hint)}")
        return "\n".join(lines)

    def _where(self) -> str:
        if self.place is None:
            return ""
        numbers = [n for n in (self.place.line, self.place.column) if n is not None]
        return ":".join([_shown(self.place.path), *map(str, numbers)]) + ": "

    def as_json(self) -> dict[str, object]:
        """The members of one line of ``--json``; absent facts are null."""
        place = self.place or Place("")
        return {
            "severity": self.severity,
            "code": self.code,
            "message": self.message,
            "hint": self.hint,
            "path": place.path or None,
            "pointer": place.pointer,
            "line": place.line,
            "column": place.column,
        }


class Rejected(Exception):
    """The input, or the call, is wrong; `problems` says how. Nothing was written."""

    def __init__(self, problems: tuple[Diagnostic, ...]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


@mutable
class Problems:
    """Collects the diagnostics of a run, in the order they are found."""

    reported: list[Diagnostic] = field(default_factory=list)
    #: Whether a blemish is an error.
    strict: bool = False
    _said: set[Diagnostic] = field(default_factory=set)

    def error(self, code: str, message: str, hint: str, place: Place | None = None) -> None:
        """Report what keeps the package from being made."""
        self.add(Diagnostic("error", code, message, hint, place))

    def warning(self, code: str, message: str, hint: str, place: Place | None = None) -> None:
        """Report what the package is made in spite of."""
        self.add(Diagnostic("warning", code, message, hint, place))

    def blemish(
        self, code: str, message: str, read_as: str, hint: str, place: Place | None = None
    ) -> None:
        """What is wrong and costs no more than it touches: a warning that ends in how it is read,
        or that something is left out; an error where the package is to be strict."""
        if self.strict:
            self.error(code, message, hint, place)
        else:
            self.warning(code, f"{message}, {read_as}", hint, place)

    def add(self, diagnostic: Diagnostic) -> None:
        """Take in what is not there yet."""
        if diagnostic not in self._said:
            self._said.add(diagnostic)
            self.reported.append(diagnostic)

    @property
    def warnings(self) -> tuple[Diagnostic, ...]:
        """Those that do not keep the package from being made, in the order of their report."""
        return tuple(d for d in self.reported if d.severity == "warning")

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """Those that keep the package from being made, in the order of their report."""
        return tuple(d for d in self.reported if d.severity == "error")

    def stop_on_errors(self) -> None:
        """Raise `Rejected` with everything found so far if any of it is an error."""
        if self.errors:
            raise Rejected(tuple(self.reported))


def _excerpt(place: Place) -> list[str]:
    """The source line, cut to a readable width around the column, with a caret below it."""
    text, column = place.text or "", (place.column or 1) - 1
    start = max(0, column - 60)
    shown = _shown(text[start : start + 100])
    caret = len(_shown(text[start:column]))
    margin = str(place.line) if place.line is not None else ""
    return [f"  {margin} | {shown}", f"  {' ' * len(margin)} | {' ' * caret}^"]


def _shown(text: str) -> str:
    """`text` with control, bidirectional and unpaired surrogate characters escaped, so that
    no document can drive the terminal; the rest, accents and emoji included, as it is."""
    return "".join(
        c if c.isprintable() or c == " " else c.encode("unicode_escape").decode() for c in text
    )
