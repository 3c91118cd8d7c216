"""A review as text that is read in a minute: what breaks first, each with an instance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import takewhile

from schemawright.reports.finding_groups import FindingGroup, finding_groups
from schemawright.reports.wording import (
    CALLERS_BREAK,
    LEGEND,
    NO_EFFECT,
    caller_texts,
    effect_text,
    located,
    places_of,
    reached_text,
    shortened,
)
from schemawright.review.broken_lines import CheckedCode
from schemawright.review.change_findings import Review

#: Of more, those that break are told one by one, up to that many, and the others by their rules.
_MANY, _FEW = 100, 20
_ALL = "Not told one by one (--format html is a page to look at, --format json has all):"


def terminal_report(review: Review) -> str:
    """The whole text, ending in a line end."""
    lines = [f"{review.package}: {review.summary}"]
    groups = finding_groups(review.listed)
    told = groups if len(groups) <= _MANY else list(_serious(groups))[:_MANY]
    for group in told:
        lines += ["", *_finding(group)]
    if len(told) < len(groups):
        lines += ["", _ALL, *_by_rule(groups[len(told) :])]
    if review.level != "compatible" and review.findings:
        lines += ["", LEGEND]
    if review.callers:
        lines += ["", "Python callers:"]
        shown = review.callers[: _MANY if len(review.callers) <= _MANY else _FEW]
        lines += [f"  compatible  {shortened(effect.says)}" for effect in shown]
        more = len(review.callers) - len(shown)
        lines += [f"  and {more} more"] if more else []
    lines += _broken_lines(review.code) if review.code else ()
    return "\n".join(lines) + "\n"


def _serious(groups: list[FindingGroup]) -> Iterator[FindingGroup]:
    """What a reviewer has to look at; it comes first in the order of findings."""
    return takewhile(lambda group: group.first.level != "compatible", groups)


def _by_rule(groups: list[FindingGroup]) -> Iterator[str]:
    """How many there are of each rule, a line for each level."""
    counts: dict[str, Counter[str]] = {}
    for group in groups:
        rules = counts.setdefault(group.first.word, Counter())
        rules[group.first.rule] += len(group.findings)
    for word, rules in counts.items():
        told = ", ".join(f"{rule} {count}" for rule, count in rules.most_common())
        yield f"  {word:10}  {rules.total()}: {told}"


def _broken_lines(code: CheckedCode) -> Iterator[str]:
    looked = f"{', '.join(code.paths)}, by {code.checker}"
    if not code.lines:
        yield from ("", f"No line of the code breaks ({looked})")
        return
    yield from ("", f"Lines that break ({looked}):")
    for line in code.lines:
        place = line.place
        at, message = f"{place.path}:{place.line}:{place.column}", shortened(line.message)
        yield f"  {at}: {message}  [{line.code}]"
        if place.text is not None:
            yield f"    {shortened(place.text.strip())}"
        yield f"    because  {shortened(line.why)}"


def _finding(group: FindingGroup) -> Iterator[str]:
    finding = group.first
    about, says = shortened(finding.about), shortened(group.says)
    yield f"{finding.word:10}  {about}: {says}  [{finding.rule}]"
    for word, place, is_around in places_of(finding):
        yield f"    {word}      {'around ' * is_around}{located(place)}"
    for way in finding.used if finding.has_effect and not finding.is_of_callers else ():
        yield f"    {way:8} {effect_text(finding.effect(way), way)}"
    if finding.is_of_callers:
        yield f"    callers  {CALLERS_BREAK}"
    elif not finding.has_effect:
        yield f"    {NO_EFFECT}"
    elif finding.changes > 1 and any(finding.effect(w).level != "compatible" for w in finding.used):
        yield f"             ({finding.changes} changes of this schema have that effect together)"
    for text in () if finding.is_of_callers else caller_texts(finding):
        yield f"    callers  {text}"
    if finding.reaches:
        yield f"    reaches  {reached_text(finding)}"
    if finding.accepted:
        yield f"    accepted {shortened(finding.accepted)}"
    elif finding.level != "compatible":
        yield f"    id       {group.fingerprints}"
