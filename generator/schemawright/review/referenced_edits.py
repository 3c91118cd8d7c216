"""Edits of schemas that stand where none is expected, and that references lead to.

{"definitions": {"steps": {"config": {"run": {…}}}}}, with a reference to …/steps/config/run:
`config` is no keyword, so that it changes says nothing; what changed in `run` does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from schemawright.contract import Contract
from schemawright.resolve import Schema
from schemawright.review.edit_effects import SchemaChange
from schemawright.review.schema_edits import edits
from schemawright.values import Tokens, at


def with_referenced(
    changes: Iterable[SchemaChange], old: Contract, new: Contract
) -> Iterator[SchemaChange]:
    """`changes`, and in the place of those of unknown keywords the edits of schemas inside them."""
    places: tuple[_Places, _Places] | None = None
    for change in changes:
        if not _may_hold_schemas(change):
            yield change
            continue
        places = places or (_places(old), _places(new))
        inner = list(_inner(change, *places))
        yield from inner or [change]


#: The ways to the schemas of each document.
_Places = dict[str, set[Tokens]]


def _places(contract: Contract) -> _Places:
    places: _Places = {}
    for schema in contract.library.schemas:
        places.setdefault(schema.source.path, set()).add(schema.tokens)
    return places


def _may_hold_schemas(change: SchemaChange) -> bool:
    """Is it about the value of a keyword as a whole, an object or an array in both versions?"""
    edit = change.edit
    if edit.old is None or edit.new is None or not edit.rule.endswith("-changed"):
        return False
    is_keyword = len(edit.new) == len(edit.new_schema) + 1
    return is_keyword and all(
        isinstance(at(schema.value, way[len(schema.tokens) :]), (dict, list))
        for schema, way in ((change.old.schema, edit.old), (change.new.schema, edit.new))
    )


def _inner(change: SchemaChange, old: _Places, new: _Places) -> Iterator[SchemaChange]:
    """The edits of the outermost schemas below the place of `change` that both versions have."""
    before, after = change.edit.old, change.edit.new
    assert before is not None
    assert after is not None
    places = old.get(change.old.schema.source.path, set())
    told: list[Tokens] = []
    for place in sorted(new.get(change.new.schema.source.path, ()), key=len):
        way = place[len(after) :]
        is_below = place[: len(after)] == after and way and before + way in places
        if not is_below or any(place[: len(outer)] == outer for outer in told):
            continue
        told.append(place)
        one = _value(change.old.schema, before + way)
        other = _value(change.new.schema, place)
        for edit in edits(one, other, before + way, place):  # type: ignore[arg-type]
            yield SchemaChange(change.old, change.new, edit)


def _value(schema: Schema, place: Tokens) -> object:
    return at(schema.value, place[len(schema.tokens) :])
