"""Unions of whatever there may be (bases with a discriminator and their kinds, other classes, named
types, maps, scalars) read and write every valid document, and all styles read it as the same class.
"""

from __future__ import annotations

import random
from typing import Any

import pytest

from tests.packages import Loaded, package

_WORDS: dict[str, tuple[Any, ...]] = {
    "type": ("Cat", "Dog", "Pet", "Bird"),
    "species": ("t", "Tree", "Oak", "z"),
    "sub": ("Oak", "no"),
    "kind": ("k1", "k3", "x"),
    "a": ("s", 1),
    "h": (1.5,),
    "x": ("s", 1),
}
_OTHERS: tuple[Any, ...] = (
    *("a", "ab", 1, 1.5, True, None, [], {}),
    *(["ab", "cd"], [{"type": "Dog"}], {"n": {"type": "Cat"}}, {"n": 3}),
)


def _ref(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}


def _object(required: tuple[str, ...] = (), **properties: Any) -> dict[str, Any]:
    return {"type": "object", "required": [*required], "properties": properties}


def schemas(chance: random.Random) -> dict[str, Any]:
    """Classes and types, and three unions of some of them, each of which may be in the next."""
    text, number = {"type": "string"}, {"type": "number"}
    bases = {
        "Pet": {
            **_object(("type",), type=text, kind=text),
            "discriminator": {"propertyName": "type"},
        },
        "Plant": {
            **_object(("species",) if chance.random() < 0.5 else (), species=text),
            "discriminator": {"propertyName": "species", "mapping": {"t": "Tree"}},
        },
    }
    kinds: dict[str, Any] = {
        "Cat": {"allOf": [_ref("Pet"), _object(a=text, kind={"const": "k1"})]},
        "Dog": {"allOf": [_ref("Pet"), _object(h=number)]},
        "Tree": {"allOf": [_ref("Plant"), _object(h=number)]},
        "Oak": {"allOf": [_ref("Tree"), _object(a=text)]},
    }
    if chance.random() < 0.3:
        kinds["Tree"]["discriminator"] = {"propertyName": "sub"}
    rest = {
        **{f"K{i}": _object(("kind",), kind={"const": f"k{i}"}, x=text) for i in (3, 4)},
        "Open": _object(x=text),
        "Closed": {**_object(x=text), "additionalProperties": False},
        "Name": {"type": "string", "minLength": 2},
        "Names": {"type": "array", "items": _ref("Name")},
        "Pets": {"type": "array", "items": _ref("Pet")},
        "Named": {"type": "object", "additionalProperties": _ref(chance.choice(("Pet", "Name")))},
    }
    whole = {**bases, **kinds, **rest}
    in_place = (
        *(text, number, {"type": "null"}, {"type": "boolean"}, _object(("a",), a=text)),
        {"type": "object", "additionalProperties": _ref("Pet")},
    )
    for name in ("First", "Second", "Third"):
        several = [_ref(one) for one in chance.sample([*whole], chance.randint(2, 6))]
        if chance.random() < 0.4:
            several.insert(chance.randint(0, len(several)), chance.choice(in_place))
        whole[name] = {chance.choice(("anyOf", "anyOf", "oneOf")): several}
        if chance.random() < 0.25:
            whole[name]["discriminator"] = {"propertyName": chance.choice(("type", "kind"))}
    return whole


def documents(chance: random.Random) -> list[Any]:
    return [
        {name: chance.choice(few) for name, few in _WORDS.items() if chance.random() < 0.35}
        for _ in range(30)
    ] + [*_OTHERS]


@pytest.mark.parametrize("seed", range(12))
def test_what_is_valid_is_read_alike(seed: int) -> None:
    chance = random.Random(seed)
    api = {
        "openapi": "3.1.0",
        "info": {"title": "t", "version": "1"},
        "components": {"schemas": schemas(chance)},
    }
    cases = [(name, one) for name in ("first", "second", "third") for one in documents(chance)]
    kinds: list[dict[int, str]] = []
    for style in ("pydantic", "dataclass", "msgspec", "typeddict"):
        loaded = Loaded(package({"api.yaml": api}, models=style).files)
        try:
            codecs, validators = loaded.module("codecs"), loaded.module("validators")
            read = {
                number: getattr(codecs, name).load(document)
                for number, (name, document) in enumerate(cases)
                if getattr(validators, name).is_valid(document)
            }
            for number, value in read.items():
                name, document = cases[number]
                assert getattr(codecs, name).dump(value) == document
            if style != "typeddict":
                kinds.append({number: type(value).__name__ for number, value in read.items()})
        finally:
            loaded.forget()
    assert kinds[0] == kinds[1] == kinds[2]
