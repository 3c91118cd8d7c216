"""A review as SARIF 2.1.0 (OASIS), which code hosts show beside the lines."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from schemawright.diagnostics import Place
from schemawright.escape import json_text
from schemawright.reports.wording import message
from schemawright.review.change_findings import ChangeFinding, Level, Review
from schemawright.version import VERSION

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS: dict[Level, str] = {"breaking": "error", "undecided": "warning", "compatible": "note"}


def sarif_report(reviews: Iterable[Review]) -> str:
    """All reviews of a call as one run."""
    findings = [finding for review in reviews for finding in review.results]
    rules = list(dict.fromkeys(finding.rule for finding in findings))
    indices = {rule: index for index, rule in enumerate(rules)}
    driver = {"name": "schemawright", "version": VERSION, "rules": [_rule(rule) for rule in rules]}
    run = {
        "tool": {"driver": driver},
        # Columns are counted in characters (section 3.14.17).
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, indices[finding.rule]) for finding in findings],
    }
    return json_text({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, 2)


def _rule(rule: str) -> dict[str, Any]:
    return {"id": rule, "shortDescription": {"text": rule.replace("-", " ")}}


def _result(finding: ChangeFinding, index: int) -> dict[str, Any]:
    # What is accepted keeps the level that it was found with, and is suppressed.
    level = finding.found if finding.accepted else finding.level
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": _LEVELS[level],
        "message": {"text": message(finding)},
        "partialFingerprints": {"schemawright/v1": finding.fingerprint},
    }
    place = finding.new_place or finding.old_place
    if place is not None:
        result["locations"] = [_location(place)]
    if finding.new_place is not None and finding.old_place is not None:
        old = _location(finding.old_place)
        result["relatedLocations"] = [{"id": 1, **old, "message": {"text": "the old version"}}]
    if finding.accepted:
        result["suppressions"] = [{"kind": "external", "justification": finding.accepted}]
    return result


def _location(place: Place) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": {"uri": _uri(place.path)}}
    if place.line is not None:
        physical["region"] = {"startLine": place.line, "startColumn": place.column or 1}
    location: dict[str, Any] = {"physicalLocation": physical}
    if place.pointer:
        location["logicalLocations"] = [{"fullyQualifiedName": place.pointer, "kind": "value"}]
    return location


def _uri(path: str) -> str:
    """A relative path as a relative reference, an absolute one as a URI of its file."""
    return PurePath(path).as_uri() if PurePath(path).is_absolute() else quote(path)
