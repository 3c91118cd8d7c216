"""A review as SARIF 2.1.0 (OASIS), which code hosts show beside the lines."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

from schemawright.diagnostics import Place
from schemawright.review.broken_lines import BrokenLine
from schemawright.review.change_findings import ChangeFinding, Level, Review
from schemawright.review.plain_messages import message
from schemawright.review.terminal_report import because_text
from schemawright.version import VERSION

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
#: The rule of lines of callers' code that break.
_LINE = "line-broken"
_LEVELS: dict[Level, str] = {"breaking": "error", "undecided": "warning", "compatible": "note"}


def sarif_report(reviews: Iterable[Review]) -> str:
    """All reviews of a call as one run."""
    reviews = list(reviews)
    findings = [finding for review in reviews for finding in review.findings]
    lines = [line for review in reviews if review.code for line in review.code.lines]
    rules = dict.fromkeys(finding.rule for finding in findings)
    rules |= dict.fromkeys([_LINE] if lines else [])
    driver = {
        "name": "schemawright",
        "version": VERSION,
        "rules": [{"id": rule} for rule in rules],
    }
    results = [*map(_result, findings), *map(_line_result, lines)]
    versions = {review.package: review.version for review in reviews if review.version}
    run: dict[str, Any] = {"tool": {"driver": driver}, "results": results}
    if versions:
        run["properties"] = {"schemawright/nextVersion": versions}
    document = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def _result(finding: ChangeFinding) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "level": _LEVELS[finding.level],
        "message": {"text": message(finding)},
        "partialFingerprints": {"schemawright/v1": finding.fingerprint},
    }
    place = finding.new or finding.old
    if place is not None:
        result["locations"] = [_location(place)]
    if finding.new is not None and finding.old is not None:
        old = _location(finding.old)
        result["relatedLocations"] = [{**old, "message": {"text": "the old version"}}]
    return result


def _line_result(line: BrokenLine) -> dict[str, Any]:
    text = f"{line.message}\nbecause {because_text(line)}"
    return {
        "ruleId": _LINE,
        "level": "error",
        "message": {"text": text},
        "locations": [_location(line.place)],
    }


def _location(place: Place) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": {"uri": quote(place.path)}}
    if place.line is not None:
        physical["region"] = {"startLine": place.line, "startColumn": place.column or 1}
    return {"physicalLocation": physical}
