"""A review as workflow commands of GitHub, which become annotations of the changed lines.

GitHub shows ten annotations of each kind a step, so the worst come first.
"""

from __future__ import annotations

from collections.abc import Iterable

from schemawright.reports.wording import message
from schemawright.review.change_findings import LEVELS, ChangeFinding, Level, Review

_COMMANDS: dict[Level, str] = {"breaking": "error", "undecided": "warning", "compatible": "notice"}


def github_report(reviews: Iterable[Review]) -> str:
    """One command a finding, a line each."""
    findings = [finding for review in reviews for finding in review.results]
    findings.sort(key=lambda finding: LEVELS.index(finding.level))
    return "".join(map(_command, findings))


def _command(finding: ChangeFinding) -> str:
    place = finding.new_place or finding.old_place
    properties = {"title": finding.rule}
    if place is not None:
        properties["file"] = place.path
        if place.line is not None:
            properties |= {"line": str(place.line), "col": str(place.column or 1)}
    listed = ",".join(f"{name}={_property(text)}" for name, text in properties.items())
    return f"::{_COMMANDS[finding.level]} {listed}::{_data(message(finding))}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
