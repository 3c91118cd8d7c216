"""Types that say all that their schemas do: what is built without a check of its own is valid."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from decimal import Decimal
from enum import IntEnum, StrEnum
from fractions import Fraction
from types import MappingProxyType
from typing import Any

import pytest
from pydantic import ValidationError
from schemawright.values import Json

from tests.packages import Loaded, package


class Word(StrEnum):
    A = "a"


class Count(IntEnum):
    ONE = 1


class Real:
    """What pydantic takes for a number."""

    def __float__(self) -> float:
        return 1.5


_REF: Json = {"$ref": "#/$defs/point"}
_POINT: Json = {
    "type": "object",
    "required": ["x"],
    "properties": {"x": {"type": "integer"}, "label": {"type": "string"}},
    "additionalProperties": False,
}
_TREE: Json = {
    "type": "object",
    "properties": {"more": {"type": "array", "items": {"$ref": "#/$defs/tree"}}},
}
_DEFS: dict[str, Json] = {"point": _POINT, "tree": _TREE}


def _tagged(kind: str) -> Json:
    properties: Json = {"kind": {"const": kind}, kind: {"type": "integer"}}
    return {"type": "object", "required": ["kind"], "properties": properties}


#: Schemas of a member, by whether types say all of them.
_SAID: tuple[Json, ...] = (
    {},
    *({"type": kind} for kind in ("integer", "number", "boolean", "string", "null")),
    *({"type": ["null", kind]} for kind in ("integer", "string", "object", "array")),
    {"type": ["integer", "boolean", "string"]},
    {"enum": ["a", "b"]},
    {"const": "a"},
    {"type": "array", "items": {"type": "number"}},
    {"type": "object", "additionalProperties": {"type": "string"}},
    {"type": "object", "additionalProperties": {"type": "array", "items": _REF}},
    *({"type": "string", "format": format_} for format_ in ("date-time", "date", "uuid")),
    _REF,
    {"$ref": "#/$defs/tree"},
    {"anyOf": [_REF, {"type": "null"}]},
    {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]},
    {"oneOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]},
    {"oneOf": [_tagged("a"), _tagged("b")]},
    {"allOf": [_POINT]},
    {"type": "object", "required": ["x"], "properties": {"x": {"type": "integer"}}},
)
_NOT_SAID: tuple[Json, ...] = (
    {"type": "integer", "minimum": 0},
    {"type": "string", "minLength": 1},
    {"type": "string", "pattern": "^a"},
    {"type": "string", "format": "email"},
    {"type": "array", "items": {"type": "string"}, "maxItems": 2},
    {"type": "array", "uniqueItems": True},
    {"type": "array", "items": {"type": "integer", "minimum": 0}},
    {"type": "object", "minProperties": 1},
    {"type": "object", "propertyNames": {"pattern": "^a"}},
    {"type": "object", "patternProperties": {"^a": {"type": "string"}}},
    {"not": {"type": "string"}},
    {"oneOf": [{"type": "string"}, {"enum": ["a", "b"]}]},
    {"oneOf": [{"type": "integer"}, {"type": "number"}]},
    {"allOf": [_REF], "required": ["label"]},
    {"if": {"type": "string"}, "then": {"const": "a"}},
    {"dependentRequired": {"a": ["b"]}},
)
_VALUES: tuple[Any, ...] = (
    *(0, 1, 1.0, 1.5, True, None, "", "a", "b", b"a", 10**40, float("nan"), float("inf")),
    *(Word.A, Count.ONE, Decimal("1.5"), Decimal("NaN"), Fraction(1, 2), Real()),
    *("2024-01-01", "2024-02-30", "2024-01-01T00:00:00Z", "2024-01-01T12:00:60Z", "2024-01-01T00Z"),
    *("C56A4180-65AA-42EC-A945-5FD21DEC0538", "{{c56a418065aa42eca9455fd21dec0538}}"),
    *([], ["a"], [1], [1.0, Real()], ("a",), {"a"}, [[1]], [{"x": 1}]),
    *({}, {"x": 1}, {"x": 1.0}, {"x": None}, {"x": 1, "y": 2}, {"x": 1, "label": None}, {1: "a"}),
    *({"a": "b"}, {"a": [{"x": 1}]}, {"a": [{}]}, {"more": [{}, {"more": []}]}, {"more": [1]}),
    *({"kind": "a"}, {"kind": "a", "a": "1"}, {"kind": "c"}, {"kind": ["a"]}),
    *(MappingProxyType({"x": 1}), MappingProxyType({"a": "b"})),
)


def _document(schema: Json, required: bool = False) -> Json:
    listed: Json = ["it"] if required else []
    return {
        "title": "Thing",
        "type": "object",
        "required": listed,
        "properties": {"it": schema},
        "$defs": _DEFS,
    }


@pytest.fixture
def loaded(request: pytest.FixtureRequest) -> Callable[..., Loaded]:
    """Loads packages, until the test has ended."""

    def load(document: Json, **options: Any) -> Loaded:
        it = Loaded(package({"thing.json": document}, **options).files)
        request.addfinalizer(it.forget)
        return it

    return load


def _said(loaded: Loaded) -> frozenset[str]:
    names: frozenset[str] = loaded.module("_exact_types").EXACT_TYPES
    return names


@pytest.mark.parametrize("schema", _SAID, ids=json.dumps)
def test_types_say_all(schema: Json, loaded: Callable[..., Loaded]) -> None:
    assert "Thing" in _said(loaded(_document(schema)))


@pytest.mark.parametrize("schema", _NOT_SAID, ids=json.dumps)
def test_types_do_not_say_all(schema: Json, loaded: Callable[..., Loaded]) -> None:
    assert "Thing" not in _said(loaded(_document(schema)))


def test_circles_fall_together(loaded: Callable[..., Loaded]) -> None:
    """What leads to a class of which types do not say all falls with it, and nothing else does."""
    there: Json = {"type": "object", "properties": {"back": {"$ref": "#/$defs/back"}}}
    back: dict[str, Json] = {"there": {"$ref": "#/$defs/there"}, "age": {"type": "integer"}}
    definitions: dict[str, Json] = {
        "there": there,
        "back": {"type": "object", "properties": back},
        "other": _POINT,
    }
    document: Any = {"title": "Thing", "type": "object", "$defs": definitions}
    document["properties"] = {name: {"$ref": f"#/$defs/{name}"} for name in definitions}
    assert _said(loaded(document)) == {"Thing", "There", "Back", "Other"}
    back["age"] = {"type": "integer", "minimum": 0}
    assert _said(loaded(document)) == {"Other"}


@pytest.mark.parametrize("optional", ["none", "missing"])
@pytest.mark.parametrize("required", [True, False])
def test_what_is_built_at_once_is_valid(
    required: bool, optional: str, loaded: Callable[..., Loaded]
) -> None:
    """Whatever the values are, and whichever classes have been used before."""
    drawn, taken = random.Random(1), 0
    for schema in _SAID:
        package = loaded(_document(schema, required), optional=optional)
        models, check = package.module("models"), package.module("validators").thing
        build = package.module("_runtime.exact_building").exact_validator_of(models.Thing)
        converting = package.module("_runtime.building").validator_of(models.Thing)
        if drawn.random() < 0.5 and hasattr(models, "Point"):
            models.Point.model_validate({"x": 1})
        for value in _VALUES:
            document = {"it": value}
            try:
                built = build.validate_python(document)
            except ValidationError:
                continue
            taken += 1
            assert check.is_valid(document), (schema, document)
            assert built == converting.validate_python(document)
            assert built.model_fields_set == {"it"}
    assert taken > 150


@pytest.mark.filterwarnings("ignore:Pydantic serializer warnings")
def test_instances_are_looked_at(loaded: Callable[..., Loaded]) -> None:
    """One in a document may have been changed: its check sees what it is now."""
    models = loaded(_document(_REF)).module("models")
    point = models.Point(x=1)
    assert models.Thing.model_validate({"it": point}).it is point
    vars(point)["x"] = "1"
    with pytest.raises(ValidationError, match=r"json_schema\.type"):
        models.Thing.model_validate({"it": point})


def test_what_is_refused_is_told_as_ever(loaded: Callable[..., Loaded]) -> None:
    models = loaded(_document(_REF)).module("models")
    assert models.Thing.model_validate({"it": {"x": 1.0}}).it.x == 1
    with pytest.raises(ValidationError) as caught:
        models.Thing.model_validate({"it": {"x": "1", "y": 2}})
    told = {(error["loc"], error["type"]) for error in caught.value.errors()}
    assert (("it", "x"), "json_schema.type") in told
