"""A review as Markdown, for a comment on a pull request (GitHub Flavored Markdown).

What breaks is listed; what stays compatible is folded away. A comment holds 65,536 characters, so
of very many findings the first are told, and how many more there are.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from schemawright.diagnostics import Place
from schemawright.escape import code_span, markdown_cell
from schemawright.reports.finding_groups import FindingGroup, finding_groups
from schemawright.reports.wording import (
    NO_EFFECT,
    WORDS,
    caller_texts,
    places_of,
    reached_text,
    shortened,
)
from schemawright.review.broken_lines import CheckedCode
from schemawright.review.change_findings import LEVELS, Effect, Review, Way

_TITLES = {"breaking": "Breaking", "undecided": "Undecided", "compatible": "Compatible"}
#: How much a comment may hold; the rest is for the sentence that says what is missing.
_MOST = 60_000


def markdown_report(review: Review) -> str:
    """The whole text, ending in a line end."""
    lines = [f"## {_shown(review.package)}: {review.summary}", ""]
    left = _MOST - len(lines[0])
    for level in LEVELS:
        findings = [finding for finding in review.listed if finding.level == level]
        groups = finding_groups(findings)
        taken = _fitting(["\n".join(_finding(group)) for group in groups], left)
        left -= sum(map(len, taken))
        more = sum(len(group.findings) for group in groups[len(taken) :])
        if findings:
            is_folded = level == "compatible"
            lines += _section(_TITLES[level], taken, len(findings), more, is_folded=is_folded)
    callers = [f"- {_shown(shortened(effect.says))}" for effect in review.callers]
    if callers:
        taken = _fitting(callers, left)
        left -= sum(map(len, taken))
        lines += _section("Python callers", taken, len(callers), len(callers) - len(taken))
    if review.code:
        lines += _code(review.code, left)
    return "\n".join(lines).rstrip() + "\n"


def _code(code: CheckedCode, left: int) -> Iterator[str]:
    looked = f"{', '.join(map(code_span, code.paths))}, by {code.checker}"
    entries = [
        f"- {code_span(f'{line.place.path}:{line.place.line}')}: "
        f"{_shown(shortened(line.message))}\n"
        f"  - because {_shown(shortened(line.why))}"
        for line in code.lines
    ]
    if entries:
        taken, title = _fitting(entries, left), f"Lines that break, in {looked}"
        yield from _section(title, taken, len(entries), len(entries) - len(taken))
    else:
        yield f"No line of the code breaks ({looked})."


def _fitting(entries: list[str], left: int) -> list[str]:
    """The first of the entries, as many as have room."""
    taken: list[str] = []
    for entry in entries:
        left -= len(entry) + 1
        if left < 0:
            break
        taken.append(entry)
    return taken


def _section(
    title: str, entries: list[str], count: int, more: int, *, is_folded: bool = False
) -> list[str]:
    heading = [f"### {title} ({count})", ""]
    if is_folded:
        # The empty line makes what follows Markdown again (CommonMark, section 4.6).
        heading = ["<details>", f"<summary>{title} ({count})</summary>", ""]
    note = [f"- and {more} more, which `schemawright diff` lists"] if more else []
    return [*heading, *entries, *note, "", *(["</details>", ""] if is_folded else [])]


def _finding(group: FindingGroup) -> Iterator[str]:
    finding = group.first
    about, says = _shown(shortened(finding.about)), _shown(shortened(group.says))
    yield f"- **{about}**: {says} ({code_span(finding.rule)})"
    places = [_place(place, is_around) for _, place, is_around in places_of(finding)]
    if places:
        yield f"  - {' → '.join(places)}"
    if not finding.has_effect:
        yield f"  - {NO_EFFECT}"
    for way in finding.used if finding.has_effect and not finding.is_of_callers else ():
        yield f"  - {way}: {_effect(finding.effect(way), way)}"
    for text in () if finding.is_of_callers else caller_texts(finding):
        yield f"  - callers: {_shown(text)}"
    if finding.reaches:
        yield f"  - reaches {_shown(reached_text(finding))}"
    if finding.accepted:
        yield f"  - accepted: {_shown(shortened(finding.accepted))}"
    elif finding.level != "compatible":
        yield f"  - id {code_span(group.fingerprints)}"


def _place(place: Place, is_around: bool) -> str:
    numbers = [str(n) for n in (place.line, place.column) if n is not None]
    where = code_span(":".join([place.path, *numbers]))
    pointer = f" {code_span(shortened(place.pointer))}" if place.pointer else ""
    return f"{'around ' * is_around}{where}{pointer}"


def _effect(effect: Effect, way: Way) -> str:
    if effect.level == "undecided":
        return f"**undecided**: {_shown(shortened(effect.reason))}"
    instance = ""
    if effect.has_witness:
        text = shortened(json.dumps(effect.witness, ensure_ascii=False))
        instance = f"{code_span(text)} {WORDS[way]}"
    if effect.level == "compatible":
        return f"compatible for described members ({instance})" if instance else "compatible"
    refusal = f" ({code_span(shortened(effect.refusal))})" if effect.refusal else ""
    reason = _shown(shortened(effect.reason))
    told = "; ".join(filter(None, (instance + refusal, reason)))
    return f"**breaking**{': ' if told else ''}{told}"


def _shown(text: str) -> str:
    """`text` without markup, and without what GitHub makes of text: ``@type`` would call upon
    somebody, and ``#1`` refer to an issue. In a code span neither does."""
    return re.sub(r"@(?=\w)|\\#(?=\d)", lambda sign: f"`{sign[0][-1]}`", markdown_cell(text))
