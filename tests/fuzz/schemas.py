"""Strategies for schemas: every keyword of every draft, few at a time, on the same few words.

A schema is drawn for a `Room`, which says what may stand in it. References that could lead back
without taking a part of the instance are not drawn: such schemas mean nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from tests.fuzz.room import Draw, Room
from tests.fuzz.shapes import shapes
from tests.fuzz.vocabulary import (
    FORMATS,
    TYPES,
    distinct,
    factors,
    names,
    numbers,
    patterns,
    scalars,
    sizes,
    strings,
    twins,
    values,
)


@st.composite
def schemas(draw: Draw, room: Room) -> Any:
    """A schema; `true`, `false` and references among them."""
    kind = draw(st.integers(0, 19))
    if kind < 3 and room.here:
        reference = dict(draw(st.sampled_from(room.here)))
        return reference | (draw(_words(room)) if kind == 0 and room.depth > 0 else {})
    if kind == 3 and room.since("draft6"):
        return draw(st.sampled_from((True, False)))
    if room.depth <= 0 or kind < 7:
        return draw(_leaf(room))
    if kind < 12:
        return draw(shapes(room)) | (draw(_leaf(room)) if kind == 7 else {})
    return draw(_words(room))


@st.composite
def _leaf(draw: Draw, room: Room) -> Any:
    keywords = draw(st.lists(st.sampled_from(_LEAVES), min_size=0, max_size=2))
    return _merged(draw, keywords, room)


@st.composite
def _words(draw: Draw, room: Room) -> Any:
    """Several keywords, most of them about one type, or alternatives."""
    about = draw(st.sampled_from((*(_OBJECT, _ARRAY, _APPLICATORS) * 2, _NUMBER, _STRING)))
    if draw(st.integers(0, 5)) == 0:
        about = _TOLD_APART if room.until("draft7") else (*_TOLD_APART, *_LEFT_OVER)
    few = st.lists(st.sampled_from(about), min_size=1, max_size=4)
    more = st.lists(st.sampled_from((*_ANY, *_OBJECT, *_ARRAY)), max_size=2)
    return _merged(draw, [*draw(few), *draw(more)], room)


def _merged(draw: Draw, keywords: list[Callable[..., Any]], room: Room) -> dict[str, Any]:
    schema: dict[str, Any] = {}
    for keyword in keywords:
        schema |= keyword(draw, room)
    return schema


def _some(draw: Draw, strategy: st.SearchStrategy[Any], least: int = 0, most: int = 3) -> list[Any]:
    return [*draw(st.lists(strategy, min_size=least, max_size=most, unique_by=repr))]


def _named(draw: Draw, keys: st.SearchStrategy[str], of: st.SearchStrategy[Any]) -> dict[str, Any]:
    return {key: draw(of) for key in _some(draw, keys)}


# --- any type -----------------------------------------------------------------------------------


def _type(draw: Draw, room: Room) -> dict[str, Any]:
    chosen = _some(draw, st.sampled_from(TYPES), 1, 3)
    return {"type": chosen[0] if len(chosen) == 1 else chosen}


def _enum(draw: Draw, room: Room) -> dict[str, Any]:
    return {"enum": distinct(_some(draw, twins | scalars, 1, 5))}


def _const(draw: Draw, room: Room) -> dict[str, Any]:
    return {"const": draw(twins | scalars)} if room.since("draft6") else {}


def _in_place(keyword: str) -> Callable[[Draw, Room], dict[str, Any]]:
    def drawn(draw: Draw, room: Room) -> dict[str, Any]:
        return {keyword: [draw(schemas(room.place)) for _ in range(draw(st.integers(1, 3)))]}

    return drawn


def _tagged(draw: Draw, room: Room) -> dict[str, Any]:
    """Alternatives that a property tells apart, or nearly."""
    tag, keyword = draw(names), draw(st.sampled_from(("oneOf", "anyOf")))
    branches = []
    for _ in range(draw(st.integers(2, 4))):
        words = _some(draw, strings if draw(st.integers(0, 3)) else scalars, 1, 2)
        branch = draw(_words(room.place)) if room.depth > 1 else {}
        properties = {**branch.get("properties", {}), tag: {"enum": distinct(words)}}
        branch |= {"properties": properties, "required": [tag]}
        branches.append(branch | draw(st.sampled_from(_OF_OBJECTS)))
    return {keyword: branches}


_OF_OBJECTS: tuple[dict[str, Any], ...] = (
    *({"type": "object"}, {"type": "object"}, {"type": "object"}),
    *({"type": ["object", "array"]}, {}),
)


def _typed(draw: Draw, room: Room) -> dict[str, Any]:
    """Alternatives of one type each."""
    keyword = draw(st.sampled_from(("oneOf", "anyOf")))
    branches = [_leafy(draw, room) | {"type": t} for t in _some(draw, st.sampled_from(TYPES), 2, 4)]
    return {keyword: branches}


def _leafy(draw: Draw, room: Room) -> dict[str, Any]:
    found = draw(schemas(replace(room.place, here=())))
    return found if isinstance(found, dict) else {}


def _not(draw: Draw, room: Room) -> dict[str, Any]:
    return {"not": draw(schemas(room.place))}


def _if(draw: Draw, room: Room) -> dict[str, Any]:
    words = draw(st.sampled_from(("if then", "if else", "if then else", "then else", "if")))
    return {word: draw(schemas(room.place)) for word in words.split()}


def _told(draw: Draw, room: Room) -> dict[str, Any]:
    """What changes no verdict."""
    return {draw(st.sampled_from(("title", "description"))): "a rule", "default": draw(values)}


def _foreign(draw: Draw, room: Room) -> dict[str, Any]:
    """A keyword that the draft does not know."""
    unknown: dict[str, Any] = {"x-unknown": False}
    unknown |= {"unevaluatedProperties": False} if room.until("draft7") else {}
    unknown |= {"contains": False, "const": 1} if room.draft == "draft4" else {}
    unknown |= {"if": True, "then": False} if room.until("draft6") else {}
    unknown |= {"dependentRequired": {"a": ["b"]}, "minContains": 2} if room.until("draft7") else {}
    unknown |= {"additionalItems": False} if room.draft == "draft2020-12" else {"prefixItems": [0]}
    key = draw(st.sampled_from(sorted(unknown)))
    return {key: unknown[key]} if key != "then" else {"if": True, "then": False}


# --- objects ------------------------------------------------------------------------------------


def _properties(draw: Draw, room: Room) -> dict[str, Any]:
    return {"properties": _named(draw, names, schemas(room.part))}


def _closed(draw: Draw, room: Room) -> dict[str, Any]:
    return {**_properties(draw, room), "additionalProperties": draw(st.sampled_from((False, True)))}


def _pattern_properties(draw: Draw, room: Room) -> dict[str, Any]:
    return {"patternProperties": _named(draw, patterns, schemas(room.part))}


def _required(draw: Draw, room: Room) -> dict[str, Any]:
    return {"required": _some(draw, names, 1 if room.draft == "draft4" else 0)}


def _property_names(draw: Draw, room: Room) -> dict[str, Any]:
    return {"propertyNames": draw(schemas(room.part))} if room.since("draft6") else {}


def _dependent(draw: Draw, room: Room) -> dict[str, Any]:
    lists = st.builds(lambda found: found or ["a"], st.lists(names, max_size=2, unique=True))
    of = schemas(room.place)
    if room.until("draft7"):
        mixed = (lists, of, of, lists, lists | of)
        return {"dependencies": _named(draw, names, draw(st.sampled_from(mixed)))}
    if draw(st.booleans()):
        return {"dependentRequired": _named(draw, names, lists)}
    return {"dependentSchemas": _named(draw, names, of)}


def _part(keyword: str, since: str = "draft4", until: str = "draft2020-12") -> Any:
    def drawn(draw: Draw, room: Room) -> dict[str, Any]:
        known = room.since(since) and room.until(until)
        return {keyword: draw(schemas(room.part))} if known else {}

    return drawn


def _size(keyword: str) -> Callable[[Draw, Room], dict[str, Any]]:
    def drawn(draw: Draw, room: Room) -> dict[str, Any]:
        limit = draw(sizes)
        return {keyword: float(limit) if room.since("draft6") and draw(_RARELY) else limit}

    return drawn


_RARELY = st.sampled_from((False,) * 7 + (True,))


def _unevaluated(keyword: str) -> Callable[[Draw, Room], dict[str, Any]]:
    """Mostly closed, over alternatives that evaluate different things."""

    def drawn(draw: Draw, room: Room) -> dict[str, Any]:
        if room.until("draft7"):
            return {}
        value = draw(st.sampled_from((False, False, {"type": "string"})))
        around = draw(st.sampled_from((*_APPLICATORS, _evaluating, _evaluating)))
        beside = draw(st.lists(st.sampled_from(_EVALUATING), max_size=2))
        found = {**around(draw, room), **_merged(draw, beside, room)}
        return {**found, keyword: draw(schemas(room.part)) if draw(_RARELY) else value}

    return drawn


def _evaluating(draw: Draw, room: Room) -> dict[str, Any]:
    """Schemas in place, each of which evaluates something."""
    keyword = draw(st.sampled_from(("allOf", "anyOf", "oneOf")))
    if room.depth <= 0:
        return {}
    branches = []
    for _ in range(draw(st.integers(1, 3))):
        words = draw(st.lists(st.sampled_from(_EVALUATING), min_size=1, max_size=2))
        branches.append(_merged(draw, words, room.place))
    return {keyword: branches, **(_properties(draw, room) if draw(st.booleans()) else {})}


# --- arrays -------------------------------------------------------------------------------------


def _positions(draw: Draw, room: Room) -> dict[str, Any]:
    keyword = "prefixItems" if room.since("draft2020-12") else "items"
    return {keyword: [draw(schemas(room.part)) for _ in range(draw(st.integers(1, 3)))]}


def _contains(draw: Draw, room: Room) -> dict[str, Any]:
    if room.until("draft4"):
        return {}
    found = {"contains": draw(schemas(room.part))}
    if room.since("draft2019-09"):
        for keyword in draw(
            st.sampled_from(("", "minContains", "maxContains", "minContains maxContains"))
        ).split():
            found[keyword] = draw(sizes)
    return found


def _unique_items(draw: Draw, room: Room) -> dict[str, Any]:
    return {"uniqueItems": draw(st.sampled_from((True, True, True, False)))}


# --- numbers and strings ------------------------------------------------------------------------


def _limit(keyword: str) -> Callable[[Draw, Room], dict[str, Any]]:
    def drawn(draw: Draw, room: Room) -> dict[str, Any]:
        limit = draw(numbers)
        if not draw(st.booleans()):
            return {keyword: limit}
        exclusive = "exclusive" + keyword.capitalize()
        return {keyword: limit, exclusive: True} if room.draft == "draft4" else {exclusive: limit}

    return drawn


def _multiple_of(draw: Draw, room: Room) -> dict[str, Any]:
    return {"multipleOf": draw(factors)}


def _pattern(draw: Draw, room: Room) -> dict[str, Any]:
    return {"pattern": draw(patterns)}


def _format(draw: Draw, room: Room) -> dict[str, Any]:
    return {"format": draw(st.sampled_from(FORMATS))}


_APPLICATORS = (
    *(_in_place("allOf"), _in_place("anyOf"), _in_place("oneOf"), _not, _if, _dependent),
    *(_tagged, _typed),
)
_EVALUATING = (
    *(_properties, _properties, _pattern_properties, _pattern_properties, _required),
    *(_part("additionalProperties"), _positions, _contains, _part("items"), _dependent, _if),
)
_TOLD_APART = (_tagged, _typed)
_LEFT_OVER = (
    *(_unevaluated("unevaluatedProperties"), _unevaluated("unevaluatedItems")),
    *(_properties, _pattern_properties, _positions, _contains),
)
_ANY = (_type, _type, _enum, _const, *_APPLICATORS, _told, _foreign)
_OBJECT = (
    *(_properties, _properties, _closed, _pattern_properties, _required, _required, _type),
    *(_property_names, _dependent, _size("minProperties"), _size("maxProperties")),
    *((_unevaluated("unevaluatedProperties"),) * 4),
    *(_part("additionalProperties"), *_APPLICATORS),
)
_ARRAY = (
    *(_positions, _positions, _part("items"), _part("additionalItems", until="draft2019-09")),
    *(_contains, _contains, _size("minItems"), _size("maxItems"), _unique_items, _type),
    *((_unevaluated("unevaluatedItems"),) * 4),
    *_APPLICATORS,
)
_NUMBER = (_limit("minimum"), _limit("maximum"), _multiple_of, _type, _enum, *_APPLICATORS)
_STRING = (_size("minLength"), _size("maxLength"), _pattern, _pattern, _format, _type, _enum)
_LEAVES = (
    *(_type, _type, _enum, _const, _const, _pattern, _multiple_of, _limit("minimum")),
    *(_size("minLength"), _required, _limit("maximum"), _size("maxProperties"), _unique_items),
)
