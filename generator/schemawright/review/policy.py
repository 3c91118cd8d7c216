"""What a project makes of findings: levels of its own for rules, and findings that it accepts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace
from datetime import date
from typing import TYPE_CHECKING, Literal

from schemawright.data_classes import frozen

if TYPE_CHECKING:
    from schemawright.review.change_findings import ChangeFinding, Level, Review, Way


@frozen
class AcceptedFinding:
    """A finding that is known: its `fingerprint`, why it does not keep anything back, and the last
    day on which that holds (None: for good)."""

    fingerprint: str
    reason: str
    until: date | None = None


@frozen
class ReviewPolicy:
    """Levels by rule (``"enum-value-added"``) or by rule and direction
    (``"enum-value-added.receive"``, ``.send``, ``.callers``), and what is accepted. `undecided`:
    what it counts for that something could not be decided."""

    levels: Mapping[str, Literal["breaking", "compatible"]] = field(default_factory=dict)
    accepted: tuple[AcceptedFinding, ...] = ()
    undecided: Literal["undecided", "breaking"] = "undecided"


#: What findings come to where a project says nothing.
USUAL_POLICY = ReviewPolicy()


def judged(review: Review, policy: ReviewPolicy, today: date) -> Review:
    """`review` with the levels that `policy` gives, and its accepted findings marked."""
    reasons = {
        accepted.fingerprint: accepted.reason
        for accepted in policy.accepted
        if accepted.until is None or today <= accepted.until
    }
    findings = tuple(
        replace(
            finding,
            ruled=_ruled(finding, policy),
            accepted=reasons.get(finding.fingerprint, ""),
        )
        for finding in review.findings
    )
    return replace(review, findings=findings)


def unused(reviews: list[Review], policy: ReviewPolicy, today: date) -> list[AcceptedFinding]:
    """What is accepted and not found, or no longer accepted."""
    present = {finding.fingerprint for review in reviews for finding in review.findings}
    return [
        accepted
        for accepted in policy.accepted
        if accepted.fingerprint not in present
        or (accepted.until is not None and today > accepted.until)
    ]


def _ruled(finding: ChangeFinding, policy: ReviewPolicy) -> Level:
    """The level of a finding, each part of it as the policy says."""
    levels: list[Level] = [_of_way(finding, way, policy) for way in finding.used]
    if finding.breaks_callers:
        levels.append(_told(finding.rule, "callers", policy) or "breaking")
    order: tuple[Level, ...] = ("breaking", "undecided", "compatible")
    return min(levels, key=order.index)


def _of_way(finding: ChangeFinding, way: Way, policy: ReviewPolicy) -> Level:
    level = finding.effect(way).level
    if level == "compatible":
        return level
    told = _told(finding.rule, way, policy)
    return told or (policy.undecided if level == "undecided" else level)


def _told(rule: str, part: str, policy: ReviewPolicy) -> Literal["breaking", "compatible"] | None:
    return policy.levels.get(f"{rule}.{part}", policy.levels.get(rule))
