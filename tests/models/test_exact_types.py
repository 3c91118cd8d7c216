"""Types that say all that their schemas do: what is built without a check of its own is valid."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from pydantic import ValidationError
from schemawright.values import Json

from tests.models.exact_cases import (
    BOUND,
    CHECKED,
    DEFS,
    NOT_SAID,
    ODD_REF,
    POINT,
    REF,
    SAID,
    VALUES,
)
from tests.packages import Loaded, package


def _document(schema: Json, required: bool = False) -> Json:
    listed: Json = ["it"] if required else []
    return {
        "title": "Thing",
        "type": "object",
        "required": listed,
        "properties": {"it": schema},
        "$defs": DEFS,
    }


@pytest.fixture
def loaded(request: pytest.FixtureRequest) -> Callable[..., Loaded]:
    """Loads packages, until the test has ended."""

    def load(document: Json, **options: Any) -> Loaded:
        it = Loaded(package({"thing.json": document}, **options).files)
        request.addfinalizer(it.forget)
        return it

    return load


def _is_usual(value: Any) -> bool:
    """Is it of the types that `json` reads, and not one of several ways of saying it?"""
    if type(value) is list:
        return all(map(_is_usual, value))
    if type(value) is dict:
        names = all(type(key) is str and _is_utf8(key) for key in value)
        return names and all(map(_is_usual, value.values()))
    return value is None or type(value) in (bool, int) or (type(value) is str and _is_utf8(value))


def _is_utf8(text: str) -> bool:
    return text == text.encode("utf-8", "ignore").decode("utf-8")


def _said(loaded: Loaded) -> frozenset[str]:
    names: frozenset[str] = loaded.module("_exact_types").EXACT_TYPES
    return names


@pytest.mark.parametrize("schema", [*SAID, *BOUND, *CHECKED], ids=json.dumps)
def test_types_say_all(schema: Json, loaded: Callable[..., Loaded]) -> None:
    package = loaded(_document(schema))
    assert "Thing" in _said(package)
    # A class of its own is said to be checked, or says all.
    if hasattr(package.module("models"), "It"):
        assert ("It" in _said(package)) is (schema not in CHECKED)


@pytest.mark.parametrize("schema", NOT_SAID, ids=json.dumps)
def test_types_do_not_say_all(schema: Json, loaded: Callable[..., Loaded]) -> None:
    assert "Thing" not in _said(loaded(_document(schema)))


def test_circles_do_not_fall_together(loaded: Callable[..., Loaded]) -> None:
    """What leads to a class of which types do not say all has it checked."""
    there: Json = {"type": "object", "properties": {"back": {"$ref": "#/$defs/back"}}}
    back: dict[str, Json] = {"there": {"$ref": "#/$defs/there"}, "age": {"type": "integer"}}
    definitions: dict[str, Json] = {
        "there": there,
        "back": {"type": "object", "properties": back},
        "other": POINT,
    }
    document: Any = {"title": "Thing", "type": "object", "$defs": definitions}
    document["properties"] = {name: {"$ref": f"#/$defs/{name}"} for name in definitions}
    assert _said(loaded(document)) == {"Thing", "There", "Back", "Other"}
    back["age"] = {"type": "integer", "not": {"const": 0}}
    package = loaded(document)
    assert _said(package) == {"Thing", "There", "Other"}
    build = package.module("_runtime.exact_building").exact_validator_of
    thing, there_, back_ = map(
        package.module("models").__getattribute__, ("Thing", "There", "Back")
    )
    assert build(back_) is None
    for age in (0, 1):
        told = {"back": {"age": age}}
        deep = {"there": {"back": {"there": told}}, "other": {"x": 1}}
        assert build(there_).isinstance_python(told) is (age == 1)
        assert build(thing).isinstance_python(deep) is (age == 1)


def test_what_is_checked_is_checked_once(loaded: Callable[..., Loaded]) -> None:
    """However deeply such documents are nested."""
    package = loaded(_document(ODD_REF))
    models = package.module("models")
    decide, asked = models.Odd.__check__.decide, []

    def counted(value: Any) -> Any:
        asked.append(value)
        return decide(value)

    models.Odd.__check__ = SimpleNamespace(decide=counted)
    build = package.module("_runtime.exact_building").exact_validator_of(models.Thing)
    document: Any = {"n": 1}
    for _ in range(50):
        document = {"n": 1, "more": document}
    assert build.validate_python({"it": document}).it.more.more.n == 1
    assert len(asked) == 1


@pytest.mark.parametrize("optional", ["none", "missing"])
@pytest.mark.parametrize("required", [True, False])
def test_what_is_built_at_once_is_valid(
    required: bool, optional: str, loaded: Callable[..., Loaded]
) -> None:
    """Whatever the values are, and whichever classes have been used before."""
    drawn, taken = random.Random(1), 0
    for schema in (*SAID, *BOUND, *CHECKED):
        package = loaded(_document(schema, required), optional=optional)
        models, check = package.module("models"), package.module("validators").thing
        build = package.module("_runtime.exact_building").exact_validator_of(models.Thing)
        assert build is not None, schema
        converting = package.module("_runtime.building").validator_of(models.Thing)
        if drawn.random() < 0.5 and hasattr(models, "Point"):
            models.Point.model_validate({"x": 1})
        for value in VALUES:
            document = {"it": value}
            try:
                built = build.validate_python(document)
            except ValidationError:
                usual = _is_usual(value) and (value is not None or optional == "none")
                assert not (usual and check.is_valid(document)), (schema, document)
                continue
            taken += 1
            assert check.is_valid(document), (schema, document)
            assert built == converting.validate_python(document)
            assert built.model_fields_set == {"it"}
    assert taken > 150


#: As in the newest dialect.
_ODD_ALONE: Json = {
    "title": "Odd",
    "type": "object",
    "required": ["n"],
    "properties": {"n": {"type": "integer", "not": {"multipleOf": 2}}},
}
_STRICT: dict[str, Json] = {"properties": {"n": {"type": "integer"}}}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"$ref": "odd.json"}, _STRICT),
        ({"type": "array", "items": {"$ref": "odd.json"}}, {"items": _STRICT}),
        ({"oneOf": [{"$ref": "odd.json"}, {"type": "string"}]}, {"type": "object", **_STRICT}),
    ],
    ids=json.dumps,
)
def test_integers_of_a_class_that_is_checked_may_have_a_point(
    one: Json, other: Json, request: pytest.FixtureRequest
) -> None:
    """Its type says integer of what its check reads as one; to draft 4, 1.0 is none."""
    thing: Json = {
        "$schema": "http://json-schema.org/draft-04/schema#",
        "title": "Thing",
        "type": "object",
        "properties": {"it": one},
        "allOf": [{"properties": {"it": other}}],
    }
    made = Loaded(package({"thing.json": thing, "odd.json": _ODD_ALONE}).files)
    request.addfinalizer(made.forget)
    model, check = made.module("models").Thing, made.module("validators").thing
    for number in (1, 1.0):
        for value in ({"n": number}, [{"n": number}]):
            if check.is_valid({"it": value}):
                assert model.model_validate({"it": value}).model_dump() == {"it": value}
            else:
                with pytest.raises(ValidationError):
                    model.model_validate({"it": value})


@pytest.mark.filterwarnings("ignore:Pydantic serializer warnings")
def test_instances_are_looked_at(loaded: Callable[..., Loaded]) -> None:
    """One in a document may have been changed: its check sees what it is now."""
    models = loaded(_document(REF)).module("models")
    point = models.Point(x=1)
    assert models.Thing.model_validate({"it": point}).it is point
    vars(point)["x"] = "1"
    with pytest.raises(ValidationError, match=r"json_schema\.type"):
        models.Thing.model_validate({"it": point})


def test_what_is_refused_is_told_as_ever(loaded: Callable[..., Loaded]) -> None:
    models = loaded(_document(REF)).module("models")
    assert models.Thing.model_validate({"it": {"x": 1.0}}).it.x == 1
    with pytest.raises(ValidationError) as caught:
        models.Thing.model_validate({"it": {"x": "1", "y": 2}})
    told = {(error["loc"], error["type"]) for error in caught.value.errors()}
    assert (("it", "x"), "json_schema.type") in told
