"""Strategies for whole documents: a schema with definitions, and references among them by
pointer, by anchor, by embedded resource, and by dynamic anchor."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from tests.fuzz.room import Draw, Room
from tests.fuzz.schemas import schemas
from tests.fuzz.shapes import shapes

BASE = "https://fuzz.example/"
_STYLES = {
    "draft4": ("pointer", "anchor", "resource"),
    "draft6": ("pointer", "anchor", "resource"),
    "draft7": ("pointer", "anchor", "resource"),
    "draft2019-09": ("pointer", "anchor", "resource"),
    "draft2020-12": ("pointer", "anchor", "resource", "dynamic"),
}


@st.composite
def documents(draw: Draw, draft: str, depth: int = 3) -> Any:
    """A schema document of `draft`. One with resources in it has a URI, and absolute references,
    which mean the same wherever they stand."""
    styles = draw(st.lists(st.sampled_from(_STYLES[draft]), max_size=3))
    depth = draw(st.sampled_from((2, 2, depth)))
    is_named, is_dynamic = "resource" in styles, draw(st.integers(0, 2)) == 0
    base = BASE + "root" if is_named else ""
    whole = Room(draft, depth)
    refs = [{"$ref": _uri(draft, style, i, base)} for i, style in enumerate(styles)]
    back = [*refs, {"$ref": base + "#"}, *(_dynamic(whole) if is_dynamic else ())]
    definitions = {}
    for i, style in enumerate(styles):
        room = Room(draft, depth - 1, tuple(refs[i + 1 :]), tuple(back))
        definitions[f"d{i}"] = _labelled(draw, draw(schemas(room)), style, i, room, is_dynamic)
    room = Room(draft, depth, tuple(refs), tuple(back))
    # Half of them a shape from the start: deep inside, few values get that far.
    document = draw(shapes(room) if draw(st.booleans()) else schemas(room))
    if not definitions and not is_dynamic:
        return document
    document = _labelled(draw, document, "", 0, whole, is_dynamic)
    named = {_id(draft): base} if base else {}
    return {**named, **document, _definitions(draft): definitions}


def _id(draft: str) -> str:
    return "id" if draft == "draft4" else "$id"


def _uri(draft: str, style: str, i: int, base: str) -> str:
    if style == "resource":
        return f"{BASE}d{i}"
    return f"{base}#/{_definitions(draft)}/d{i}" if style == "pointer" else f"{base}#d{i}"


def _definitions(draft: str) -> str:
    return "$defs" if draft.startswith("draft20") else "definitions"


def _dynamic(room: Room) -> list[dict[str, Any]]:
    if room.since("draft2020-12"):
        return [{"$dynamicRef": "#node"}] * 4
    return [{"$recursiveRef": "#"}] * 4 if room.since("draft2019-09") else []


def _labelled(
    draw: Draw, schema: Any, style: str, i: int, room: Room, is_dynamic: bool
) -> dict[str, Any]:
    """`schema` under the names by which references of `style` find it."""
    labels: dict[str, Any] = {}
    if style == "resource":
        labels = {_id(room.draft): f"{BASE}d{i}"}
    elif style == "anchor":
        labels = {"$anchor": f"d{i}"} if room.since("draft2019-09") else {_id(room.draft): f"#d{i}"}
    elif style == "dynamic":
        labels = {"$dynamicAnchor": f"d{i}"}
    if is_dynamic and style in {"resource", ""}:
        if room.since("draft2020-12"):
            labels["$dynamicAnchor"] = "node"
        elif room.since("draft2019-09"):
            labels["$recursiveAnchor"] = draw(st.booleans())
    if isinstance(schema, bool):
        schema = {} if schema else {"not": {}}
    if "$ref" in schema and room.until("draft7"):
        schema = {"allOf": [schema]}  # beside a reference a label would count for nothing
    return {**labels, **schema}
