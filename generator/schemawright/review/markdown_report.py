"""A review as Markdown, for a comment on a pull request."""

from __future__ import annotations

from collections.abc import Iterator

from schemawright.review.broken_lines import CheckedCode
from schemawright.review.change_findings import LEVELS, ChangeFinding, Review, breaks
from schemawright.review.terminal_report import because_text, effect_text, located, reached_text

_TITLES = {"breaking": "Breaking", "undecided": "Undecided", "compatible": "Compatible"}


def markdown_report(review: Review) -> str:
    """The whole text, ending in a line end."""
    lines = [f"## {_cell(review.package)}: {review.level}", ""]
    if review.version:
        lines += [f"Next version: **{review.version}**", ""]
    for level in LEVELS:
        findings = [finding for finding in review.findings if finding.level == level]
        if findings:
            lines += [f"### {_TITLES[level]} ({len(findings)})", ""]
            lines += [line for finding in findings for line in _finding(finding)]
            lines.append("")
    if review.callers:
        lines += ["### Python callers", ""]
        lines += [f"- {_cell(effect.says)}" for effect in review.callers]
        lines.append("")
    if review.code:
        lines += _code_lines(review.code)
    return "\n".join(lines).rstrip() + "\n"


def _code_lines(code: CheckedCode) -> Iterator[str]:
    looked = f"{', '.join(map(_code, code.paths))}, by {code.checker}"
    if not code.lines:
        yield f"No line of the code breaks ({looked})."
        return
    yield from (f"### Lines that break ({len(code.lines)})", "", f"In {looked}:", "")
    for line in code.lines:
        yield f"- {_code(f'{line.place.path}:{line.place.line}')}: {_cell(line.message)}"
        yield f"  - because {_cell(because_text(line))}"


def _finding(finding: ChangeFinding) -> Iterator[str]:
    yield f"- **{_cell(finding.about)}**: {_cell(finding.says)} (`{finding.rule}`)"
    places = [place for place in (finding.old, finding.new) if place is not None]
    yield f"  - {' → '.join(_code(located(place)) for place in places)}" if places else ""
    for way in finding.used:
        yield f"  - {way}: {_cell(effect_text(finding.effect(way), way))}"
    for effect in finding.callers:
        word = "breaks" if breaks(effect, finding.used) else "no change needed"
        yield f"  - callers: {_cell(effect.says)} ({word})"
    if finding.reaches:
        yield f"  - reaches {_cell(reached_text(finding))}"


def _cell(text: str) -> str:
    """`text` so that nothing in it is markup."""
    escaped = "".join(f"\\{c}" if c in "\\`*_{}[]<>#|~" else c for c in text)
    return escaped.replace("\n", " ")


def _code(text: str) -> str:
    return f"`{text.replace('`', chr(39))}`"
