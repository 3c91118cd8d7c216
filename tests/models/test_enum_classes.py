"""Enumerations that are classes (``enums = "enum"``): beside other types, and as defaults."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any

import pytest

from tests.packages import Loaded, package

_SPELLED = {
    "date-time": "2024-01-02T03:04:05.120Z",
    "uuid": "123E4567-E89B-12D3-A456-426614174000",
    "date": "2024-01-02",
}


@contextmanager
def loaded(document: dict[str, Any]) -> Iterator[tuple[ModuleType, ModuleType]]:
    """The codecs and the models of a package in which enumerations are classes."""
    it = Loaded(package({"top.json": document}, enums="enum").files)
    try:
        yield it.module("codecs"), it.module("models")
    finally:
        it.forget()


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("values", [["a", "b"], [1, 2]], ids=["texts", "integers"])
@pytest.mark.parametrize("form", _SPELLED)
def test_values_beside_an_enumeration_are_written_as_they_were_read(
    values: list[Any], form: str
) -> None:
    text = {"type": "string", "format": form}
    others = {
        "one": text,
        "list": {"type": "array", "items": text},
        "map": {"type": "object", "additionalProperties": text},
    }
    members = {
        name: {"anyOf": [{"$ref": "#/$defs/level"}, other]} for name, other in others.items()
    }
    document = {"type": "object", "properties": members, "$defs": {"level": {"enum": values}}}
    spelled = _SPELLED[form]
    with loaded(document) as (codecs, models):
        for one in (
            {"one": spelled, "list": [spelled], "map": {"k": spelled}},
            dict.fromkeys(others, values[1]),
        ):
            read = codecs.top.load(one)
            assert codecs.top.dump(read) == one
            assert read.model_dump(mode="json") == one
        assert read.one is models.Level(values[1])
        assert models.Top(one=values[0]).model_dump(mode="json") == {"one": values[0]}


@pytest.mark.parametrize("first", ["box", "level"])
def test_a_default_may_be_of_an_enumeration_further_down(first: str) -> None:
    level = {"level": {"enum": [1, 2]}}
    box = {
        "box": {
            "type": "object",
            "properties": {
                "level": {"$ref": "#/$defs/level", "default": 2},
                "levels": {
                    "type": "array",
                    "items": {"$ref": "#/$defs/level"},
                    "default": [1],
                },
            },
        },
        "crate": {"allOf": [{"$ref": "#/$defs/box"}, {"properties": {"lid": {}}}]},
    }
    with loaded({"$defs": box | level if first == "box" else level | box}) as (codecs, models):
        for class_, codec in ((models.Box, codecs.box), (models.Crate, codecs.crate)):
            for empty in (class_(), codec.load({})):
                assert empty.level is models.Level.VALUE_2
                assert empty.levels == [models.Level.VALUE_1]
                assert codec.dump(empty) == {}
