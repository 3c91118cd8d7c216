"""What ``[tool.schemawright.review]`` says: levels of rules, and findings that are accepted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from schemawright.review.policy import AcceptedFinding, ReviewPolicy

if TYPE_CHECKING:
    from schemawright.config.toml_table import Table

_KEYS = {"fingerprint", "reason", "until"}


def review_policy(settings: Table | None) -> ReviewPolicy:
    """The policy of the project; the usual one where it says nothing. Mistakes are SW0902."""
    table = settings.below("review") if settings else None
    if table is None or not table.is_table():
        return ReviewPolicy()
    table.allow_only(("levels", "accepted", "undecided"))
    undecided = table.choose("undecided", ("undecided", "breaking"), "undecided")
    levels = table.below("levels")
    told = {}
    if levels is not None and levels.is_table():
        choices = ("breaking", "compatible")
        told = {name: levels.choose(name, choices, "breaking") for name in levels.names}
    return ReviewPolicy(told, tuple(_accepted(table)), undecided)  # type: ignore[arg-type]


def _accepted(table: Table) -> Iterator[AcceptedFinding]:
    """Each ``[[tool.schemawright.review.accepted]]``."""
    listed: list[object] = table.take("accepted", [])
    for entry in listed:
        if not isinstance(entry, dict) or not set(entry) <= _KEYS:
            table.report(
                "`accepted` is a list of tables", f"the keys are: {sorted(_KEYS)}", "accepted"
            )
            continue
        fingerprint, reason, until = (entry.get(key) for key in ("fingerprint", "reason", "until"))
        if not isinstance(fingerprint, str) or not isinstance(reason, str) or not reason.strip():
            message = "what is accepted has a `fingerprint` and a `reason`"
            table.report(message, "say why, for those who come after", "accepted")
        elif until is not None and type(until) is not date:
            message = f"`until` must be a date, not {until!r}"
            table.report(message, "write it as 2027-01-31, without quotes", "accepted")
        else:
            yield AcceptedFinding(fingerprint, reason, until)
