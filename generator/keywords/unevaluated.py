"""``unevaluatedProperties`` and ``unevaluatedItems`` (JSON Schema Core 2020-12, section 11): for
the properties and items that nothing else in the same place has evaluated, references and the
branches that passed included.

    {"anyOf": [{"properties": {"a": {}}}, {"properties": {"b": {}}}],
     "unevaluatedProperties": false}      {"a": 1} passes, {"c": 1} does not
"""

from __future__ import annotations

from generator.checks import All, AnyCheck, Never, SeesItems, SeesProperties, Unevaluated, When
from generator.keywords.here import Here

KEYWORDS = ("unevaluatedProperties", "unevaluatedItems")


def lower(here: Here, siblings: AnyCheck, tracker: str) -> AnyCheck:
    """`siblings` and, for what `tracker`, the function that notes what they evaluate, leaves
    over, the two keywords."""
    properties, items = (
        here.inside(keyword) if here.schema.has(keyword) else None for keyword in KEYWORDS
    )
    check = Unevaluated(tracker, siblings, _sited(properties, 0, here), _sited(items, 1, here), here.marks)
    if not here.marks:
        return check
    notes: list[AnyCheck] = [check]
    if properties is not None:
        notes.append(When("object", SeesProperties(every=True)))
    if items is not None:
        notes.append(When("array", SeesItems(None)))
    return All(tuple(notes))


def _sited(check: AnyCheck | None, which: int, here: Here) -> AnyCheck | None:
    """``false`` says of itself that the property or item is unevaluated."""
    if isinstance(check, Never) and check.site is not None:
        return Never("nothing describes it", site=here.site(KEYWORDS[which]))
    return check
