"""Defaults of every kind (defaults.yaml), in every style and with both settings of `optional`: a
member that is not set reads as what its default is where a document says it, and is not written."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml
from schemawright.contract import NamedSchema
from schemawright.targets.model_styles import OPTIONALS

from tests.packages import Loaded, package

CASES = yaml.safe_load(Path(__file__).with_name("defaults.yaml").read_text(encoding="utf-8"))
STYLES = ("pydantic", "dataclass", "msgspec")
#: The style, what is not set reads as, and whether texts and enumerations have types of their own.
SETTINGS = [
    *((style, optional, "") for style in STYLES for optional in OPTIONALS),
    *((style, "none", "own types") for style in STYLES),
]
OWN_TYPES = {
    "decimal": "decimal",
    "duration": "duration",
    "time": "time",
    "ipv4": "ip",
    "byte": "bytes",
}
DEFINITIONS = {
    "color": {"enum": ["red", "blue"]},
    "colored": {"enum": ["red", "blue"], "default": "blue"},
    "card": {
        "type": "object",
        "required": ["number"],
        "properties": {"number": {"type": "string"}, "until": {"type": "string", "format": "date"}},
    },
    "cards": {"type": "array", "items": {"$ref": "#/$defs/card"}},
    "bank": {"type": "object", "required": ["iban"], "properties": {"iban": {"type": "string"}}},
    "payment": {"oneOf": [{"$ref": "#/$defs/card"}, {"$ref": "#/$defs/bank"}]},
    "cat": {
        "type": "object",
        "required": ["kind"],
        "properties": {"kind": {"const": "cat"}, "lives": {"type": "integer"}},
    },
    "dog": {
        "type": "object",
        "required": ["kind"],
        "properties": {"kind": {"const": "dog"}, "barks": {"type": "boolean"}},
    },
    "limits": {
        "type": "object",
        "properties": {
            "low": {"type": "integer", "default": 0},
            "high": {"type": "integer", "default": 9},
        },
        "default": {"high": 5},
    },
}


@dataclass(frozen=True)
class Made:
    """A package, and the schemas of the cases in it."""

    loaded: Loaded
    names: list[NamedSchema]


@pytest.fixture(scope="module", params=SETTINGS, ids=" ".join)
def made(request: pytest.FixtureRequest) -> Iterator[Made]:
    """A package with a document for each case."""
    style, optional, own = request.param
    types, enums = (OWN_TYPES, "enum") if own else ({}, "literal")
    documents = {"all.json": {"$defs": DEFINITIONS}}
    for number, case in enumerate(CASES):
        members = {"id": {"type": "integer"}, case.get("wire", "member"): case["schema"]}
        documents[f"{number}.json"] = {"type": "object", "properties": members}
    whole = package(documents, models=style, optional=optional, types=types, enums=enums)
    assert [str(warning) for warning in whole.problems.warnings if warning.code == "SW0708"] == []
    loaded = Loaded(whole.files)
    names = {schema.schema.place: schema for schema in whole.contract.schemas}
    yield Made(loaded, [names[f"{number}.json", ()] for number in range(len(CASES))])
    loaded.forget()


@pytest.mark.parametrize("number", range(len(CASES)), ids=[case["name"] for case in CASES])
def test_default(made: Made, number: int) -> None:
    case, named = CASES[number], made.names[number]
    wire = case.get("wire", "member")
    default = case["schema"].get("default", case.get("default"))
    codec = getattr(made.loaded.module("codecs"), named.variable)
    class_ = getattr(made.loaded.module("models"), named.name)
    field = wire.replace("-", "_")

    said = codec.load({"id": 1, wire: default})
    absent = codec.load({"id": 1})
    built = class_(id=1)
    for thing in (absent, built, copy.deepcopy(absent), pickle.loads(pickle.dumps(built))):
        assert getattr(thing, field) == getattr(said, field)
        assert type(getattr(thing, field)) is type(getattr(said, field))
        assert codec.dump(thing) == {"id": 1}
        assert thing == absent
    assert codec.dump(said) == {"id": 1, wire: default}

    read, other = getattr(absent, field), getattr(built, field)
    if isinstance(read, (list, dict)):
        read.append(None) if isinstance(read, list) else read.update(new=None)
        assert getattr(built, field) == other != read
        assert codec.dump(absent) == {"id": 1}
    setattr(built, field, getattr(said, field))
    assert codec.dump(built) == {"id": 1, wire: default}


@pytest.mark.parametrize("style", STYLES)
def test_a_default_that_a_class_made_of_another_refuses_is_no_default_there(style: str) -> None:
    base = {
        "status": {"type": "string", "default": "open"},
        "size": {"type": ["integer", "object"]},
    }
    base["size"]["default"] = {"is": 3}
    narrower = {"status": {"enum": ["paid"]}, "size": {"type": "integer"}}
    kept = {"status": {"minLength": 1}}
    of_base = [{"$ref": "#/$defs/base"}]
    document = {
        "$defs": {
            "base": {"type": "object", "properties": base},
            "kid": {"allOf": [*of_base, {"type": "object", "properties": narrower}]},
            "other": {"allOf": [*of_base, {"type": "object", "properties": kept}]},
        }
    }
    loaded = Loaded(package({"all.json": document}, models=style).files)
    codecs = loaded.module("codecs")
    read = {name: getattr(codecs, name).load({}) for name in ("base", "kid", "other")}
    assert [each.status for each in read.values()] == ["open", None, "open"]
    assert [each.size for each in read.values()] == [{"is": 3}, None, {"is": 3}]
    loaded.forget()


def test_what_is_empty_is_written_as_it_is() -> None:
    """Nothing in it has to be read, whatever else may stand there."""
    texts = {"type": "array", "items": {"type": "string"}}
    members = {
        "some": {"anyOf": [texts, {"const": "all"}], "default": []},
        "map": {"type": ["object", "boolean"], "default": {}},
    }
    files = package({"order.json": {"properties": members}}).files
    models = next(file.text for file in files if file.path == "models.py")
    assert 'some: list[str] | Literal["all"] = Field(default_factory=list)' in models
    assert "map: dict[str, Any] | bool = Field(default_factory=dict)" in models
