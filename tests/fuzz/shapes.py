"""Strategies for the shapes that passes look for, and for what only nearly has them.

Each draws a whole schema (but for references, which come from the room), with one flaw as often
as not: a tag that two alternatives share, a name that is required but not described, a pattern
that finds a described name. What a pass takes for granted is missing there.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from tests.fuzz.room import Draw, Room
from tests.fuzz.vocabulary import NAMES, distinct

#: Many names, for objects with many properties.
WIDE = (*"abcdefghijklmnopqrstuv", "x-1", "x-2", "é")
_TAGS = ("a", "b", "c", "d", "e")
#: Values of which Python takes some for the same.
_NEAR: tuple[Any, ...] = (0, 0.0, False, 1, 1.0, True, 2, None, "", "1", "a", [], [1], [True], {})
_TYPES = ("integer", "number", "boolean", "string", "null", "array", "object")
_SMALL: tuple[dict[str, Any], ...] = (
    *({}, {"type": "string"}, {"type": "integer"}, {"type": "boolean"}, {"enum": ["a", 1]}),
    *({"type": ["string", "null"]}, {"minLength": 1}, {"minimum": 1}, {"maxItems": 1}),
)

_TELLING = _SMALL[1:]


@st.composite
def shapes(draw: Draw, room: Room) -> dict[str, Any]:
    """A schema of one of the shapes."""
    kinds = [
        _tagged,
        _wide,
        _patterned,
        _exact,
        _tagged,
        _wide,
        _apart,
        _patterned,
        _values,
        _typed_values,
        _typed,
    ]
    kinds += [_two_ways, _two_ways] if room.below else []
    kinds += [_left_over, _left_over, _noting] if room.since("draft2019-09") else []
    kinds += [_containing] if room.since("draft2020-12") else []
    # Hypothesis prefers some of its choices for a while; this spreads them.
    found: dict[str, Any] = kinds[draw(st.integers(0, 2**20)) * 7919 % len(kinds)](draw, room)
    return found


def _leaf(draw: Draw, room: Room) -> Any:
    """A small schema, or a reference."""
    choices: list[Any] = [*_SMALL, *room.below]
    if room.since("draft6"):
        choices += [True, {"const": 1}, {"const": True}, False]
    return draw(st.sampled_from(choices))


def _flawed(draw: Draw) -> bool:
    return bool(draw(st.booleans()))


def _subset(draw: Draw, of: list[str], most: int) -> list[str]:
    if not of:
        return []
    return list(draw(st.lists(st.sampled_from(of), max_size=most, unique=True)))


def _exact(draw: Draw, room: Room) -> dict[str, Any]:
    """An object that allows no other properties than a few."""
    names = list(draw(st.lists(st.sampled_from(NAMES[:5]), min_size=1, max_size=4, unique=True)))
    found: dict[str, Any] = {
        "type": "object",
        "properties": {name: _leaf(draw, room) for name in names},
        "additionalProperties": False,
    }
    required = _subset(draw, names, 4)
    if _flawed(draw):
        flaw = draw(st.integers(0, 4))
        if flaw == 0:
            required = [*required, *(n for n in NAMES[:6] if n not in required)][:4]
        elif flaw == 1:
            found["patternProperties"] = {
                draw(st.sampled_from(("^x-", "a", "b$"))): draw(st.sampled_from(_TELLING))
            }
        elif flaw == 2:
            del found["type"]
        elif flaw == 3:
            found["additionalProperties"] = _leaf(draw, room)
        else:
            del found["properties"][names[0]]
    if draw(st.integers(0, 2)) == 0:
        found["allOf"] = [_beside(draw, names)]
    return found | ({"required": required} if required else {})


def _beside(draw: Draw, names: list[str]) -> dict[str, Any]:
    """What else is said of one of the properties, or of one that is not described."""
    name = draw(st.sampled_from([*names, *names, "z", "e"]))
    return {"properties": {name: draw(st.sampled_from(_TELLING))}}


def _wide(draw: Draw, room: Room) -> dict[str, Any]:
    """An object with many properties."""
    count = draw(st.sampled_from((8, 15, 19, 20, 21, 23)))
    first = draw(st.integers(0, len(WIDE) - count))
    names = list(WIDE[first : first + count])
    found: dict[str, Any] = {"properties": {name: _leaf(draw, room) for name in names}}
    if draw(st.integers(0, 3)):
        found["type"] = "object"
    if draw(st.integers(0, 3)):
        found["additionalProperties"] = draw(st.sampled_from((False, False, {"type": "string"})))
    patterns = ("^x-", "^[a-h]", "^[m-p]$", "^.$", "é", "z")
    for pattern in draw(st.lists(st.sampled_from(patterns), max_size=2, unique=True)):
        found.setdefault("patternProperties", {})[pattern] = draw(st.sampled_from(_TELLING))
    if draw(st.integers(0, 2)) == 0:
        found["allOf"] = [_beside(draw, [names[0], "z", "y"])]
    if required := _subset(draw, [*names, "z"], 2):
        found["required"] = required
    return found


def _patterned(draw: Draw, room: Room) -> dict[str, Any]:
    """An object with properties by name and by pattern, which may find the names."""
    names = list(draw(st.lists(st.sampled_from(NAMES[:4]), min_size=1, max_size=3, unique=True)))
    patterns = draw(st.lists(st.sampled_from(("^x-", "a", "b", "^.$")), min_size=1, max_size=2))
    found: dict[str, Any] = {
        "type": "object",
        "properties": {name: draw(st.sampled_from(_TELLING)) for name in names},
        "patternProperties": {each: draw(st.sampled_from(_TELLING)) for each in patterns},
        "additionalProperties": draw(st.sampled_from((False, False, {"type": "string"}))),
    }
    if _flawed(draw):
        found["allOf"] = [_beside(draw, [names[0], "z"])]
    if required := _subset(draw, names, 2):
        found["required"] = required
    return found


def _tagged(draw: Draw, room: Room) -> dict[str, Any]:
    """Alternatives that a property tells apart: all of them, or all but one."""
    tag = draw(st.sampled_from(NAMES[:3]))
    tags = list(draw(st.permutations(_TAGS)))
    branches = [_branch(draw, room, tag, [tags.pop()]) for _ in range(draw(st.integers(3, 4)))]
    if _flawed(draw):
        _spoil(draw, branches, tag)
    return {draw(st.sampled_from(("oneOf", "oneOf", "anyOf"))): branches}


def _branch(draw: Draw, room: Room, tag: str, words: list[Any]) -> dict[str, Any]:
    one = room.since("draft6") and draw(st.booleans())
    told: dict[str, Any] = {"const": words[0]} if one else {"enum": words}
    if draw(st.integers(0, 3)) == 0:
        told["type"] = "string"
    others = {name: _leaf(draw, room) for name in NAMES[:3] if name != tag and draw(st.booleans())}
    found: dict[str, Any] = {"type": "object", "properties": {tag: told, **others}}
    found["required"] = [tag, *_subset(draw, sorted(others), 1)]
    if draw(st.booleans()):
        found["additionalProperties"] = False
    return found


def _spoil(draw: Draw, branches: list[dict[str, Any]], tag: str) -> None:
    """One of the alternatives is not what the others are."""
    first, flawed = branches[0], draw(st.sampled_from(branches[1:]))
    flaw = draw(st.integers(0, 7))
    if flaw == 0:
        flawed["required"] = [name for name in flawed["required"] if name != tag] or ["e"]
    elif flaw == 1:
        del flawed["required"]
        flawed["minProperties"] = 1
    elif flaw == 2:
        flawed["properties"][tag] = first["properties"][tag]
    elif flaw == 3:
        flawed["properties"][tag] = {"enum": ["e", *draw(st.sampled_from(([1], [None], ["a"])))]}
    elif flaw == 4:
        del flawed["type"]
    elif flaw > 5:
        # One that says nothing of the tag, and so may take what another refuses.
        named = draw(st.sampled_from([name for name in NAMES[:3] if name != tag]))
        branches.append({"type": "object", "required": [named]})
    else:
        flawed["type"] = ["object", "array"]


def _apart(draw: Draw, room: Room) -> dict[str, Any]:
    """Alternatives with properties of their own, closed or not."""
    branches = [_exact(draw, room) for _ in range(draw(st.integers(2, 3)))]
    return {draw(st.sampled_from(("oneOf", "anyOf", "allOf"))): branches}


def _values(draw: Draw, room: Room) -> dict[str, Any]:
    """Alternatives or conjunctions of values, of which Python finds some equal."""
    near = st.sampled_from(_NEAR)
    branches: list[dict[str, Any]] = []
    for _ in range(draw(st.integers(2, 3))):
        if room.since("draft6") and draw(st.booleans()):
            branches.append({"const": draw(near)})
        else:
            branches.append({"enum": distinct(list(draw(st.lists(near, min_size=1, max_size=3))))})
    return {draw(st.sampled_from(("oneOf", "anyOf", "allOf"))): branches}


def _typed_values(draw: Draw, room: Room) -> dict[str, Any]:
    """Values beside a type, or a list of types, that some of them have."""
    types = list(draw(st.lists(st.sampled_from(_TYPES), min_size=1, max_size=2, unique=True)))
    found: dict[str, Any] = {"type": types[0] if len(types) == 1 else types}
    near = st.lists(st.sampled_from(_NEAR), min_size=1, max_size=5)
    if room.since("draft6") and draw(st.booleans()):
        return found | {"const": draw(st.sampled_from(_NEAR))}
    return found | {"enum": distinct(list(draw(near)))}


def _typed(draw: Draw, room: Room) -> dict[str, Any]:
    """Alternatives of one type each, with more to say of it; the same type twice at times."""
    details: dict[str, tuple[dict[str, Any], ...]] = {
        "number": ({}, {"minimum": 1}, {"multipleOf": 2}),
        "integer": ({}, {"maximum": 1}, {"minimum": 2}),
        "string": ({}, {"minLength": 1}, {"enum": ["a", "b"]}),
        "array": ({}, {"maxItems": 1}, {"uniqueItems": True}),
        "object": ({}, {"required": ["a"]}, {"properties": {"a": {"type": "string"}}}),
        "boolean": ({}, {"enum": [True]}),
        "null": ({},),
    }
    drawn = st.lists(st.sampled_from(_TYPES), min_size=2, max_size=3, unique=not _flawed(draw))
    branches = [{"type": t, **draw(st.sampled_from(details[t]))} for t in draw(drawn)]
    return {draw(st.sampled_from(("oneOf", "oneOf", "anyOf"))): branches}


def _two_ways(draw: Draw, room: Room) -> dict[str, Any]:
    """Alternatives that lead to the same part and, through it, back here."""
    name = draw(st.sampled_from(NAMES[:2]))
    back = dict(draw(st.sampled_from(room.below)))
    branches: list[dict[str, Any]] = []
    for _ in range(draw(st.integers(2, 3))):
        branch: dict[str, Any] = {"properties": {name: back}}
        others = [n for n in NAMES[:3] if n != name]
        if draw(st.booleans()):
            branch["required"] = [draw(st.sampled_from((name, *others)))]
        if draw(st.integers(0, 2)) == 0:
            branch["properties"][draw(st.sampled_from(others))] = _leaf(draw, room)
        branches.append(branch | draw(st.sampled_from(({}, {"type": "object"}))))
    return {draw(st.sampled_from(("oneOf", "anyOf"))): branches}


def _noting(draw: Draw, room: Room) -> dict[str, Any]:
    """Items or properties that alternatives evaluate, and what is done with the others."""
    found = _parts(draw, room)
    keyword = draw(st.sampled_from(("anyOf", "oneOf", "allOf", "if", "dependentSchemas", "not")))
    if keyword == "if":
        found |= {"if": _parts(draw, room), "then": _parts(draw, room)}
    elif keyword == "dependentSchemas":
        found[keyword] = {draw(st.sampled_from(NAMES[:2])): _parts(draw, room)}
    elif keyword == "not":
        found[keyword] = {"not": _parts(draw, room)}
    else:
        found[keyword] = [_parts(draw, room) for _ in range(draw(st.integers(1, 3)))]
    return _closing(draw, found)


def _left_over(draw: Draw, room: Room) -> dict[str, Any]:
    """The same, where it is certain beforehand what is evaluated."""
    found = _parts(draw, room)
    if draw(st.booleans()):
        found["allOf"] = [_parts(draw, room) for _ in range(draw(st.integers(1, 2)))]
    if room.here and draw(st.booleans()):
        found |= dict(draw(st.sampled_from(room.here)))
    return _closing(draw, found)


def _containing(draw: Draw, room: Room) -> dict[str, Any]:
    """Items that are evaluated because they are contained, in place or around it, and others."""
    inner = {"contains": _leaf(draw, room)}
    if draw(st.booleans()):
        inner["minContains"] = draw(st.integers(0, 2))
    if draw(st.integers(0, 2)) == 0:
        inner["prefixItems"] = [_leaf(draw, room)]
    keyword = draw(st.sampled_from(("", "allOf", "anyOf", "if")))
    if keyword == "if":
        found: dict[str, Any] = {"if": inner, "else": {}}
    else:
        found = {keyword: [inner]} if keyword else inner
    return found | {"unevaluatedItems": draw(st.sampled_from((False, False, {"type": "string"})))}


def _parts(draw: Draw, room: Room) -> dict[str, Any]:
    """What evaluates some properties or items."""
    names = _subset(draw, list(NAMES[:4]), 2)
    found: dict[str, Any] = {"properties": {name: _leaf(draw, room) for name in names}}
    more = draw(st.integers(0, 7))
    tuples = "prefixItems" if room.since("draft2020-12") else "items"
    if more == 0:
        found["patternProperties"] = {draw(st.sampled_from(("^a", "b", "^x-"))): _leaf(draw, room)}
    elif more == 1:
        found["additionalProperties"] = _leaf(draw, room)
    elif more <= 3:
        found = {tuples: [_leaf(draw, room) for _ in range(draw(st.integers(1, 3)))]}
    elif more == 4:
        found = {"contains": _leaf(draw, room)}
    elif more == 5:
        found["required"] = [draw(st.sampled_from(NAMES[:3]))]
    elif more == 6:
        inner = _parts(draw, replace(room, depth=room.depth - 1)) if room.depth > 0 else {}
        found["allOf"] = [_closing(draw, inner)]
    return found


def _closing(draw: Draw, schema: dict[str, Any]) -> dict[str, Any]:
    keywords = ("unevaluatedProperties", "unevaluatedItems")
    chosen = draw(st.sampled_from((keywords[:1], keywords[1:], keywords, keywords)))
    values = ({"type": "string"}, False, False, False)
    return schema | {keyword: draw(st.sampled_from(values)) for keyword in chosen}
