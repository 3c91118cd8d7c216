"""Public schemas that come, go, move or get another name: of those that are in both versions, what
they accept is told by their edits.

old: components/schemas/Order     new: order.json     schema-moved, which has no effect
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from schemawright.contract import Contract, NamedSchema
from schemawright.diagnostics import Place
from schemawright.review.change_findings import COMPATIBLE, ChangeFinding
from schemawright.review.document_places import DocumentPlaces
from schemawright.review.version_side import PUBLIC
from schemawright.values import pointer

#: Roles of schemas that packages have: of a header its answer tells whether it is there.
_PRESENT = PUBLIC - {"header"}
#: Roles of schemas that people place: others stand where their operation does.
_PLACED = frozenset({"document", "component"})


def presence(old: Contract, new: Contract, renamed: Mapping[str, str]) -> Iterator[ChangeFinding]:
    """A finding for each; `renamed` has new names by old ones."""
    before, after = DocumentPlaces(old), DocumentPlaces(new)
    # What a document is called says nothing where it is the only one.
    alone = all(len(version.library.documents) == 1 for version in (old, new))
    for named in old.schemas:
        if named.role not in _PRESENT:
            continue
        again = new.by_name.get(renamed.get(named.name, named.name))
        place = before.place(named.schema.place)
        if again is None:
            around = after.nearest(named.schema.place)
            yield _finding("schema-removed", named, "the schema is gone", place, None, around)
        elif again.name != named.name:
            says = f"the schema is called {again.name} now"
            there = after.place(again.schema.place)
            yield _finding("schema-renamed", named, says, place, there)
        elif _has_moved(named, again, alone):
            there = after.place(again.schema.place)
            yield _finding("schema-moved", named, _moved(named, again), place, there)
    for named in new.schemas:
        is_new = named.name not in old.by_name and named.name not in renamed.values()
        if named.role in _PRESENT and is_new:
            place, around = after.place(named.schema.place), before.nearest(named.schema.place)
            yield _finding("schema-added", named, "the schema is new", None, place, around)


def _finding(
    rule: str,
    named: NamedSchema,
    says: str,
    old: Place | None,
    new: Place | None,
    around: Place | None = None,
) -> ChangeFinding:
    """`around` is of the version that has nothing there."""
    return ChangeFinding(
        rule,
        named.name,
        says,
        old,
        new,
        COMPATIBLE,
        COMPATIBLE,
        old_around=around if old is None else None,
        new_around=around if new is None else None,
    )


def _has_moved(old: NamedSchema, new: NamedSchema, alone: bool) -> bool:
    there = old.schema.tokens != new.schema.tokens
    there = there or (not alone and old.schema.source.path != new.schema.source.path)
    return {old.role, new.role} <= _PLACED and there


def _moved(old: NamedSchema, new: NamedSchema) -> str:
    path, tokens = new.schema.place
    at = pointer(tokens)
    if path == old.schema.source.path:
        return f"the schema is at {at or 'the top'} now"
    return f"the schema is in {path}{f', at {at}' if at else ''} now"
