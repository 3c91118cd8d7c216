"""``unevaluatedProperties`` and ``unevaluatedItems`` (JSON Schema Core 2020-12, section 11): for
the properties and items that nothing else in the same place has evaluated, references and the
branches that passed included.

    {"anyOf": [{"properties": {"a": {}}}, {"properties": {"b": {}}}],
     "unevaluatedProperties": false}      {"a": 1} passes, {"c": 1} does not
"""

from __future__ import annotations

from dataclasses import replace

from schemawright.ir.checks import (
    All,
    AnyCheck,
    Never,
    SeesItems,
    SeesProperties,
    Unevaluated,
    When,
)
from schemawright.keywords.context import LoweringContext

KEYWORDS = ("unevaluatedProperties", "unevaluatedItems")


def lower(here: LoweringContext, siblings: AnyCheck, tracker: str) -> AnyCheck:
    """`siblings` and, for what `tracker`, the function that notes what they evaluate, leaves
    over, the two keywords."""
    properties, items = (_leftover(keyword, here) for keyword in KEYWORDS)
    properties_site, items_site = (here.site(keyword) for keyword in KEYWORDS)
    check = Unevaluated(
        tracker, siblings, properties, items, properties_site, items_site, here.marks
    )
    if not here.marks:
        return check
    notes: list[AnyCheck] = [check]
    if properties is not None:
        notes.append(When("object", SeesProperties(every=True)))
    if items is not None:
        notes.append(When("array", SeesItems(None)))
    return All(tuple(notes))


def _leftover(keyword: str, here: LoweringContext) -> AnyCheck | None:
    """The check for what is left over; ``false`` says of it that nothing describes it."""
    if not here.schema.has(keyword):
        return None
    check = here.inside(keyword)
    return replace(check, reason="nothing describes it") if isinstance(check, Never) else check
