"""Types with a name that are no classes: what comes in by itself is checked, once, at each door."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import pytest
from fastapi import Body, FastAPI
from fastapi.testclient import TestClient
from pydantic import TypeAdapter, ValidationError, create_model
from schemawright.config import Options

from tests.models.conftest import Made, Make

NAMED = {
    "type": "object",
    "properties": {"status": {"$ref": "#/$defs/status"}, "pets": {"$ref": "#/$defs/pets"}},
    "$defs": {
        "status": {"enum": ["open", "closed"], "description": "Is it?"},
        "pet": {
            "type": "object",
            "required": ["name"],
            "properties": {"name": {"type": "string"}, "young": {"$ref": "#/$defs/pets"}},
        },
        # Neither types nor bounds say that one of them is an object.
        "pets": {
            "type": "array",
            "items": {"$ref": "#/$defs/pet"},
            "contains": {"type": "object"},
            "minItems": 1,
        },
        "tree": {"anyOf": [{"type": "string"}, {"$ref": "#/$defs/trees"}]},
        "trees": {"type": "array", "items": {"$ref": "#/$defs/tree"}, "maxItems": 2},
        "moments": {"type": "object", "additionalProperties": {"type": "string", "format": "date"}},
    },
}
PETS = [{"name": "a", "young": [{"name": "b"}]}]


@pytest.fixture(scope="module")
def made(make: Make) -> Made:
    return make({"named.json": NAMED})


@pytest.fixture
def asked(made: Made, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The names of the validators that are asked, in order."""
    names: list[str] = []
    for validator in (made.validators.pets, made.validators.pet, made.validators.named):

        def decide(
            instance: object, name: str = validator.name, original: Any = validator.decide
        ) -> bool:
            names.append(name)
            return bool(original(instance))

        monkeypatch.setattr(validator, "decide", decide)
    # Marks have taken the function when they were first used.
    (mark,) = made.models.Pets.__metadata__
    monkeypatch.setattr(mark, "_read", None)
    made.models.Named.model_rebuild(force=True)
    yield names
    monkeypatch.undo()
    made.models.Named.model_rebuild(force=True)


def test_a_document_is_checked_once(made: Made, asked: list[str]) -> None:
    TypeAdapter(made.models.Pets).validate_python(PETS)
    create_model("Around", it=(made.models.Pets, ...)).model_validate({"it": PETS})
    assert asked == ["Pets", "Pets"]
    asked.clear()
    made.models.Named.model_validate({"pets": PETS})
    assert asked == ["Named"]


def test_values_are_what_they_are(made: Made) -> None:
    pets = TypeAdapter(made.models.Pets).validate_python(PETS)
    assert type(pets) is list
    assert type(pets[0]) is made.models.Pet
    moments = TypeAdapter(made.models.Moments)
    document = {"a": "2020-01-02", "b": "0000-02-29"}
    assert moments.dump_python(moments.validate_python(document), mode="json") == document


def test_errors_say_where(made: Made) -> None:
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(dict[str, made.models.Pets]).validate_python({"x": [{"name": 1}]})  # type: ignore[name-defined]
    assert [(e["loc"], e["type"]) for e in caught.value.errors()] == [
        (("x", 0, "name"), "json_schema.type")
    ]


@pytest.mark.parametrize("value", [("a",), {"a"}, iter("ab"), b"ab"])
def test_nothing_is_coerced(made: Made, value: Any) -> None:
    for name in ("Pets", "Tree", "Trees", "Status", "Moments"):
        with pytest.raises(ValidationError, match=r"json_schema\."):
            TypeAdapter(getattr(made.models, name)).validate_python(value)


def test_what_somebody_built_is_refused_and_nothing_else_is_said_of_it(made: Made) -> None:
    # Warnings of pydantic's serializer would be errors here.
    pet = made.models.Pet.model_construct(name=3)
    for codec, value in ((made.codecs.pet, pet), (made.codecs.pets, [pet])):
        with pytest.raises(made.validators.ValidationError, match="3 is not a string"):
            codec.dump(value)


def test_importing_builds_nothing(made: Made) -> None:
    program = f"""
import sys
sys.path.insert(0, {str(made.folder.parent)!r})
from pydantic import TypeAdapter
from {made.folder.name} import models, codecs
from {made.folder.name}._runtime import building
assert not building._pieces
assert TypeAdapter(models.Trees).validate_python([["a"], "b"]) == [["a"], "b"]
assert sorted(each.__name__ for each in building._pieces) == ["Tree", "Trees"]
"""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", program], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_bodies_of_a_service(made: Made) -> None:
    pets, status, trees = made.models.Pets, made.models.Status, made.models.Trees
    app = FastAPI()

    for path, kind in (("pets", pets), ("status", status), ("trees", trees)):
        app.post(f"/{path}")(_echo(kind))
    client = TestClient(app)
    for path, right, wrong in (
        ("pets", PETS, []),
        ("status", "open", "shut"),
        ("trees", [["a"], "b"], ["a", "b", "c"]),
    ):
        assert client.post(f"/{path}", json=right).json() == right
        refused = client.post(f"/{path}", json=wrong)
        assert refused.status_code == 422
        assert all(e["type"].startswith("json_schema.") for e in refused.json()["detail"])
    schemas = app.openapi()["components"]["schemas"]
    assert schemas["Status"] == NAMED["$defs"]["status"]  # type: ignore[index]
    assert schemas["Trees-Input"] == {
        "type": "array",
        "maxItems": 2,
        "items": {"$ref": "#/components/schemas/Tree-Input"},
    }
    json.dumps(app.openapi())


def _echo(kind: Any) -> Any:
    """A route that takes one `kind` and answers it."""

    def route(body: Any) -> Any:
        return body

    route.__annotations__ = {"body": Annotated[kind, Body()], "return": kind}
    return route


def test_enumerations_are_classes_of_pydantic_packages_only(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="enums"):
        Options(models="dataclass", enums="enum")
    (tmp_path / "pyproject.toml").write_text(
        '[tool.schemawright.packages.shop]\nmodels = "msgspec"\nenums = "enum"\n', encoding="utf-8"
    )
    (tmp_path / "schemas" / "shop").mkdir(parents=True)
    command = [sys.executable, "-m", "schemawright", "generate"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "SW0902" in done.stderr
    assert "enumerations are no classes" in done.stderr


ONE = {
    "$defs": {
        "pet": {"type": "object", "required": ["name"], "properties": {"name": {"type": "string"}}},
        "tree": {"type": "array", "items": {"$ref": "#/$defs/tree"}},
        "status": {"enum": ["open", "closed"]},
        "animal": {"oneOf": [{"$ref": "#/$defs/pet"}], "minProperties": 2},
        "oak": {"anyOf": [{"$ref": "#/$defs/tree"}], "maxItems": 1},
        "state": {"allOf": [{"$ref": "#/$defs/status"}], "maxLength": 4},
        "stall": {"type": "array", "items": {"$ref": "#/$defs/animal"}},
    },
    "properties": {"animal": {"$ref": "#/$defs/animal"}, "oak": {"$ref": "#/$defs/oak"}},
}


@pytest.mark.parametrize(
    "name, accepted, refused",
    [
        ("Animal", {"name": "a", "age": 1}, {"name": "a"}),
        ("Oak", [[[]]], [[], []]),
        ("State", "open", "closed"),
        ("Stall", [{"name": "a", "age": 1}], [{"name": "a"}]),
    ],
)
def test_a_type_that_is_another_one_with_a_rule(
    make: Make, name: str, accepted: Any, refused: Any
) -> None:
    """What refers to one class, or to one type that holds itself, and to nothing else."""
    models = make({"one.json": ONE}).models
    adapter = TypeAdapter(getattr(models, name))
    assert adapter.dump_python(adapter.validate_python(accepted), mode="json") == accepted
    assert json.loads(adapter.dump_json(adapter.validate_json(json.dumps(accepted)))) == accepted
    with pytest.raises(ValidationError):
        adapter.validate_python(refused)
    member = {name.lower(): accepted}
    if name.lower() in ONE["properties"]:
        assert models.One.model_validate(member).model_dump(mode="json") == member


def test_errors_are_headed_by_the_name_of_the_type(made: Made) -> None:
    """pydantic says what it calls, and that is called like the type."""
    for type_, title in (
        (made.models.Pets, "function-plain[Pets()]"),
        (list[made.models.Pets], "list[function-plain[Pets()]]"),
        (list[made.models.Pet], "list[function-wrap[Pet()]]"),
        (made.models.Pet, "Pet"),
        (made.models.Pet | int, "union[Pet,int]"),
    ):
        with pytest.raises(ValidationError) as refused:
            TypeAdapter(type_).validate_python([1])
        assert refused.value.title == title


def test_alternatives_are_called_by_their_names(made: Made) -> None:
    """In a union of somebody else's, whose errors say which alternative they are about."""

    class Mine(made.models.Pet):  # type: ignore[name-defined,misc]
        more: int

    for type_, name in ((made.models.Pet, "Pet"), (made.models.Pets, "Pets"), (Mine, "Mine")):
        with pytest.raises(ValidationError) as refused:
            TypeAdapter(Annotated[type_, None] | bytes).validate_python(1)
        assert [error["loc"] for error in refused.value.errors()] == [(name,), ("bytes",)]
