"""The overlay document itself: is it one, and which actions does it ask for?"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

from schemawright.data_classes import frozen
from schemawright.diagnostics import Problems
from schemawright.read.source import Source
from schemawright.values import Json, Tokens

_VERSION = re.compile(r"1\.([01])(\.[0-9]+)?")
_SEE = "see https://spec.openapis.org/overlay/v1.0.0.html"

#: Fixed fields, the types of their values, and whether they are required
#: (Overlay 1.0, sections 4.4.1 to 4.4.3; `copy` and the description of `info` came with 1.1).
_Fields = Mapping[str, tuple[type | None, bool]]
_OVERLAY: _Fields = {
    "overlay": (str, True),
    "info": (dict, True),
    "extends": (str, False),
    "actions": (list, True),
}
_INFO: _Fields = {"title": (str, True), "version": (str, True), "description": (str, False)}
_ACTION: _Fields = {
    "target": (str, True),
    "description": (str, False),
    "update": (None, False),
    "copy": (str, False),
    "remove": (bool, False),
}
_NAMES = {str: "a string", dict: "an object", list: "an array", bool: "true or false"}


@frozen
class Action:
    """One action. `place` is where it stands in the overlay; `value` is what ``update`` holds,
    or the query of ``copy``."""

    place: Tokens
    target: str
    kind: Literal["update", "copy", "remove"]
    value: Json = None


@frozen
class Overlay:
    """A well-formed overlay. `minor` is that of its version: from 1.1 on an action may select
    primitives."""

    source: Source
    minor: int
    extends: str | None
    actions: tuple[Action, ...]


def overlay_in(source: Source, problems: Problems) -> Overlay | None:
    """The overlay that a document writes; None, and an error, if it breaks the specification.
    Actions that do are reported and left out."""
    document = source.document
    if not isinstance(document, dict) or not _check(source, (), document, _OVERLAY, problems):
        return None
    version = _VERSION.fullmatch(str(document["overlay"]))
    if version is None:
        hint = "overlays of version 1.0 and 1.1 are read; write overlay: 1.0.0"
        message = f"this is an overlay of version {document['overlay']}"
        problems.error("SW0202", message, hint, source.place(("overlay",)))
        return None
    _check(source, ("info",), document["info"], _INFO, problems)
    values = document["actions"]
    if not isinstance(values, list) or not values:
        message = "actions is empty"
        problems.error("SW0201", message, "add an action; " + _SEE, source.place(("actions",)))
        return None
    actions = [_action(source, ("actions", i), value, problems) for i, value in enumerate(values)]
    extends = document.get("extends")
    return Overlay(
        source,
        int(version.group(1)),
        extends if isinstance(extends, str) else None,
        tuple(action for action in actions if action is not None),
    )


def _action(source: Source, place: Tokens, value: Json, problems: Problems) -> Action | None:
    if not _check(source, place, value, _ACTION, problems) or not isinstance(value, dict):
        return None
    target = str(value["target"])
    if value.get("remove"):
        return Action(place, target, "remove")
    if ("update" in value) == ("copy" in value):
        both = "this action has both update and copy"
        message = both if "copy" in value else "this action does nothing"
        hint = "give the action one of update, copy and remove: true; " + _SEE
        problems.error("SW0201", message, hint, source.place(place))
        return None
    if "copy" in value:
        return Action(place, target, "copy", value["copy"])
    return Action(place, target, "update", value["update"])


def _check(source: Source, place: Tokens, value: Json, fields: _Fields, problems: Problems) -> bool:
    """Whether `value` is an object with the fields it must have, and no other."""
    faults = [] if isinstance(value, dict) else [(place, "this must be an object")]
    if isinstance(value, dict):
        for name, (type_, required) in fields.items():
            if name in value and type_ is not None and type(value[name]) is not type_:
                faults.append(((*place, name), f"{name} must be {_NAMES[type_]}"))
            elif name not in value and required:
                faults.append((place, f"{name} is missing"))
        unknown = (name for name in value if name not in fields and not name.startswith("x-"))
        faults += [((*place, name), f"an overlay has no {name!r} here") for name in unknown]
    for where, message in faults:
        problems.error("SW0201", message, _SEE, source.place(where))
    return not faults
