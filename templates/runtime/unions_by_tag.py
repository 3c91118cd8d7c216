"""Unions of classes of which a member has other constants in each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, cast

from pydantic import BaseModel
from pydantic_core import core_schema

from .tag_keys import tag_key

__all__ = ["TOLD_BY_TAG", "constants_of", "told_by_tag"]

#: In the metadata of a union: the function that chooses looks at a constant only.
TOLD_BY_TAG = "schemawright_told_by_tag"


def told_by_tag(
    wire: str, name: str, choices: Sequence[tuple[object, Any]]
) -> dict[str, Any]:
    """The union of `choices`, each with its constant of the member that is called `wire` in
    documents, and `name` as a field."""
    texts = all(isinstance(constant, str) for constant, _ in choices)
    if texts and not _is_another_attribute(wire, name):
        named: dict[Any, Any] = dict(choices)
        paths: list[list[str | int]] = [[wire], [name]]
        return dict[str, Any](core_schema.tagged_union_schema(named, paths))
    # pydantic would take True for 1, and of an instance a method for its tag.
    tagged = core_schema.tagged_union_schema(
        dict(enumerate(choice for _, choice in choices)),
        _chooser(wire, name, [constant for constant, _ in choices]),
        metadata={TOLD_BY_TAG: True},
    )
    return dict[str, Any](tagged)


def _is_another_attribute(wire: str, name: str) -> bool:
    """Is what instances have as `wire` not the member, which is their `name`, but what all classes
    have, such as a method?"""
    return wire != name and (wire.startswith("_") or hasattr(BaseModel, wire))


def _chooser(
    wire: str, name: str, constants: Sequence[object]
) -> Callable[[Any], int | None]:
    """The function that tells the place among `constants` of the one that a value has."""
    places = {tag_key(constant): place for place, constant in enumerate(constants)}

    def chosen(value: Any) -> int | None:
        if isinstance(value, dict):
            tag = cast("dict[str, object]", value).get(wire)
        else:
            tag = getattr(value, name, None)
        return places.get(tag_key(tag))

    return chosen


def constants_of(schema: dict[str, Any]) -> list[object]:
    """All values that a core schema takes, if it lists them; else none."""
    match schema["type"]:
        case "literal":
            return [*schema["expected"]]
        case "enum":
            return [member.value for member in schema["members"]]
        case "bool":
            return [False, True]
        case "none":
            return [None]
        case "nullable":
            return [*constants_of(schema["schema"]), None]
        case "union":
            return [it for choice in schema["choices"] for it in constants_of(choice)]
        case _:
            return []
