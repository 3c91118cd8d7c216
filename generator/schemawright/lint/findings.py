"""What rules find, and how it is told: once for each kind, however often it occurs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from schemawright.data_classes import frozen
from schemawright.diagnostics import Problems
from schemawright.lint.rules import Level, Rule
from schemawright.read.source import Source
from schemawright.values import Tokens


@frozen
class Finding:
    """Something that `rule` is about, at a place of `source`."""

    rule: Rule
    message: str
    hint: str
    source: Source
    tokens: Tokens

    @property
    def kind(self) -> tuple[str, str]:
        """What is the same for findings that are told as one."""
        return self.rule.name, self.message


def report(
    findings: Iterable[Finding],
    levels: Mapping[str, Level],
    every_place: bool,
    problems: Problems,
) -> None:
    """One diagnostic for each kind of finding, at its first place, or, with `every_place`, one
    for each finding; in the order in which the kinds come up."""
    kinds: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        if levels.get(finding.rule.name, finding.rule.level) != "off":
            kinds.setdefault(finding.kind, []).append(finding)
    for alike in kinds.values():
        for finding in alike if every_place else alike[:1]:
            count = "" if every_place else _count(len(alike) - 1)
            _tell(finding, count, levels, problems)


def _tell(finding: Finding, count: str, levels: Mapping[str, Level], problems: Problems) -> None:
    rule = finding.rule
    report = problems.error if levels.get(rule.name, rule.level) == "error" else problems.warning
    hint = f"{finding.hint} (lint rule {rule.name})"
    report(rule.code, finding.message + count, hint, finding.source.place(finding.tokens))


def _count(others: int) -> str:
    if not others:
        return ""
    return f" (here and in {others} more place{'s' if others > 1 else ''})"
