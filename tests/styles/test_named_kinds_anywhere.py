"""What a document names is read as that wherever it may stand: in arrays, maps and tuples, beside
null and other values; the discriminator is of a union, or of a base that its children inherit."""

from __future__ import annotations

from typing import Any, Literal

import pytest

from tests.packages import Loaded, package

_PET, _PLANT, _SHAPE, _STONE, _CAT, _DOG = (
    {"$ref": f"#/components/schemas/{name}"}
    for name in ("Pet", "Plant", "Shape", "Stone", "Cat", "Dog")
)


def _places(one: Any) -> dict[str, Any]:
    """Places for `one`, by a name for each; there may be null where it ends in ``OrNull``."""
    or_null = {"anyOf": [one, {"type": "null"}]}
    return {
        "plain": one,
        "orNull": or_null,
        "orTextOrNull": {"oneOf": [{"type": "string"}, *or_null["anyOf"]]},
        "list": {"type": "array", "items": one},
        "listOrNull": {"type": "array", "items": or_null},
        "pair": {"type": "array", "prefixItems": [one, one], "minItems": 2, "items": False},
        "map": {"type": "object", "additionalProperties": one},
        "mapOrNull": {"type": ["object", "null"], "additionalProperties": or_null},
        "patterns": {
            "type": "object",
            "patternProperties": {"^a": one},
            "additionalProperties": False,
        },
        "someNames": {"type": "object", "patternProperties": {"^a": one}},
        "further": {
            "type": "object",
            "properties": {"z": {"type": "string"}},
            "unevaluatedProperties": one,
        },
    }


_ANY_SHAPE = {
    "anyOf": [{"$ref": f"#/components/schemas/{name}"} for name in ("Dot", "Line")],
    "discriminator": {"propertyName": "kind", "mapping": {"Dog": "Line"}},
}
_SCHEMAS: dict[str, Any] = {
    "Pet": {
        "type": "object",
        "discriminator": {"propertyName": "kind"},
        "required": ["kind"],
        "properties": {"kind": {"type": "string"}},
    },
    "Cat": {"allOf": [_PET, {"type": "object", "properties": {"a": {"type": "string"}}}]},
    "Dog": {"allOf": [_PET, {"type": "object", "properties": {"b": {"type": "string"}}}]},
    "Plant": {
        "type": "object",
        "discriminator": {"propertyName": "species"},
        "required": ["species"],
        "properties": {"species": {"type": "string"}},
    },
    "Tree": {"allOf": [_PLANT, {"type": "object", "properties": {"a": {"type": "string"}}}]},
    "Fern": {"allOf": [_PLANT, {"type": "object", "properties": {"b": {"type": "string"}}}]},
    "Stone": {
        "type": "object",
        "required": ["grit"],
        "properties": {"grit": {"type": "integer"}, "kind": {"type": "string"}},
    },
    "Shape": _ANY_SHAPE,
    "Dot": {"type": "object", "properties": {"kind": {"type": "string"}}},
    "Line": {"type": "object", "properties": {"kind": {"type": "string"}}},
    "Things": {"type": "object", "properties": _places(_PET)},
    "Shapes": {"type": "object", "properties": _places(_SHAPE)},
    # Each of two bases names its own children.
    "Living": {"type": "object", "properties": _places({"anyOf": [_PET, _PLANT]})},
    # A base is no more than one of several.
    "Mixed": {"type": "object", "properties": _places({"anyOf": [_PET, _STONE]})},
    "Listed": {"type": "object", "properties": _places({"anyOf": [_STONE, _DOG, _CAT, _PET]})},
    "InPlace": {"type": "object", "properties": _places(_ANY_SHAPE)},
}


_FIELDS = {
    "plain": "plain",
    "orNull": "or_null",
    "orTextOrNull": "or_text_or_null",
    "list": "list_",
    "listOrNull": "list_or_null",
    "pair": "pair",
    "map": "map",
    "mapOrNull": "map_or_null",
    "patterns": "patterns",
    "someNames": "some_names",
    "further": "further",
}


_MAPS = ("map", "mapOrNull", "patterns", "someNames", "further")


#: Documents of a union with a base in it, and what they are.
_MIXED = (
    ({"kind": "Dog"}, "Dog"),
    ({"kind": "Cat"}, "Cat"),
    ({"grit": 1}, "Stone"),
    ({"kind": "Bird"}, "Pet"),
)


def _document(one: Any) -> dict[str, Any]:
    """A document with `one` in every place."""
    members = {
        "list": [one, one],
        "listOrNull": [one],
        "pair": [one, one],
        **{key: {"a": one, "ab": one} for key in _MAPS},
    }
    return {**dict.fromkeys(_SCHEMAS["Things"]["properties"], one), **members}


@pytest.mark.parametrize("optional", ["none", "missing"])
@pytest.mark.parametrize("style", ["pydantic", "dataclass", "msgspec"])
def test_what_a_document_names(style: str, optional: Literal["none", "missing"]) -> None:
    api = {
        "openapi": "3.1.0",
        "info": {"title": "t", "version": "1"},
        "components": {"schemas": _SCHEMAS},
    }
    loaded = Loaded(package({"api.yaml": api}, models=style, optional=optional).files)
    try:
        codecs = loaded.module("codecs")
        for codec, one, kind in (
            (codecs.things, {"kind": "Dog"}, "Dog"),
            (codecs.shapes, {"kind": "Dog"}, "Line"),
            (codecs.in_place, {"kind": "Dog"}, "Line"),
            (codecs.living, {"kind": "Dog"}, "Dog"),
            (codecs.living, {"kind": "Bird"}, "Pet"),
            (codecs.living, {"species": "Tree"}, "Tree"),
            (codecs.living, {"species": "Moss"}, "Plant"),
            *((codec, *case) for codec in (codecs.mixed, codecs.listed) for case in _MIXED),
        ):
            document = _document(one)
            read = codec.load(document)
            assert codec.dump(read) == document
            kinds = {wire: _classes(getattr(read, name)) for wire, name in _FIELDS.items()}
            assert kinds == {key: {kind} for key in _FIELDS}
    finally:
        loaded.forget()


@pytest.mark.parametrize("part", [False, True])
@pytest.mark.parametrize("style", ["pydantic", "dataclass", "msgspec"])
def test_what_a_document_names_of_what_it_names(style: str, part: bool) -> None:
    """A kind of a base has kinds of its own, by another member: it says so itself, or the part of
    it does that has its members."""

    def of(base: str, *members: str) -> dict[str, Any]:
        own = {"type": "object", "properties": {name: {"type": "string"} for name in members}}
        return {"allOf": [{"$ref": f"#/components/schemas/{base}"}, own]}

    order_event = of("Event", "type")
    telling = order_event["allOf"][1] if part else order_event
    telling["discriminator"] = {"propertyName": "type", "mapping": {"paid": "OrderPaid"}}
    schemas = {
        "Event": {
            "type": "object",
            "required": ["category"],
            "properties": {"category": {"type": "string"}},
            "discriminator": {"propertyName": "category", "mapping": {"order": "OrderEvent"}},
        },
        "OrderEvent": order_event,
        "OrderPlaced": of("OrderEvent", "total"),
        "OrderPaid": of("OrderEvent", "method"),
        "UserEvent": of("Event", "name"),
        "Log": {"type": "array", "items": {"$ref": "#/components/schemas/Event"}},
    }
    api = {"openapi": "3.0.3", "info": {"title": "t", "version": "1"}}
    loaded = Loaded(
        package({"api.yaml": {**api, "components": {"schemas": schemas}}}, models=style).files
    )
    document = [
        {"category": "order", "type": "paid"},
        {"category": "order", "type": "other"},
        {"category": "order", "type": "OrderPlaced"},
        {"category": "UserEvent"},
        {"category": "other", "type": "paid"},
    ]
    try:
        codec = loaded.module("codecs").log
        read = codec.load(document)
        kinds = [type(one).__name__ for one in read]
        assert kinds == ["OrderPaid", "OrderEvent", "OrderPlaced", "UserEvent", "Event"]
        assert codec.dump(read) == document
    finally:
        loaded.forget()


@pytest.mark.parametrize("style", ["pydantic", "dataclass", "msgspec"])
def test_a_kind_that_has_constants_is_named_by_them(style: str) -> None:
    """No document that says its name is one of it. What a mapping says goes first."""

    def kind(**member: Any) -> dict[str, Any]:
        return {"allOf": [_PET, {"type": "object", "properties": {"kind": member}}]}

    schemas = {
        "Pet": {
            **_SCHEMAS["Pet"],
            "discriminator": {"propertyName": "kind", "mapping": {"bird": "Bird"}},
        },
        "Cat": kind(const="cat"),
        "Dog": kind(enum=["dog", "hound"]),
        "Cow": {"allOf": [_PET], "properties": {"kind": {"enum": ["cow", "bird"]}}},
        "Bird": kind(enum=["bird", "fowl"]),
        "Fish": kind(minLength=1),
        "Pets": {"type": "array", "items": _PET},
    }
    api = {"openapi": "3.1.0", "info": {"title": "t", "version": "1"}}
    loaded = Loaded(
        package({"api.yaml": {**api, "components": {"schemas": schemas}}}, models=style).files
    )
    named = ["cat", "dog", "hound", "cow", "bird", "Fish", "Cat", "fowl", "other"]
    try:
        codec = loaded.module("codecs").pets
        read = codec.load([{"kind": name} for name in named])
        kinds = [type(one).__name__ for one in read]
        assert kinds == ["Cat", "Dog", "Dog", "Cow", "Bird", "Fish", "Pet", "Pet", "Pet"]
    finally:
        loaded.forget()


def _classes(value: Any) -> set[str]:
    """The classes of what is in `value`: a list, a map, or what has further members."""
    further = getattr(value, "additional", None) or getattr(value, "model_extra", None)
    if isinstance(value, (list, tuple)):
        return {type(one).__name__ for one in value}
    if isinstance(value, dict) or further:
        return {type(one).__name__ for one in (further or value).values()}
    return {type(value).__name__}


@pytest.mark.parametrize("style", ["pydantic", "dataclass", "msgspec"])
def test_what_a_document_names_beside_anything(style: str) -> None:
    some_names = {"type": "object", "patternProperties": {"^a": _PET}}
    schemas = {name: _SCHEMAS[name] for name in ("Pet", "Cat", "Dog")} | {"Some": some_names}
    api = {"openapi": "3.1.0", "info": {"title": "t", "version": "1"}}
    loaded = Loaded(
        package({"api.yaml": {**api, "components": {"schemas": schemas}}}, models=style).files
    )
    try:
        codec = loaded.module("codecs").some
        document = {"a": {"kind": "Dog"}, "ab": {"kind": "Bird"}, "b": [1]}
        read = codec.load(document)
        members = read if isinstance(read, dict) else read.__pydantic_extra__
        assert [type(one).__name__ for one in members.values()] == ["Dog", "Pet", "list"]
        assert codec.dump(read) == document
    finally:
        loaded.forget()


@pytest.mark.parametrize("style", ["pydantic", "dataclass", "msgspec"])
def test_constants_do_not_tell_what_a_base_tells(style: str) -> None:
    """A document is of the kind that the base names, whatever other constants it has."""
    stones = {
        f"Stone{i}": {
            "type": "object",
            "required": ["colour"],
            "properties": {"colour": {"const": i}, "type": {"type": "string"}},
        }
        for i in range(3, 9)
    }
    schemas = {
        "Pet": {**_SCHEMAS["Pet"], "properties": {"kind": {"type": "string"}, "colour": {}}},
        **{
            kind: {
                "allOf": [_PET, {"required": ["colour"], "properties": {"colour": {"const": i}}}]
            }
            for i, kind in enumerate(("Cat", "Dog"))
        },
        **stones,
        "All": {
            "anyOf": [
                {"$ref": f"#/components/schemas/{name}"} for name in ("Pet", "Cat", "Dog", *stones)
            ]
        },
    }
    api = {"openapi": "3.1.0", "info": {"title": "t", "version": "1"}}
    loaded = Loaded(
        package({"api.yaml": {**api, "components": {"schemas": schemas}}}, models=style).files
    )
    try:
        codec = loaded.module("codecs").all_
        for document, kind in (
            ({"kind": "Cat", "colour": 0}, "Cat"),
            ({"kind": "Dog", "colour": 0}, "Pet"),
            ({"kind": "Bird", "colour": 1}, "Pet"),
            ({"kind": "Bird", "colour": 4}, "Pet"),
            ({"colour": 4}, "Stone4"),
        ):
            read = codec.load(document)
            assert (type(read).__name__, codec.dump(read)) == (kind, document)
    finally:
        loaded.forget()
