"""Findings as people read them: those of one list at one place are told as one.

the value "a" is new, the value "b" is new    ->    2 values are new: "a", "b"
"""

from __future__ import annotations

from collections.abc import Iterable

from schemawright.data_classes import frozen
from schemawright.review.change_findings import ChangeFinding

#: What is said of several values, by rule.
_SAYS = {
    "enum-value-added": "{} values are new: {}",
    "enum-value-removed": "{} values are gone: {}",
    "required-added": "{} members are required now: {}",
    "required-removed": "{} members are no longer required: {}",
}


@frozen
class FindingGroup:
    """Findings of one rule about values of one list; mostly it is one finding alone. The `first`
    has the instance that is shown."""

    findings: tuple[ChangeFinding, ...]

    @property
    def first(self) -> ChangeFinding:
        """The one that stands for all."""
        return self.findings[0]

    @property
    def says(self) -> str:
        """What was changed, in a sentence."""
        if len(self.findings) == 1:
            return self.first.says
        values = ", ".join(finding.value or "" for finding in self.findings)
        return _SAYS[self.first.rule].format(len(self.findings), values)

    @property
    def fingerprints(self) -> str:
        """The ids of all."""
        return ", ".join(finding.fingerprint for finding in self.findings)


def finding_groups(findings: Iterable[ChangeFinding]) -> list[FindingGroup]:
    """The findings in their order, each group at the place of its first."""
    groups: dict[object, list[ChangeFinding]] = {}
    for finding in findings:
        groups.setdefault(_key(finding), []).append(finding)
    return [FindingGroup(tuple(group)) for group in groups.values()]


def _key(finding: ChangeFinding) -> object:
    """What findings have in common that are told as one: all but the value and the instances."""
    if finding.rule not in _SAYS or finding.value is None:
        return id(finding)
    return (
        finding.rule,
        finding.about,
        finding.old_place,
        finding.new_place,
        finding.level,
        finding.accepted,
        finding.changes,
        _levels(finding),
        tuple(effect.says for effect in finding.callers),
    )


def _levels(finding: ChangeFinding) -> tuple[object, ...]:
    effects = [(way, finding.effect(way)) for way in finding.used]
    return tuple((way, effect.level, effect.has_witness) for way, effect in effects)
