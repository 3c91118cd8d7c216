"""Unions of whatever may stand beside one another: what a model reads it writes, whichever of its
alternatives pydantic took it for."""

from __future__ import annotations

import json
import random
from collections import Counter
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError
from schemawright.values import Json, same

from tests.models.conftest import Make
from tests.packages import Loaded, package

_FLAG_OR_COUNT: Json = {"type": ["boolean", "integer"]}
_DEFS: dict[str, Json] = {
    "card": {"type": "object", "properties": {"x": _FLAG_OR_COUNT}, "required": ["x"]},
    "transfer": {"type": "object", "properties": {"x": {"type": "string"}}, "required": ["x"]},
    "pets": {"type": "array", "items": {"type": ["boolean", "string", "integer"]}},
    "flag": {"type": "boolean"},
    "count": {"type": "integer", "minimum": 0},
    "word": {"type": "string", "minLength": 1},
    "when": {"type": "string", "format": "date-time"},
    "day": {"type": "string", "format": "date"},
    "sort": {"enum": ["a", "c", 1]},
}
_PARTS: tuple[Json, ...] = (
    *({"$ref": f"#/$defs/{name}"} for name in _DEFS),
    *({"type": kind} for kind in ("integer", "number", "boolean", "string", "null")),
    *({"type": "string", "format": format_} for format_ in ("date-time", "date", "uuid")),
    {"type": "object", "additionalProperties": _FLAG_OR_COUNT},
    {"type": "array", "items": {"type": ["boolean", "number"]}},
    {"enum": [1, True, "x", 0]},
    {"enum": ["a", "b"]},
)
_SCALARS: tuple[Json, ...] = (
    *(0, 1, 5, 0.0, 1.0, 5.0, 0.5, 1700000000, True, False, None, "", "a", "x", "5", "1.0", "true"),
    *("2024-01-01", "2024-02-30", "2024-01-01T00:00:00Z", "2024-01-01T00:00:00.000+00:00"),
    "C56A4180-65AA-42EC-A945-5FD21DEC0538",
)
_VALUES: tuple[Json, ...] = (
    *_SCALARS,
    *([1], [1.0, True, "1", 1]),
    *({"x": value} for value in (1, 1.0, True, "1")),
    *({"y": value} for value in (1.0, True)),
)


@pytest.mark.parametrize("seed", range(2))
def test_what_is_read_is_written(seed: int) -> None:
    drawn = random.Random(seed)
    unions = [drawn.sample(_PARTS, drawn.randint(2, 7)) for _ in range(150)]
    members = {f"p{i}": {"anyOf": list(parts)} for i, parts in enumerate(unions)}
    document: Json = {"title": "Thing", "type": "object", "properties": members, "$defs": _DEFS}
    loaded = Loaded(package({"thing.json": document}).files)
    try:
        model = loaded.module("models").Thing
        check = loaded.module("validators").thing
        accepted = [
            instance
            for name in members
            for value in _VALUES
            if check.is_valid(instance := {name: value})
        ]
        assert len(accepted) > len(unions) * 3
        assert [it for it in accepted if not _round_trips(model, it)] == []
        building = loaded.module("_runtime.building")
        converting, of_valid = building.validator_of(model), building.validator_of_valid(model)
        assert of_valid is not converting
        refused = 0
        for instance in accepted:
            try:
                built = of_valid.validate_python(instance)
            except ValidationError:
                refused += 1
                continue
            # Classes, dates and numbers are shown as what they are.
            assert repr(built) == repr(converting.validate_python(instance)), instance
        assert refused < len(accepted) // 100
    finally:
        loaded.forget()


def _class(required: str, **properties: Json) -> Json:
    return {"type": "object", "required": [required], "properties": properties}


_STRING, _CLOSED = {"type": "string"}, {"additionalProperties": False}
_CLASSES: dict[str, Any] = {
    "cat": _class("kind", kind={"const": "cat"}, name=_STRING),
    "dog": _class("kind", kind={"const": "dog"}, name=_STRING),
    "bird": _class("name", name=_STRING, wings=_STRING),
    "fish": {**_class("name", name=_STRING), **_CLOSED},
    "pet": {"oneOf": [{"$ref": "#/$defs/cat"}, {"$ref": "#/$defs/dog"}]},
    "other": {"anyOf": [{"$ref": "#/$defs/bird"}, {"$ref": "#/$defs/fish"}]},
    "nested": {"anyOf": [{"$ref": "#/$defs/other"}, {"$ref": "#/$defs/cat"}, {"type": "null"}]},
    "chain": {"properties": {"next": {"$ref": "#/$defs/nested"}}, **_class("next")},
}
_OPTIONS: tuple[Json, ...] = (
    *({"$ref": f"#/$defs/{name}"} for name in _CLASSES),
    *({"type": kind} for kind in ("null", "string", "integer")),
    _class("name", name=_STRING, size={"type": "integer"}),
    {"type": "array", "items": {"$ref": "#/$defs/other"}},
    {"type": "object", "additionalProperties": {"$ref": "#/$defs/nested"}},
)


@pytest.mark.parametrize("seed", range(2))
def test_no_classes_are_left_to_pydantic(seed: int) -> None:
    """Where it has to choose among classes by itself, it builds each of them to see which fits; so
    it would choose one that our check refuses, for its fields are not told to refuse anything."""
    drawn = random.Random(seed)
    unions = [drawn.sample(_OPTIONS, drawn.randint(2, 5)) for _ in range(60)]
    members: dict[str, Json] = {
        f"p{i}": {drawn.choice(["anyOf", "oneOf"]): list(parts)} for i, parts in enumerate(unions)
    }
    document: Json = {"title": "Thing", "type": "object", "properties": members, "$defs": _CLASSES}
    loaded = Loaded(package({"thing.json": document}).files)
    try:
        models = loaded.module("models")
        schema = loaded.module("_runtime.building").schema_of(models.Thing)
        told_apart, left = _unions(schema)
        assert told_apart
        assert left == []
    finally:
        loaded.forget()


@pytest.mark.parametrize("seed", range(2))
def test_what_is_valid_becomes_the_first_class_that_accepts_it(seed: int) -> None:
    """Whether each of the classes is asked or only those that the names of members leave."""
    drawn = random.Random(seed)
    names, thing = ("a", "first-name", "class", "b"), {"$ref": "#/$defs/thing"}
    words: tuple[Json, ...] = ({"const": "x"}, {"enum": ["y", "z"]})
    kinds: tuple[Json, ...] = ({"type": "integer"}, _STRING, {"const": 1}, {}, thing, *words)

    def alternative() -> Json:
        properties: Json = {name: drawn.choice(kinds) for name in drawn.sample(names, 3)}
        required: Json = drawn.sample(list(properties), drawn.randrange(3))
        rest: dict[str, Json] = drawn.choice([{}, _CLOSED, {"additionalProperties": {"const": 2}}])
        shape: dict[str, Json] = drawn.choice([{"type": "object"}, {"type": "object"}, {}])
        return {"properties": properties, "required": required, **rest, **shape}

    members: dict[str, Json] = {
        f"p{i}": {"anyOf": [alternative() for _ in range(drawn.randint(2, 4))]} for i in range(40)
    }
    thing_itself: Json = {"title": "Thing", "type": "object", "properties": members}
    document: Json = {"$ref": "#/$defs/thing", "$defs": {"thing": thing_itself}}
    loaded = Loaded(package({"thing.json": document}).files)
    try:
        model = loaded.module("models").Thing
        check = loaded.module("validators").thing
        asking = loaded.module("_runtime.building").validator_of(model)
        values: list[Json] = [1, 2, "x", "y", None]
        values += [{"p0": {"a": 1}}, {"p1": {"b": "x", "first-name": 2}}]
        chosen = Counter[str]()
        for _ in range(4000):
            shown = drawn.sample([*names, "other"], drawn.randrange(5))
            part: Json = {name: drawn.choice(values) for name in shown}
            instance: Json = {drawn.choice(list(members)): part}
            if check.is_valid(instance):
                read, expected = model.model_validate(instance), asking.validate_python(instance)
                assert repr(read) == repr(expected), instance
                chosen.update(type(value).__name__ for _, value in read if value is not None)
        assert len(chosen) > 60
    finally:
        loaded.forget()


def _unions(schema: Any) -> tuple[int, list[Any]]:
    """How many unions of a core schema something tells apart, and those others that have several
    classes."""
    pieces = {piece["ref"]: piece for piece in schema["definitions"]}

    def classes(choice: Any, seen: frozenset[str] = frozenset()) -> int:
        """How many classes a choice leaves to pydantic: it asks no function about them."""
        if choice["type"] == "definition-ref":
            name = choice["schema_ref"]
            return 0 if name in seen else classes(pieces[name], seen | {name})
        if choice["type"] == "union":
            return sum(classes(inner, seen) for inner in choice["choices"])
        inner = choice.get("schema", (choice.get("steps") or [None])[0])
        is_seen_through = choice["type"] in ("nullable", "default", "chain")
        return classes(inner, seen) if is_seen_through else choice["type"] == "model"

    told_apart, left, pending = 0, [], [schema]
    while pending:
        part = pending.pop()
        if isinstance(part, dict):
            told_apart += part.get("type") == "tagged-union"
            if part.get("type") == "union" and classes(part) > 1:
                left.append(part)
            pending += part.values()
        elif isinstance(part, (list, tuple)):
            pending += part
    return told_apart, left


def _round_trips(model: Any, instance: dict[str, Json]) -> bool:
    read = model.model_validate(instance), model.model_validate_json(json.dumps(instance))
    return all(same(it.model_dump(mode="json", exclude_unset=True), instance) for it in read)


def test_what_several_schemas_ask_for_is_told_once(make: Make) -> None:
    base = {"type": "object", "required": ["id"], "properties": {"id": {"type": "string"}}}
    schema = {"type": "object", "allOf": [{"$ref": "#/$defs/base"}], "$defs": {"base": base}}
    thing = make({"thing.json": {**schema, "required": ["id"]}}).models.Thing
    for document, message in ((1, "1 is not an object"), ({}, "'id' is required")):
        with pytest.raises(ValidationError) as refused:
            thing.model_validate(document)
        assert [error["msg"] for error in refused.value.errors()] == [message]


def test_alternatives_that_match_are_named(make: Make) -> None:
    card = {"type": "object", "properties": {"number": {"type": "string"}}}
    schema = {
        "oneOf": [{"$ref": "#/$defs/Card"}, {"$ref": "#/$defs/Bank"}],
        "$defs": {"Card": card, "Bank": {"title": "A bank", **card}},
    }
    adapter = TypeAdapter(make({"thing.json": schema}).models.Thing)
    with pytest.raises(ValidationError, match="matches Card and Bank where only one may match"):
        adapter.validate_python({})
    with pytest.raises(ValidationError, match="the closest is Card: 1 is not a string"):
        adapter.validate_python({"number": 1})
