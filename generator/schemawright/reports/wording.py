"""How findings are worded in all formats: places, effects, and a finding as a few lines of text.

Texts of documents may be as long as they like; what is said of them is not.
"""

from __future__ import annotations

from collections.abc import Iterator

from schemawright.diagnostics import Place
from schemawright.review.change_findings import ChangeFinding, Effect, Way, breaks
from schemawright.review.schema_edits import shown_json

#: What is said of an instance, in each direction.
WORDS: dict[Way, str] = {
    "send": "was accepted and is refused now",
    "receive": "is accepted now and was refused before",
}
#: What the two directions are, for whoever reads it for the first time.
LEGEND = (
    "send: does the new version accept what the old one did? receive: the reverse. "
    "What no operation uses is judged in both."
)
#: What is said of a change that is none for documents and for callers.
NO_EFFECT = "no effect: what is accepted stays the same"
#: What is said of a finding that is about callers alone.
CALLERS_BREAK = "code that uses it may break"
_MOST_REACHED = 4
_MOST = 300


def shortened(text: str, most: int = _MOST) -> str:
    """`text`, or the beginning of a long one with its length."""
    return text if len(text) <= most else f"{text[:most]}… ({len(text):,} characters)"


def places_of(finding: ChangeFinding) -> Iterator[tuple[str, Place, bool]]:
    """``old`` and ``new``, each with its place, and whether that is only what stands around."""
    for word, place, around in (
        ("old", finding.old, finding.old_around),
        ("new", finding.new, finding.new_around),
    ):
        there = place or around
        if there is not None:
            yield word, there, place is None


def located(place: Place) -> str:
    """``schemas/shop/order.json:14:9 (/properties/price)``."""
    numbers = [str(n) for n in (place.line, place.column) if n is not None]
    return f"{':'.join([place.path, *numbers])} ({shortened(place.pointer or 'the top')})"


def effect_text(effect: Effect, way: Way) -> str:
    """One effect in a sentence."""
    if effect.level == "breaking":
        instance = f": {shown_json(effect.witness, 200)} {WORDS[way]}" if effect.has_witness else ""
        refusal = f" ({shortened(effect.refusal)})" if effect.refusal else ""
        reason = f": {shortened(effect.reason)}" if effect.reason else ""
        return f"breaking{instance}{refusal}{reason}"
    if effect.level == "undecided":
        return f"undecided: {shortened(effect.reason)}"
    if effect.has_witness:
        return f"compatible for described members ({shown_json(effect.witness, 80)} {WORDS[way]})"
    return f"compatible: {shortened(effect.reason)}" if effect.reason else "compatible"


def reached_text(finding: ChangeFinding) -> str:
    """What a finding reaches, the first few by name."""
    first = [shortened(name) for name in finding.reaches[:_MOST_REACHED]]
    more = len(finding.reaches) - len(first)
    return ", ".join(first) + (f" and {more} more" if more else "")


def caller_texts(finding: ChangeFinding) -> Iterator[str]:
    """What happens to callers, and whether that breaks them."""
    for effect in finding.callers:
        word = "breaks" if breaks(effect, finding.used) else "no change needed"
        yield f"{shortened(effect.says)} ({word})"


def message(finding: ChangeFinding) -> str:
    """For formats that show one text: what was changed, what it does in each direction that counts,
    and whom it reaches."""
    lines = [f"{shortened(finding.about)}: {shortened(finding.says)}"]
    if finding.is_of_callers:
        lines.append(CALLERS_BREAK)
    elif finding.has_effect:
        lines += [f"{way}: {effect_text(finding.effect(way), way)}" for way in finding.used]
    else:
        lines.append(NO_EFFECT)
    if not finding.is_of_callers:
        lines += [f"callers: {text}" for text in caller_texts(finding)]
    if finding.reaches:
        lines.append(f"reaches {reached_text(finding)}")
    if finding.accepted:
        lines.append(f"accepted: {shortened(finding.accepted)}")
    return "\n".join(lines)
