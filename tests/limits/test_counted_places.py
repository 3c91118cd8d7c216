"""What makes types slow to find is counted where it is done: each of these places alone stops a
document that only it makes slow."""

from __future__ import annotations

import importlib
from typing import Any

import pytest
from schemawright import Rejected, steps
from schemawright.limits import Limits, limited
from schemawright.steps import Stage, Steps

from tests.packages import package

COUNT = 30


def chain(link: dict[str, Any], end: dict[str, Any]) -> dict[str, Any]:
    """An API whose components are made of one another."""
    components = {
        f"C{number}": {"allOf": [{"$ref": f"#/components/schemas/C{number + 1}"}], **link}
        for number in range(COUNT)
    }
    schemas = {**components, f"C{COUNT}": {"type": "object", **end}}
    head = {"openapi": "3.1.0", "info": {"title": "A", "version": "1"}, "paths": {}}
    return {**head, "components": {"schemas": schemas}}


MEMBERS = {f"m{number}": {"type": "string"} for number in range(100)}
TAG = {"properties": {"t": {"type": "string"}}, "required": ["t"]}
SOME = [{"if": {"required": ["a"]}, "then": {"properties": {name: {}}}} for name in MEMBERS]
CASES: dict[str, tuple[Stage, str, Any]] = {
    "the classes that a class is made of": (
        "type",
        "types.discriminated_classes",
        chain({"discriminator": {"propertyName": "t"}}, TAG),
    ),
    "the members of bases": ("type", "defaults", chain({}, {"properties": MEMBERS})),
    "the options of a union": (
        "type",
        "types.inference",
        {"anyOf": [{"type": "string", "maxLength": number} for number in range(100)]},
    ),
    "members of all alternatives": (
        "type",
        "types.alternative_members",
        {"type": "object", "properties": {"a": {}}, "oneOf": [{"properties": MEMBERS}] * 4},
    ),
    "members of some objects": (
        "type",
        "types.conditional_members",
        {**TAG, "type": "object", "allOf": SOME, "unevaluatedProperties": False},
    ),
    "patterns of names": (
        "type",
        "types.other_members",
        {
            "type": "object",
            "properties": {"a": {}},
            "required": [*MEMBERS],
            "patternProperties": {f"^{name}$": {} for name in MEMBERS},
        },
    ),
    "names that stand for names": (
        "type",
        "types.long_chains",
        {
            "$defs": {
                f"d{number}": {"anyOf": [{"$ref": f"#/$defs/d{number + 1}"}, {"type": "array"}]}
                for number in range(100)
            }
            | {"d100": {"type": "string"}}
        },
    ),
    "parts and members, put together": (
        "type",
        "describe.compositions",
        chain({"required": ["own"]}, {"properties": MEMBERS}),
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_the_place_stops_it(case: str, monkeypatch: pytest.MonkeyPatch) -> None:
    stage, place, document = CASES[case]
    counted: list[Steps] = []

    def recorded(stage: Stage, most: int) -> Steps:
        counted.append(Steps(stage, most))
        return counted[-1]

    with monkeypatch.context() as patched:
        patched.setattr(steps, "Steps", recorded)
        patched.setattr(importlib.import_module(f"schemawright.{place}"), "take", lambda _: None)
        assert package({"thing.json": document}).files
    without = max(one.taken for one in counted if one.stage == stage)
    with limited(Limits(type_steps=without)), pytest.raises(Rejected) as raised:
        package({"thing.json": document})
    assert [problem.code for problem in raised.value.problems] == ["SW0710"]
