"""What a value of the wrong shape means where it can mean one thing only, and no other documents
are accepted for it.

    {"required": ["id", "id"]}                    →  {"required": ["id"]}
    {"minimum": 0, "exclusiveMinimum": true}      →  {"exclusiveMinimum": 0}, since draft 6
    {"description": null}                         →  {}

A keyword names one of these rules, or has one of its own (`exclusive_minimum`). Where there is no
meaning that is certain, as for ``"required": true``, a wrong value stays an error.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import field
from typing import TypeAlias

from schemawright.data_classes import frozen
from schemawright.values import Json, comparable


@frozen
class IntendedMeaning:
    """What a schema object means: `members` stand for those of the same names, and those that
    `dropped` names are not there. `words` tell it, after the message and a comma."""

    words: str
    members: Mapping[str, Json] = field(default_factory=dict)
    dropped: tuple[str, ...] = ()


#: From the name of a keyword, its value and the schema around it; None: nothing that is certain.
Meant: TypeAlias = Callable[[str, Json, Mapping[str, Json]], IntendedMeaning | None]

_ABSENT = "and is taken to be absent"


def nothing_certain(name: str, value: Json, around: Mapping[str, Json]) -> IntendedMeaning | None:
    """A wrong value is an error."""
    return None


def a_remark(name: str, value: Json, around: Mapping[str, Json]) -> IntendedMeaning | None:
    """Of what is for people: whatever has the wrong shape is not said at all."""
    return IntendedMeaning("and is left out", dropped=(name,))


def empty_if_null(name: str, value: Json, around: Mapping[str, Json]) -> IntendedMeaning | None:
    """Of what holds names or schemas, all of which count: null, which an empty line of YAML
    gives, holds none."""
    return IntendedMeaning(_ABSENT, dropped=(name,)) if value is None else None


def empty(name: str, value: Json, around: Mapping[str, Json]) -> IntendedMeaning | None:
    """The same, of a list that must not be empty."""
    return IntendedMeaning(_ABSENT, dropped=(name,)) if value is None or value == [] else None


def a_set(name: str, value: Json, around: Mapping[str, Json]) -> IntendedMeaning | None:
    """Of a list in which nothing counts twice."""
    if not isinstance(value, list):
        return None
    return IntendedMeaning("which counts once", {name: _distinct(value)})


def sets_by_name(name: str, value: Json, around: Mapping[str, Json]) -> IntendedMeaning | None:
    """Of an object, some members of which are such lists."""
    if not isinstance(value, dict):
        return empty_if_null(name, value, around)
    distinct = {key: _distinct(one) if isinstance(one, list) else one for key, one in value.items()}
    return IntendedMeaning("which counts once", {name: distinct})


def names(name: str, value: Json, around: Mapping[str, Json]) -> IntendedMeaning | None:
    """Of ``required``, where an empty list, and false, which draft 3 writes in the property
    itself, ask for nothing."""
    if value is False or value == []:
        return IntendedMeaning("which asks for nothing", dropped=(name,))
    return a_set(name, value, around) or empty_if_null(name, value, around)


def switch_of(limit: str) -> Meant:
    """Of an exclusive limit with the switch that draft 4 has: it makes the one called `limit`
    exclusive, and means nothing without that."""

    def switched(name: str, value: Json, around: Mapping[str, Json]) -> IntendedMeaning | None:
        if not isinstance(value, bool):
            return None
        bound = around.get(limit)
        if not value or limit not in around:
            return IntendedMeaning("and changes nothing", dropped=(name,))
        if isinstance(bound, bool) or not isinstance(bound, (int, float)):
            return None
        words = f'which in draft 4 makes "{limit}" exclusive, and is read so'
        return IntendedMeaning(words, {name: bound}, dropped=(limit,))

    return switched


def limit_for(limit: str, *, upper: bool) -> Meant:
    """Of the switch that draft 4 and OpenAPI 3.0 have, with the exclusive limit that later drafts
    write there; of two limits the narrower counts. Without `limit` the switch means nothing."""

    def bounded(name: str, value: Json, around: Mapping[str, Json]) -> IntendedMeaning | None:
        if isinstance(value, bool):
            changes = limit in around
            return None if changes else IntendedMeaning("and changes nothing", dropped=(name,))
        other = around.get(limit)
        if not isinstance(value, (int, float)):
            return None
        if limit in around and (isinstance(other, bool) or not isinstance(other, (int, float))):
            return None
        words = "which is an exclusive limit since draft 6, and is read so"
        if isinstance(other, (int, float)) and (other < value if upper else other > value):
            return IntendedMeaning(words, dropped=(name,))
        return IntendedMeaning(words, {limit: value, name: True})

    return bounded


def _distinct(values: list[Json]) -> list[Json]:
    """`values` without repetitions."""
    kept: dict[Hashable, Json] = {}
    for value in values:
        kept.setdefault(comparable(value), value)
    return list(kept.values())
