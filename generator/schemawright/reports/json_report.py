"""A review as JSON, as ``schemas/review/review-report.json`` describes it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from schemawright.diagnostics import Place
from schemawright.escape import json_text
from schemawright.review.broken_lines import CheckedCode
from schemawright.review.caller_effects import CallerEffect
from schemawright.review.change_findings import (
    LEVELS,
    ChangeFinding,
    Effect,
    Review,
    SchemaVerdict,
)
from schemawright.version import VERSION

#: It changes when a member goes or means something else.
_FORMAT = 1


def json_report(reviews: Iterable[Review]) -> str:
    """All reviews of a run as one document."""
    listed = list(reviews)
    levels = {review.level for review in listed}
    document = {
        "format": _FORMAT,
        "version": VERSION,
        "level": next((level for level in LEVELS if level in levels), "compatible"),
        "packages": [_review(review) for review in listed],
    }
    return json_text(document, 2)


def _review(review: Review) -> dict[str, Any]:
    return {
        "package": review.package,
        "level": review.level,
        "next_version": review.version,
        "findings": [_finding(finding) for finding in review.findings],
        "schemas": [_verdict(verdict) for verdict in review.schemas],
        "callers": [_caller(effect) for effect in review.callers],
        "code": _code(review.code) if review.code else None,
    }


def _code(code: CheckedCode) -> dict[str, Any]:
    return {
        "paths": list(code.paths),
        "checker": code.checker,
        "lines": [
            {
                "path": line.place.path,
                "line": line.place.line,
                "column": line.place.column,
                "text": line.place.text,
                "code": line.code,
                "message": line.message,
                "because": list(line.because),
                "findings": list(line.findings),
            }
            for line in code.lines
        ],
    }


def _finding(finding: ChangeFinding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "level": finding.level,
        "found": finding.found,
        "fingerprint": finding.fingerprint,
        "accepted": finding.accepted or None,
        "subject": finding.subject,
        "about": finding.about,
        "message": finding.says,
        "no_effect": not finding.has_effect,
        "old": _place(finding.old_place, exact=finding.old is not None),
        "new": _place(finding.new_place, exact=finding.new is not None),
        "used": list(finding.used),
        "send": _effect(finding.send),
        "receive": _effect(finding.receive),
        "changes": finding.changes,
        "callers": [_caller(effect) for effect in finding.callers],
        "reaches": list(finding.reaches),
    }


def _verdict(verdict: SchemaVerdict) -> dict[str, Any]:
    return {
        "name": verdict.name,
        "old": _place(verdict.old),
        "new": _place(verdict.new),
        "used": list(verdict.used),
        "send": _effect(verdict.send),
        "receive": _effect(verdict.receive),
    }


def _effect(effect: Effect) -> dict[str, Any]:
    told: dict[str, Any] = {"level": effect.level}
    if effect.has_witness:
        told["witness"] = effect.witness
    if effect.refusal:
        told["refusal"] = effect.refusal
    if effect.reason:
        told["reason"] = effect.reason
    return told


def _caller(effect: CallerEffect) -> dict[str, Any]:
    return {
        "name": effect.name,
        "message": effect.says,
        "writes": effect.writes,
        "reads": effect.reads,
        "place": _place(effect.place),
    }


def _place(place: Place | None, *, exact: bool = True) -> dict[str, Any] | None:
    if place is None:
        return None
    return {
        "path": place.path,
        "pointer": place.pointer,
        "line": place.line,
        "column": place.column,
        "exact": exact,
    }
