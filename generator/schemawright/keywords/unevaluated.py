"""How ``unevaluatedProperties`` and ``unevaluatedItems`` are lowered, both at once (JSON Schema
Core 2020-12, section 11): they look at all that stands beside them, references and the branches
that passed included, so the compiler wraps them around the checks of the rest.
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
from schemawright.keywords import unevaluated_items, unevaluated_properties
from schemawright.keywords.context import LoweringContext

_NAMES = (unevaluated_properties.KEYWORD.name, unevaluated_items.KEYWORD.name)


def lower_unevaluated(here: LoweringContext, siblings: AnyCheck, tracker: str) -> AnyCheck:
    """`siblings` and, for what `tracker`, the function that notes what they evaluate, leaves
    over, the two keywords."""
    properties, items = (_leftover(name, here) for name in _NAMES)
    properties_site, items_site = (here.site(name) for name in _NAMES)
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
    if not here.has(keyword):
        return None
    check = here.inside(keyword)
    return replace(check, reason="nothing describes it") if isinstance(check, Never) else check
