"""Strategies for values that a schema is about: drawn towards the schema, then changed a little."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from hypothesis import strategies as st

from tests.fuzz.look import REFERENCES, Look
from tests.fuzz.room import Draw
from tests.fuzz.vocabulary import (
    NAMES,
    NUMBERS,
    STRINGS,
    names,
    numbers,
    scalars,
    strings,
    twins,
    values,
)

_DEPTH = 4
_ABOUT = {
    "object": ("properties", "required", "patternProperties", "additionalProperties",
               "propertyNames", "minProperties", "maxProperties", "unevaluatedProperties",
               "dependencies", "dependentRequired", "dependentSchemas"),
    "array": ("items", "prefixItems", "contains", "minItems", "maxItems", "uniqueItems",
              "unevaluatedItems", "additionalItems"),
    "string": ("minLength", "maxLength", "pattern"),
    "number": ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"),
}  # fmt: skip


@st.composite
def instances(draw: Draw, look: Look) -> Any:
    """A value for the document of `look`: valid more often than by chance."""
    kind = draw(st.integers(0, 9))
    if kind == 0:
        return draw(values)
    value = _towards(draw, look, [look.document], _DEPTH)
    return value if kind < 5 else _changed(draw, value)


def _towards(draw: Draw, look: Look, schemas: list[Any], depth: int) -> Any:
    """A value that has a chance with all of `schemas`."""
    views = [view for schema in schemas for view in _views(draw, look, schema, 6)]
    stated = [
        v["enum"] if "enum" in v else [v["const"]] for v in views if "enum" in v or "const" in v
    ]
    listed = [value for values_ in stated for value in values_]
    if listed and draw(st.integers(0, 5)):
        return draw(st.sampled_from(listed))
    kind = _kind(draw, views)
    if kind == "object":
        return _object(draw, look, views, depth)
    if kind == "array":
        return _array(draw, look, views, depth)
    if kind == "string":
        return _string(draw, views)
    if kind in {"number", "integer"}:
        return _number(draw, views)
    return draw(st.booleans()) if kind == "boolean" else None


def _views(draw: Draw, look: Look, schema: Any, budget: int) -> Iterator[dict[str, Any]]:
    """The object schemas that apply in place, with one branch of each alternative."""
    if not isinstance(schema, dict) or budget == 0:
        return
    yield schema
    chosen: list[Any] = [*schema.get("allOf", ())]
    alternatives = [schema[keyword] for keyword in ("anyOf", "oneOf") if keyword in schema]
    chosen += [draw(st.sampled_from(branches)) for branches in alternatives]
    if "if" in schema:
        chosen += (
            [schema["if"], schema.get("then")] if draw(st.booleans()) else [schema.get("else")]
        )
    for keyword in ("dependentSchemas", "dependencies"):
        if isinstance(schema.get(keyword), dict):
            chosen += schema[keyword].values()
    for keyword in REFERENCES:
        if isinstance(schema.get(keyword), str):
            chosen += look.targets(keyword, schema[keyword])[:1]
    for each in chosen:
        yield from _views(draw, look, each, budget - 1)


def _kind(draw: Draw, views: list[dict[str, Any]]) -> str:
    allowed: list[str] = []
    for view in views:
        if "type" in view:
            types = [view["type"]] if isinstance(view["type"], str) else view["type"]
            allowed = [t for t in allowed if t in types] or list(types)
    if not allowed:
        allowed = [
            kind for kind, words in _ABOUT.items() for view in views if view.keys() & {*words}
        ]
    return str(draw(st.sampled_from(allowed or ["object", "array", "string", "number", "null"])))


def _object(draw: Draw, look: Look, views: list[dict[str, Any]], depth: int) -> dict[str, Any]:
    known = [name for view in views for name in view.get("properties", ())]
    wanted = [
        name
        for view in views
        if isinstance(view.get("required"), list)
        for name in view["required"]
    ]
    dependent = [name for view in views for name in _dependent(view)]
    matching = [
        n for v in views for p in v.get("patternProperties", ()) for n in NAMES if _found(p, n)
    ]
    likely = [*known, *known, *dependent, *matching[:4], "a"]
    extra = draw(st.lists(st.sampled_from(likely) | names, max_size=3))
    found = {}
    for name in dict.fromkeys([*(wanted if draw(st.integers(0, 7)) else ()), *extra]):
        parts = [part for view in views for part in _members(view, name)]
        found[name] = _towards(draw, look, parts, depth - 1) if depth and parts else draw(scalars)
    return found


def _dependent(view: dict[str, Any]) -> Iterator[str]:
    for keyword in ("dependencies", "dependentRequired", "dependentSchemas"):
        if isinstance(view.get(keyword), dict):
            for name, value in view[keyword].items():
                yield name
                yield from value if isinstance(value, list) else ()


def _members(view: dict[str, Any], name: str) -> Iterator[Any]:
    """What `view` says of the property `name`."""
    found = [view["properties"][name]] if name in view.get("properties", ()) else []
    found += [each for p, each in view.get("patternProperties", {}).items() if _found(p, name)]
    yield from found or [view.get("additionalProperties", view.get("unevaluatedProperties", True))]


def _array(draw: Draw, look: Look, views: list[dict[str, Any]], depth: int) -> list[Any]:
    least = max(
        [0, *(int(v.get("minItems", 0)) for v in views), *(int("contains" in v) for v in views)]
    )
    length = draw(st.integers(min(least, 4), min(least, 4) + 2))
    found: list[Any] = []
    for i in range(length):
        contained = [view["contains"] for view in views if "contains" in view]
        is_contained = bool(contained) and draw(st.integers(0, 2)) > 0
        # What is contained is evaluated, so nothing is said of it as of what is left over.
        described = [_without_left_over(view) for view in views] if is_contained else views
        parts = [part for view in described for part in _item(view, i)]
        if is_contained:
            parts += contained
        again = found and draw(st.integers(0, 7)) == 0
        value = _towards(draw, look, parts, depth - 1) if depth and parts else draw(scalars)
        found.append(found[-1] if again else value)
    return found


def _without_left_over(view: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in view.items() if key != "unevaluatedItems"}


def _item(view: dict[str, Any], i: int) -> Iterator[Any]:
    items = view.get("items")
    first = items if isinstance(items, list) else view.get("prefixItems", [])
    if isinstance(first, list) and i < len(first):
        yield first[i]
    elif isinstance(items, list):
        yield view.get("additionalItems", True)
    else:
        yield items if items is not None else view.get("unevaluatedItems", True)


def _string(draw: Draw, views: list[dict[str, Any]]) -> str:
    fits = [text for text in STRINGS if all(_fits(view, text) for view in views)]
    return str(draw(st.sampled_from(fits) if fits and draw(st.booleans()) else strings))


def _fits(view: dict[str, Any], text: str) -> bool:
    within = view.get("minLength", 0) <= len(text) <= view.get("maxLength", 99)
    return within and ("pattern" not in view or _found(view["pattern"], text))


def _found(pattern: str, text: str) -> bool:
    try:
        return re.search(pattern, text) is not None
    except re.error:
        return False


def _number(draw: Draw, views: list[dict[str, Any]]) -> Any:
    near: list[Any] = []
    for view in views:
        for keyword in _ABOUT["number"]:
            limit = view.get(keyword)
            if isinstance(limit, (int, float)) and not isinstance(limit, bool):
                near += [limit, limit + 1, limit - 1, limit * 3 if abs(limit) < 1e300 else 0]
    return draw(st.sampled_from((*near, *near, *NUMBERS)))


def _changed(draw: Draw, value: Any) -> Any:
    """`value` with one part replaced, left out, added or turned into a near twin."""
    if value and isinstance(value, (dict, list)) and draw(st.integers(0, 3)):
        if isinstance(value, dict):
            key = draw(st.sampled_from(list(value)))
            return {**value, key: _changed(draw, value[key])}
        at = draw(st.integers(0, len(value) - 1))
        return [*value[:at], _changed(draw, value[at]), *value[at + 1 :]]
    change = draw(st.integers(0, 3))
    if change == 0:
        return draw(values)
    if change == 1 and isinstance(value, dict):
        return {**value, draw(names): draw(scalars)}
    if change == 1 and isinstance(value, list):
        return [*value, *(value[:1] or [draw(twins)])]
    if change == 2 and isinstance(value, dict) and value:
        gone = draw(st.sampled_from(list(value)))
        return {key: each for key, each in value.items() if key != gone}
    if change == 2 and isinstance(value, list):
        return value[:-1]
    return _twin(draw, value)


def _twin(draw: Draw, value: Any) -> Any:
    """What is nearly `value`."""
    if isinstance(value, bool):
        return draw(st.sampled_from((int(value), float(value), not value)))
    if isinstance(value, (int, float)):
        twins_ = [value + 1, -value, str(value), value * 1.0 if abs(value) < 2**60 else value]
        twins_ += [int(value)] if abs(value) < 2**60 else []
        twins_ += [bool(value)] if value in (0, 1) else []
        return draw(st.sampled_from(twins_))
    if isinstance(value, str):
        return draw(
            st.sampled_from((value + "\n", value + "😀", value[:-1], value.upper())) | strings
        )
    return draw(scalars | numbers)
