"""A finding as a few lines of text, for formats that show one message."""

from __future__ import annotations

from schemawright.review.change_findings import ChangeFinding, breaks
from schemawright.review.terminal_report import NO_EFFECT, effect_text, reached_text


def message(finding: ChangeFinding) -> str:
    """What was changed, what it does in each direction that counts, and whom it reaches."""
    lines = [f"{finding.about}: {finding.says}"]
    if finding.has_effect:
        lines += [f"{way}: {effect_text(finding.effect(way), way)}" for way in finding.used]
    else:
        lines.append(NO_EFFECT)
    for effect in finding.callers:
        word = "breaks" if breaks(effect, finding.used) else "no change needed"
        lines.append(f"callers: {effect.says} ({word})")
    if finding.reaches:
        lines.append(f"reaches {reached_text(finding)}")
    return "\n".join(lines)
