"""A base with a discriminator is read as the class that the document names, whoever reads it."""

from __future__ import annotations

import json
from typing import Annotated, Any

import pytest
from pydantic import TypeAdapter, ValidationError

from tests.models.conftest import Made, Make
from tests.models.doors import Doors
from tests.packages import Loaded, package


def of(base: str, *members: dict[str, Any]) -> dict[str, Any]:
    return {"allOf": [{"$ref": f"#/$defs/{base}"}, *({"properties": each} for each in members)]}


PLACE = {
    "$defs": {
        "shape": {
            "type": "object",
            "required": ["kind"],
            "properties": {
                "kind": {"type": "string"},
                "inner": {"$ref": "#/$defs/shape"},
                "made": {"type": "string", "format": "date"},
            },
            "discriminator": {"propertyName": "kind", "mapping": {"o": "#/$defs/circle"}},
        },
        "circle": of("shape", {"radius": {"type": "number", "minimum": 1}}),
        "disc": of("circle", {"colour": {"type": "string"}}),
        "other": of("shape", {"kind": {"enum": ["other"]}}),
        "dated": of("shape", {"kind": {"type": "string", "format": "date"}}),
    }
}
DOCUMENTS: list[tuple[dict[str, Any], str]] = [
    ({"kind": "o", "radius": 2}, "Circle"),
    ({"kind": "o", "radius": 0}, "Shape"),
    ({"kind": "disc", "colour": "red", "made": "2024-02-29"}, "Disc"),
    ({"kind": "disc", "inner": {"kind": "o"}}, "Disc"),
    ({"kind": "other"}, "Other"),
    # Its kind is a date and no str, so that it is no shape in Python.
    ({"kind": "dated"}, "Shape"),
    ({"kind": "square"}, "Shape"),
    ({"kind": "square", "inner": {"kind": "disc"}}, "Shape"),
]


@pytest.fixture(scope="module")
def made(make: Make) -> Made:
    return make({"place.json": PLACE})


@pytest.mark.parametrize(("document", "name"), DOCUMENTS)
def test_every_door(document: dict[str, Any], name: str, made: Made) -> None:
    shape = made.models.Shape
    doors = Doors(shape, made.codecs.shape)
    assert doors.accept(document)
    for way, read in doors.ways.items():
        expected = "Shape" if way == "the constructor" else name
        assert type(read(document)).__name__ == expected, way
    for wrong in ({"kind": 1}, {}, [], {"kind": "disc", "inner": {}}):
        assert not doors.accept(wrong)


def test_values_of_python_and_classes_of_ones_own(made: Made) -> None:
    models = made.models
    disc = models.Disc.model_validate({"kind": "disc", "made": "2024-02-29"})
    again = models.Shape.model_validate({"kind": "disc", "made": disc.made, "inner": disc})
    assert type(again) is models.Disc
    assert again.inner is disc
    assert models.Shape.model_validate(disc) is disc

    class Mine(models.Shape):  # type: ignore[name-defined,misc]
        pass

    for read in (
        Mine.model_validate,
        TypeAdapter(Mine).validate_python,
        lambda it: Mine.model_validate_json(json.dumps(it)),
    ):
        assert type(read({"kind": "disc"})) is Mine
    with pytest.raises(ValidationError, match=r"json_schema\.type"):
        models.Shape.model_validate({"kind": "o", "inner": 1})


PETS: dict[str, Any] = {
    "properties": {
        # Every dog is a cat to the schemas: what it is called tells them apart.
        "pet": {
            "anyOf": [{"$ref": "#/$defs/Cat"}, {"$ref": "#/$defs/Dog"}],
            "discriminator": {
                "propertyName": "petKind",
                "mapping": {"cat": "#/$defs/Cat", "dog": "#/$defs/Dog"},
            },
        },
        # Here their own constants do, whether there is one or a list of one.
        "toy": {"oneOf": [{"$ref": "#/$defs/Ball"}, {"$ref": "#/$defs/Bone"}]},
    },
    "$defs": {
        "Cat": {
            "type": "object",
            "required": ["petKind"],
            "properties": {"petKind": {"type": "string"}, "name": {"type": "string"}},
        },
        "Dog": {
            "type": "object",
            "required": ["petKind"],
            "properties": {"petKind": {"type": "string"}, "barks": {"type": "boolean"}},
        },
        "Toy": {
            "type": "object",
            "required": ["toyKind"],
            "properties": {"toyKind": {"enum": ["ball", "bone"]}},
        },
        "Ball": of("Toy", {"toyKind": {"enum": ["ball"]}, "size": {"type": "integer"}}),
        "Bone": of("Toy", {"toyKind": {"const": "bone"}, "length": {"type": "integer"}}),
    },
}
NAMED: list[tuple[dict[str, Any], str]] = [
    ({"pet": {"petKind": "dog", "name": "Rex", "barks": True}}, "Dog"),
    ({"pet": {"petKind": "cat", "barks": True}}, "Cat"),
    # It names none of them, and both accept it: the first does.
    ({"pet": {"petKind": "cow"}}, "Cat"),
    # It names one that refuses it.
    ({"pet": {"petKind": "dog", "barks": 1}}, "Cat"),
    ({"toy": {"toyKind": "bone", "length": 1}}, "Bone"),
    ({"toy": {"toyKind": "ball", "length": 1}}, "Ball"),
]


@pytest.fixture(scope="module")
def pets(make: Make) -> Made:
    return make({"home.json": PETS})


@pytest.mark.parametrize(("document", "name"), NAMED)
def test_every_door_of_a_union(document: dict[str, Any], name: str, pets: Made) -> None:
    home = pets.models.Home
    doors = Doors(home, pets.codecs.home)
    assert doors.accept(document)
    for way, read in doors.ways.items():
        (held,) = (getattr(read(document), member) for member in document)
        assert type(held).__name__ == name, way


def test_a_member_tells_whatever_it_is_called_in_python(pets: Made) -> None:
    assert 'discriminated_by("toy_kind")' in pets.text


@pytest.mark.parametrize("style", ["pydantic", "dataclass", "msgspec"])
def test_a_union_of_what_is_made_of_a_base(style: str) -> None:
    """What the base says of them tells them apart where the union says nothing itself."""
    some = [{"$ref": f"#/$defs/{name}"} for name in ("circle", "disc", "other")]
    thing = {**PLACE, "type": "object", "properties": {"it": {"anyOf": some}}}
    loaded = Loaded(package({"thing.json": thing}, models=style).files)  # type: ignore[arg-type]
    codec = loaded.module("codecs").thing
    for kind, name in (("o", "Circle"), ("disc", "Disc"), ("other", "Other"), ("x", "Circle")):
        document = {"it": {"kind": kind, "colour": "red"}}
        read = codec.load(document)
        assert type(read.it).__name__ == name, kind
        assert codec.dump(read) == document
    loaded.forget()


def test_classes_of_two_packages_that_are_called_alike() -> None:
    """Neither is what a document names, and the others are told as ever."""
    shapes, others = (
        Loaded(package({"place.json": PLACE}).files),
        Loaded(package({"place.json": PLACE}).files),
    )
    try:
        ours, theirs = shapes.module("models"), others.module("models")
        first_valid = shapes.module("_runtime.first_valid").first_valid
        named_by = shapes.module("_runtime.named_by").named_by
        union = theirs.Circle | ours.Circle | ours.Disc | ours.Other | ours.Shape
        for mark in (first_valid, named_by("kind", {"o": "Circle", "disc": "Disc"})):
            adapter = TypeAdapter(Annotated[union, mark])
            disc = adapter.validate_python({"kind": "disc", "radius": 2})
            assert type(disc) is (ours.Disc if mark is not first_valid else theirs.Circle)
            for kind in (theirs.Circle, ours.Circle):
                circle = kind(kind="o")
                assert adapter.validate_python(circle) is circle
            assert type(adapter.validate_python({"kind": "o", "radius": 2})) is theirs.Circle
        among = TypeAdapter(
            Annotated[theirs.Other | ours.Other | ours.Disc | ours.Shape, first_valid]
        )
        assert type(among.validate_python({"kind": "disc"})) is ours.Disc
        assert type(among.validate_python({"kind": "square"})) is ours.Shape
    finally:
        shapes.forget()
        others.forget()
