"""Findings that no single edit has: what all changes of a schema do together, and what code has to
change for. They are findings as all others, so a project can give them levels and accept them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from schemawright.contract import Contract
from schemawright.review.caller_effects import CallerEffect
from schemawright.review.change_findings import (
    CALLERS_BROKEN,
    COMPATIBLE,
    ChangeFinding,
    SchemaVerdict,
)
from schemawright.review.document_places import DocumentPlaces


def together(
    findings: Sequence[ChangeFinding], verdicts: Iterable[SchemaVerdict]
) -> Iterator[ChangeFinding]:
    """One for each schema that does not stay compatible although none of `findings` says why."""
    told = [finding for finding in findings if finding.found != "compatible"]
    names = {finding.about for finding in told}.union(*(finding.reaches for finding in told))
    for verdict in verdicts:
        levels = {verdict.effect(way).level for way in verdict.used}
        if verdict.name not in names and levels != {"compatible"}:
            yield verdict.as_finding


def callers_broken(
    effects: Iterable[CallerEffect], old: Contract, new: Contract, renamed: Mapping[str, str]
) -> Iterator[ChangeFinding]:
    """One for each of the `effects` that breaks code, at the schemas of the class; `renamed` has
    new names by old ones."""
    before, after = DocumentPlaces(old), DocumentPlaces(new)
    for effect in effects:
        if effect.breaks:
            one = old.by_name.get(effect.name)
            other = new.by_name.get(renamed.get(effect.name, effect.name))
            at_old = one.schema.place if one else None
            at_new = other.schema.place if other else None
            yield ChangeFinding(
                CALLERS_BROKEN,
                effect.name,
                effect.says,
                before.place(at_old),
                after.place(at_new),
                COMPATIBLE,
                COMPATIBLE,
                callers=(effect,),
                old_around=None if at_old else before.nearest(at_new),
                new_around=None if at_new else after.nearest(at_old),
            )
