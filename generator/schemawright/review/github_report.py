"""A review as workflow commands of GitHub, which become annotations of the changed lines."""

from __future__ import annotations

from collections.abc import Iterable

from schemawright.diagnostics import Place
from schemawright.review.broken_lines import BrokenLine
from schemawright.review.change_findings import ChangeFinding, Level, Review
from schemawright.review.plain_messages import message
from schemawright.review.terminal_report import because_text
from schemawright.review.version_advice import VERSION_WORDS

_COMMANDS: dict[Level, str] = {"breaking": "error", "undecided": "warning", "compatible": "notice"}


def github_report(reviews: Iterable[Review]) -> str:
    """One command for each finding and each line of code that breaks, a line each, and the advice
    on the version."""
    commands: list[str] = []
    for review in reviews:
        commands += [_of_finding(finding) for finding in review.findings]
        commands += [_of_code(line) for line in (review.code.lines if review.code else ())]
        if review.version:
            says = f"{review.package}: {VERSION_WORDS[review.version]}"
            commands.append(_command("notice", "next version", None, says))
    return "".join(commands)


def _of_finding(finding: ChangeFinding) -> str:
    place = finding.new or finding.old
    return _command(_COMMANDS[finding.level], finding.rule, place, message(finding))


def _of_code(line: BrokenLine) -> str:
    says = f"{line.message}\nbecause {because_text(line)}"
    return _command("error", "line breaks", line.place, says)


def _command(command: str, title: str, place: Place | None, says: str) -> str:
    properties = {"title": title}
    if place is not None:
        properties["file"] = place.path
        if place.line is not None:
            properties |= {"line": str(place.line), "col": str(place.column or 1)}
    listed = ",".join(f"{name}={_property(text)}" for name, text in properties.items())
    return f"::{command} {listed}::{_data(says)}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
