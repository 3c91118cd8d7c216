"""A review as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from schemawright.diagnostics import Place
from schemawright.review.broken_lines import CheckedCode
from schemawright.review.caller_effects import CallerEffect
from schemawright.review.change_findings import ChangeFinding, Effect, Review, SchemaVerdict
from schemawright.version import VERSION


def json_report(reviews: Iterable[Review]) -> str:
    """All reviews of a run as one document."""
    document = {"version": VERSION, "packages": [_review(review) for review in reviews]}
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


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
                "rule": line.code,
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
        "fingerprint": finding.fingerprint,
        "accepted": finding.accepted or None,
        "about": finding.about,
        "message": finding.says,
        "old": _place(finding.old),
        "new": _place(finding.new),
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
    if effect.reason:
        told["reason"] = effect.reason
    return told


def _caller(effect: CallerEffect) -> dict[str, Any]:
    return {
        "name": effect.name,
        "message": effect.says,
        "writes": effect.writes,
        "reads": effect.reads,
    }


def _place(place: Place | None) -> dict[str, Any] | None:
    if place is None:
        return None
    return {
        "path": place.path,
        "pointer": place.pointer,
        "line": place.line,
        "column": place.column,
    }
