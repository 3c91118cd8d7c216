"""A review as text that is read in a minute: what breaks first, each with an instance."""

from __future__ import annotations

from collections.abc import Iterator

from schemawright.diagnostics import Place
from schemawright.review.broken_lines import BrokenLine, CheckedCode
from schemawright.review.change_findings import LEVELS, ChangeFinding, Effect, Review, Way, breaks
from schemawright.review.schema_edits import shown

#: What is said of each direction that breaks.
_WORDS: dict[Way, str] = {
    "send": "was accepted and is refused now",
    "receive": "is accepted now and was refused before",
}
_MOST_REACHED = 4


def terminal_report(review: Review) -> str:
    """The whole text, ending in a line end."""
    lines = [_headline(review)]
    for level in LEVELS:
        for finding in review.findings:
            if finding.level == level:
                lines += ["", *_finding(finding)]
    lines += _interactions(review)
    if review.callers:
        lines += ["", "Python callers:"]
        for effect in review.callers:
            word = "breaking  " if effect.writes or effect.reads else "compatible"
            lines.append(f"  {word}  {effect.says}")
    lines += _broken_lines(review.code) if review.code else ()
    return "\n".join(lines) + "\n"


def _broken_lines(code: CheckedCode) -> Iterator[str]:
    looked = f"{', '.join(code.paths)}, by {code.checker}"
    if not code.lines:
        yield from ("", f"No line of the code breaks ({looked})")
        return
    yield from ("", f"Lines that break ({looked}):")
    for line in code.lines:
        place = line.place
        yield f"  {place.path}:{place.line}:{place.column}: {line.message}  [{line.code}]"
        if place.text is not None:
            yield f"    {place.text.strip()}"
        yield f"    because  {because_text(line)}"


def because_text(line: BrokenLine) -> str:
    """Why a line breaks: what became of the package, and the findings that say so."""
    if not line.because:
        return "of something that no finding tells"
    ids = f" (id {', '.join(line.findings)})" if line.findings else ""
    return "; ".join(line.because) + ids


def _headline(review: Review) -> str:
    counts = {level: sum(f.level == level for f in review.findings) for level in LEVELS}
    counts["breaking"] += sum(effect.writes or effect.reads for effect in review.callers)
    told = [f"{count} {level}" for level, count in counts.items() if count]
    advice = f"; next version: {review.version}" if review.version else ""
    return f"{review.package}: {', '.join(told) or 'no changes'}{advice}"


def _finding(finding: ChangeFinding) -> Iterator[str]:
    yield f"{finding.level:10}  {finding.about}: {finding.says}  [{finding.rule}]"
    for word, place, is_around in places_of(finding):
        yield f"    {word}      {'around ' * is_around}{located(place)}"
    for way in finding.used:
        yield f"    {way:8} {effect_text(finding.effect(way), way)}"
    if finding.changes > 1:
        yield f"             ({finding.changes} changes of this schema have that effect together)"
    for effect in finding.callers:
        mark = "breaks" if breaks(effect, finding.used) else "no change needed"
        yield f"    callers  {effect.says} ({mark})"
    if finding.reaches:
        yield f"    reaches  {reached_text(finding)}"
    if finding.accepted:
        yield f"    accepted {finding.accepted}"
    elif finding.level != "compatible":
        yield f"    id       {finding.fingerprint}"


def places_of(finding: ChangeFinding) -> Iterator[tuple[str, Place, bool]]:
    """``old`` and ``new``, each with its place, and whether that is only what stands around."""
    for word, place, around in (
        ("old", finding.old, finding.old_around),
        ("new", finding.new, finding.new_around),
    ):
        if place is not None or around is not None:
            yield word, (place or around), place is None  # type: ignore[misc]


def reached_text(finding: ChangeFinding) -> str:
    """What a finding reaches, the first few by name."""
    first = finding.reaches[:_MOST_REACHED]
    more = len(finding.reaches) - len(first)
    return ", ".join(first) + (f" and {more} more" if more else "")


def located(place: Place) -> str:
    """``schemas/shop/order.json:14:9 (/properties/price)``."""
    numbers = [str(n) for n in (place.line, place.column) if n is not None]
    return f"{':'.join([place.path, *numbers])} ({place.pointer or 'the top'})"


def effect_text(effect: Effect, way: Way) -> str:
    """One effect in a sentence."""
    if effect.level == "breaking":
        instance = f": {shown(effect.witness, 200)} {_WORDS[way]}" if effect.has_witness else ""
        return f"breaking{instance}{f': {effect.reason}' if effect.reason else ''}"
    if effect.level == "undecided":
        return f"undecided: {effect.reason}"
    if effect.has_witness:
        return f"compatible for described members ({shown(effect.witness, 80)} {_WORDS[way]})"
    return "compatible"


def _interactions(review: Review) -> Iterator[str]:
    """Schemas that break although no change alone does it."""
    for verdict in review.interactions:
        ways = [way for way in verdict.used if verdict.effect(way).level != "compatible"]
        yield ""
        yield f"{verdict.effect(ways[0]).level:10}  {verdict.name}: all changes together"
        yield f"    old      {located(verdict.old)}"
        yield f"    new      {located(verdict.new)}"
        for way in ways:
            yield f"    {way:8} {effect_text(verdict.effect(way), way)}"
