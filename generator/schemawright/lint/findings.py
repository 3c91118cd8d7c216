"""What rules find, and how it is told: once for each kind, however often it occurs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from schemawright.diagnostics import Problems
from schemawright.lint.rules import Level, Rule
from schemawright.read.source import Source
from schemawright.values import Tokens


@dataclass(frozen=True, slots=True)
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


def report(findings: Iterable[Finding], levels: Mapping[str, Level], problems: Problems) -> None:
    """One diagnostic for each kind of finding, in the order in which they come up."""
    kinds: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        if levels.get(finding.rule.name, finding.rule.level) != "off":
            kinds.setdefault(finding.kind, []).append(finding)
    for first, *others in kinds.values():
        level = levels.get(first.rule.name, first.rule.level)
        tell = problems.error if level == "error" else problems.warning
        hint = f"{first.hint} (lint rule {first.rule.name})"
        place = first.source.place(first.tokens)
        tell(first.rule.code, first.message + _count(len(others)), hint, place)


def _count(others: int) -> str:
    if not others:
        return ""
    return f" (here and in {others} more place{'s' if others > 1 else ''})"
