"""A review as one page of HTML that needs nothing else: the findings, both versions of each place
side by side, the instances, and what becomes of the generated code.

The page is `templates/reports/page.html.jinja`; this says what stands in it. However much there is
to tell, it stays readable: texts are cut at some length, and of very many findings less of the
documents is shown.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence

from schemawright.data_classes import frozen
from schemawright.diagnostics import Place
from schemawright.render.html_pages import html_page
from schemawright.reports.code_difference import CodeDifference
from schemawright.reports.excerpts import SideBySide, Spot, side_by_side
from schemawright.reports.reviewed_package import ReviewedPackage
from schemawright.reports.wording import shortened
from schemawright.review.broken_lines import BrokenLine
from schemawright.review.change_findings import (
    ChangeFinding,
    Effect,
    Level,
    Way,
    breaks,
)
from schemawright.version import VERSION

#: How long a text may be, an instance, and a list of what is reached.
_TEXT, _INSTANCE, _REACHED = 600, 4000, 40
#: How many lines of code the page shows, of one file and of all.
_FILE_LINES, CODE_LINES = 1500, 8000
#: Of more findings there are groups by rules, in which so many are shown; and so many in all.
_MANY, _IN_GROUP, _SHOWN = 200, 100, 2000
#: How many effects on callers are listed that are no finding's.
_CALLERS = 200
#: How many lines around a change are shown if there are at most so many findings.
_CONTEXTS = ((200, 8), (1000, 4), (5000, 2))
#: The sections of the page: what an accepted finding counts for is not what was found.
_STATES = ("breaking", "undecided", "accepted", "compatible", "no-effect")
_TITLES: Mapping[Way, str] = {"send": "Send", "receive": "Receive"}
_VERSIONS: Mapping[Way, tuple[str, str]] = {"send": ("old", "new"), "receive": ("new", "old")}


@frozen
class PageEffect:
    """What a change does in one direction, in words."""

    title: str
    level: Level
    says: str
    witness: str
    accepting: str
    refusing: str
    refusal: str


@frozen
class PageFinding:
    """A finding as the page shows it."""

    anchor: str
    state: str
    rule: str
    about: str
    says: str
    at: str
    note: str
    effects: tuple[PageEffect, ...]
    callers: tuple[tuple[str, bool], ...]
    reaches: tuple[str, ...]
    unnamed: int
    old: str
    new: str
    lines: SideBySide
    ways: str
    fingerprint: str
    is_open: bool


@frozen
class PageGroup:
    """The findings of one document, or of one operation; of very many, those of a rule. `more` are
    not shown."""

    anchor: str
    title: str
    count: int
    findings: tuple[PageFinding, ...]
    more: int


@frozen
class PageSection:
    """The findings of one state."""

    state: str
    count: int
    groups: tuple[PageGroup, ...]


@frozen
class PageCode:
    """A file of generated code, and its lines, each with how it is marked; `cut` are not shown."""

    path: str
    kind: str
    added: int
    removed: int
    lines: tuple[tuple[str, str], ...]
    cut: int


@frozen
class PagePackage:
    """A package of the page."""

    number: int
    name: str
    old: str
    new: str
    level: str
    counts: tuple[tuple[str, int], ...]
    sections: tuple[PageSection, ...]
    callers: tuple[str, ...]
    #: How many more there are.
    callers_left_out: int
    #: What was looked at for lines that break, and each line: place, text, what is said, and why.
    checked: str
    lines: tuple[tuple[str, str, str, str], ...]
    next_version: str
    code: tuple[PageCode, ...]
    #: How many files have changes that are not shown, and whether validators were looked at.
    files_left_out: int
    has_validators: bool


def html_report(subjects: Sequence[ReviewedPackage]) -> str:
    """The page about all packages of a call."""
    count = sum(len(subject.review.findings) for subject in subjects)
    context = next((lines for most, lines in _CONTEXTS if count <= most), 1)
    is_large = count > _MANY
    packages = tuple(_package(i, subject, context) for i, subject in enumerate(subjects, 1))
    totals = tuple(
        (state, sum(dict(package.counts)[state] for package in packages)) for state in _STATES
    )
    names = "reports/page.html.jinja", "reports/page.css", "reports/page.js"
    return html_page(*names, packages=packages, totals=totals, is_large=is_large, version=VERSION)


def _package(number: int, subject: ReviewedPackage, context: int) -> PagePackage:
    review = subject.review
    sections = tuple(_sections(f"p{number}", subject, context))
    code = tuple(_code(subject.code))
    callers = review.callers
    return PagePackage(
        number=number,
        name=_bounded(review.package),
        old=_bounded(subject.old),
        new=_bounded(subject.new),
        level=review.level,
        counts=tuple((section.state, section.count) for section in sections),
        sections=tuple(section for section in sections if section.count),
        callers=tuple(_bounded(effect.says) for effect in callers[:_CALLERS]),
        callers_left_out=max(0, len(callers) - _CALLERS),
        checked=f"{', '.join(review.code.paths)}, by {review.code.checker}" if review.code else "",
        lines=tuple(map(_line, review.code.lines)) if review.code else (),
        next_version=review.version or "",
        code=code,
        files_left_out=len(subject.code) - len(code) + subject.code_left_out,
        has_validators=subject.has_validators,
    )


def _sections(prefix: str, subject: ReviewedPackage, context: int) -> Iterator[PageSection]:
    """One for each state, with the findings that are in it, by what they are listed under."""
    findings = subject.review.findings
    is_large = len(findings) > _MANY
    left = _SHOWN
    for state in _STATES:
        titled: dict[str, list[ChangeFinding]] = {}
        for finding in findings:
            if _state(finding) == state:
                titled.setdefault(finding.rule if is_large else _title(finding), []).append(finding)
        groups = []
        for number, (title, listed) in enumerate(_ordered(titled, by_size=is_large)):
            most = min(left, _IN_GROUP) if is_large else len(listed)
            shown = tuple(_finding(prefix, finding, subject, context) for finding in listed[:most])
            left -= len(shown)
            anchor, more = f"{prefix}-{state}-{number}", len(listed) - len(shown)
            groups.append(PageGroup(anchor, title, len(listed), shown, more))
        yield PageSection(state, sum(map(len, titled.values())), tuple(groups))


def _ordered(
    titled: Mapping[str, list[ChangeFinding]], *, by_size: bool
) -> list[tuple[str, list[ChangeFinding]]]:
    """The groups in the order of the documents, or the rarest kind first: what is done everywhere
    is read once."""
    groups = list(titled.items())
    return sorted(groups, key=lambda group: len(group[1])) if by_size else groups


def _state(finding: ChangeFinding) -> str:
    if finding.accepted:
        return "accepted"
    is_silent = finding.level == "compatible" and not finding.has_effect
    return "no-effect" if is_silent else finding.level


def _line(line: BrokenLine) -> tuple[str, str, str, str]:
    place, text = f"{line.place.path}:{line.place.line}", (line.place.text or "").strip()
    return place, _bounded(text), _bounded(line.message), _bounded(line.why)


def _title(finding: ChangeFinding) -> str:
    """What a finding is listed under: the operation, or the document."""
    place = finding.new_place or finding.old_place
    if finding.subject == "operation" or place is None:
        return _bounded(finding.about)
    return _bounded(place.path)


def _finding(
    prefix: str, finding: ChangeFinding, subject: ReviewedPackage, context: int
) -> PageFinding:
    reached = tuple(map(_bounded, finding.reaches[:_REACHED]))
    there = finding.new or finding.old or finding.new_around
    is_bad = finding.level != "compatible"
    return PageFinding(
        anchor=f"{prefix}-{finding.fingerprint}",
        state=_state(finding),
        rule=finding.rule,
        about=_bounded(finding.about),
        says=_bounded(finding.says),
        at=_bounded(there.pointer or "") if there else "",
        note="; ".join(_notes(finding)),
        effects=tuple(_effect(finding, way) for way in finding.used if finding.has_effect),
        callers=tuple((_bounded(e.says), breaks(e, finding.used)) for e in finding.callers),
        reaches=reached,
        unnamed=len(finding.reaches) - len(reached),
        old=_where(finding.old, finding.old_around),
        new=_where(finding.new, finding.new_around),
        lines=_lines(finding, subject, context),
        ways=" ".join(_ways(finding)),
        fingerprint=finding.fingerprint,
        is_open=is_bad and context == _CONTEXTS[0][1],
    )


def _lines(finding: ChangeFinding, subject: ReviewedPackage, context: int) -> SideBySide:
    old = Spot.of(subject.old_texts, finding.old, finding.old_around)
    new = Spot.of(subject.new_texts, finding.new, finding.new_around)
    at_old, at_new = finding.old is not None, finding.new is not None
    return side_by_side(old, new, context, at_old=at_old, at_new=at_new)


def _notes(finding: ChangeFinding) -> Iterator[str]:
    if finding.accepted:
        yield f"accepted: {_bounded(finding.accepted)}"
    elif finding.ruled is not None and finding.ruled != finding.found:
        yield f"{finding.found}, and {finding.ruled} by the policy of the project"
    if finding.changes > 1:
        yield f"{finding.changes} changes of this schema have this effect together"


def _ways(finding: ChangeFinding) -> Iterator[str]:
    """What a reader filters by: where it does not stay compatible."""
    yield from (way for way in finding.used if finding.effect(way).level != "compatible")
    if finding.breaks_callers:
        yield "callers"


def _effect(finding: ChangeFinding, way: Way) -> PageEffect:
    effect = finding.effect(way)
    accepting, refusing = _VERSIONS[way]
    witness = _instance(effect) if effect.has_witness else ""
    says = _bounded(effect.reason)
    if effect.level == "compatible" and effect.has_witness:
        says = "for what is described; only this, which nobody described, is refused"
    return PageEffect(
        _TITLES[way], effect.level, says, witness, accepting, refusing, _bounded(effect.refusal)
    )


def _instance(effect: Effect) -> str:
    text = json.dumps(effect.witness, indent=2, ensure_ascii=False)
    return shortened(text, _INSTANCE)


def _where(place: Place | None, around: Place | None) -> str:
    there = place or around
    if there is None:
        return ""
    numbers = [str(number) for number in (there.line, there.column) if number is not None]
    word = "" if place else "around "
    pointer = "the top" if there.pointer == "" else there.pointer or ""
    return _bounded(f"{word}{':'.join([there.path, *numbers])}  {pointer}")


def _code(differences: Sequence[CodeDifference]) -> Iterator[PageCode]:
    """The files, until there are too many lines."""
    left = CODE_LINES
    for difference in differences:
        most = min(left, _FILE_LINES)
        if most <= 0:
            return
        lines = tuple(
            (_MARKS.get(line[:1], "same"), line[:240]) for line in difference.lines[:most]
        )
        left -= len(lines)
        cut = len(difference.lines) - len(lines)
        counts = difference.added, difference.removed
        yield PageCode(difference.path, difference.kind, *counts, lines, cut)


_MARKS = {"+": "added", "-": "removed", "@": "hunk"}


def _bounded(text: str) -> str:
    return shortened(text, _TEXT)
