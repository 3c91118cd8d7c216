"""Strategies for families of schemas, any two of which are a pair to be compared: a random or a
real one, and others that are that one with some edits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument
from schemawright.values import at, same, walk

from tests.fuzz.documents import documents
from tests.fuzz.instances import instances
from tests.fuzz.judges import copy
from tests.fuzz.look import Look
from tests.fuzz.room import Draw, Room
from tests.fuzz.schemas import schemas
from tests.review.real_parts import parts_of_real_schemas

#: Schemas of a family, at most, and values that are drawn for each.
VERSIONS = 7
VALUES = 5
_TYPES = ("null", "boolean", "object", "array", "number", "string", "integer")


@dataclass(frozen=True, slots=True)
class Family:
    """Versions of a schema, no two of them the same, and values that are about one of them."""

    schemas: tuple[Any, ...]
    values: tuple[Any, ...]

    @property
    def pairs(self) -> Iterator[tuple[int, int]]:
        """Every two versions, by their numbers."""
        return combinations(range(len(self.schemas)), 2)


@st.composite
def families(draw: Draw, draft: str, real: bool = False) -> Family:
    """A schema, and edits of it and of its edits; with `real` one that somebody uses."""
    base = st.sampled_from(parts_of_real_schemas()) if real else documents(draft)
    versions = [copy(draw(base))]
    for _ in range(VERSIONS - 1):
        if draw(st.integers(0, 5)) == 0:
            version = copy(draw(base))
        else:
            version = draw(st.sampled_from(versions))
            for _ in range(draw(st.integers(1, 3))):
                version = edited(draw, version, draft)
        if not any(same(version, other) for other in versions):
            versions.append(version)
    values = [value for version in versions for value in _values(draw, version)]
    return Family(tuple(versions), tuple(values))


def _values(draw: Draw, schema: Any) -> list[Any]:
    """Values for `schema`; none for one that an edit has made senseless."""
    try:
        return [copy(draw(instances(Look(schema)))) for _ in range(VALUES)]
    except (LookupError, TypeError, ValueError, AttributeError, InvalidArgument):
        return []


def edited(draw: Draw, document: Any, draft: str) -> Any:
    """`document` with one small change, or none where the change fits nowhere."""
    document = copy(document)
    places = [place for place in walk(document) if isinstance(place[1], (dict, list))]
    if not places:
        return document
    tokens, here = draw(st.sampled_from(places))
    if isinstance(here, list):
        _edit_list(draw, here)
        return document
    # References keep leading somewhere: an edit of one would seldom.
    key = draw(st.sampled_from(sorted(set(here) - _REFERRING) or [""]))
    edit = draw(st.sampled_from(_EDITS))
    if edit == "drop":
        here.pop(key, None)
    elif edit == "change" and key in here:
        here[key] = _changed(draw, here[key])
    elif edit == "require" and isinstance(here.get("properties"), dict):
        here["required"] = sorted({*here.get("required", []), *here["properties"]})[:2]
    elif edit == "wrap" and _is_schema_place(tokens):
        parent = at(document, tokens[:-1]) if tokens else None
        word = draw(st.sampled_from(("allOf", "anyOf", "oneOf")))
        other = draw(schemas(Room(draft, 1)))
        wrapped = {word: [here, other if draw(st.booleans()) else copy(here)]}
        if parent is not None:
            parent[tokens[-1]] = wrapped
    elif edit == "add":
        addition = draw(schemas(Room(draft, 1)))
        if isinstance(addition, dict) and _is_schema_place(tokens):
            here.update({k: v for k, v in addition.items() if k not in here})
    return document


_REFERRING = {"$ref", "$dynamicRef", "$recursiveRef", "$id", "id", "$anchor", "$dynamicAnchor"}
_REFERRING |= {"definitions", "$defs", "d0", "d1", "d2", "$recursiveAnchor", "$schema"}
_EDITS = ("drop", "change", "change", "require", "wrap", "add")
_SCHEMA_PLACES = ("properties", "patternProperties", "allOf", "anyOf", "oneOf", "prefixItems")
_SCHEMAS = ("items", "not", "if", "then", "else", "contains", "additionalProperties")


def _is_schema_place(tokens: tuple[str | int, ...]) -> bool:
    if not tokens or tokens[-1] in _SCHEMAS:
        return True
    return len(tokens) > 1 and tokens[-2] in _SCHEMA_PLACES


def _edit_list(draw: Draw, here: list[Any]) -> None:
    if here and draw(st.booleans()):
        here.pop(draw(st.integers(0, len(here) - 1)))
    elif here:
        here.append(_changed(draw, here[0]))


def _changed(draw: Draw, value: Any) -> Any:
    if isinstance(value, bool) or value is None:
        return not value
    if isinstance(value, (int, float)):
        return value + draw(st.sampled_from((-1, 1, 0.5, 2)))
    if isinstance(value, str):
        return draw(st.sampled_from((*_TYPES, "a", "^a", value + "a")))
    return value
