"""The ways into a model, and what passes them: one check a document, Python values in
constructors, and errors that say where."""

from __future__ import annotations

import copy
import pickle
import warnings
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from pydantic import BaseModel, TypeAdapter, ValidationError, create_model

from tests.models.conftest import Made, Make

ORDER = {
    "type": "object",
    "required": ["id"],
    "properties": {
        # Neither types nor bounds say the second part.
        "id": {"type": "string", "minLength": 1, "not": {"const": "never"}},
        "schema": {"type": "integer"},
        "placed": {"type": "string", "format": "date-time"},
        "buyer": {"$ref": "#/$defs/person"},
        "others": {"type": "array", "items": {"$ref": "#/$defs/person"}},
    },
    "$defs": {
        "person": {
            "type": "object",
            "properties": {"name": {"type": "string"}, "parent": {"$ref": "#/$defs/person"}},
            "additionalProperties": False,
        }
    },
}


@pytest.fixture(scope="module")
def made(make: Make) -> Made:
    return make({"order.json": ORDER})


@pytest.fixture
def asked(made: Made, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The names of the validators that are asked, in order."""
    names: list[str] = []
    for validator in (made.validators.person, made.validators.order):

        def decide(
            instance: object, name: str = validator.name, original: Any = validator.decide
        ) -> bool:
            names.append(name)
            return bool(original(instance))

        monkeypatch.setattr(validator, "decide", decide)
    # Models have taken the function when they were made; they are made anew.
    for model in (made.models.Person, made.models.Order):
        model.model_rebuild(force=True)
    yield names
    monkeypatch.undo()
    for model in (made.models.Person, made.models.Order):
        model.model_rebuild(force=True)


def test_a_document_is_checked_once(made: Made, asked: list[str]) -> None:
    document = {"id": "1", "buyer": {"parent": {}}, "others": [{}, {"parent": {"parent": {}}}]}
    for door in (
        made.models.Order.model_validate,
        TypeAdapter(made.models.Order).validate_python,
        create_model("Around", order=(list[made.models.Order], ...)),
    ):
        asked.clear()
        if isinstance(door, type):
            door.model_validate({"order": [document]})
        else:
            door(document)
        assert asked == ["Order"]


def test_each_field_of_a_users_model_is_checked(made: Made) -> None:
    person = made.models.Person
    around = create_model("Around", a=(person, ...), b=(person, ...), c=(list[person], ...))
    bad = {"age": 1}
    with pytest.raises(ValidationError) as caught:
        around.model_validate({"a": bad, "b": bad, "c": [{}, bad]})
    assert [each["loc"] for each in caught.value.errors()] == [
        ("a", "age"),
        ("b", "age"),
        ("c", 1, "age"),
    ]


def test_a_subclass_of_the_users_own_checks_what_it_adds(made: Made) -> None:
    class Mine(made.models.Order):  # type: ignore[name-defined,misc]
        extra: made.models.Person  # type: ignore[name-defined]

    assert Mine.model_validate({"id": "1", "extra": {"name": "x"}}).extra.name == "x"
    with pytest.raises(ValidationError, match=r"json_schema\.minLength"):
        Mine.model_validate({"id": "", "extra": {}})
    with pytest.raises(ValidationError, match=r"json_schema\.additionalProperties"):
        Mine.model_validate({"id": "1", "extra": {"age": 1}})


def test_a_constructor_takes_python_names_and_values(made: Made) -> None:
    placed = datetime(2020, 1, 2, 3, 4, 5, tzinfo=UTC)
    order = made.models.Order(
        id="1",
        schema_=5,
        placed=placed,
        buyer=made.models.Person(name="x"),
        others=[made.models.Person(), {"name": "y"}],
        further=[1],
    )
    assert order.placed == placed
    assert order.model_dump(mode="json") == {
        "id": "1",
        "schema": 5,
        "placed": "2020-01-02T03:04:05Z",
        "buyer": {"name": "x"},
        "others": [{}, {"name": "y"}],
        "further": [1],
    }


def test_a_field_that_is_not_set_is_none(made: Made) -> None:
    order = made.models.Order(id="1", schema_=None)
    assert order.buyer is None
    assert order.schema_ is None
    assert order.model_dump() == {"id": "1"}
    assert order.model_dump_json() == '{"id":"1"}'


@pytest.mark.parametrize(
    ("values", "keyword"),
    [
        ({}, "required"),
        ({"id": ""}, "minLength"),
        ({"id": 1}, "type"),
        ({"id": "1", "schema_": "5"}, "type"),
        ({"id": "1", "placed": datetime(2020, 1, 1)}, "format"),
        ({"id": "1", "buyer": {"age": 1}}, "additionalProperties"),
    ],
)
def test_a_constructor_checks(made: Made, values: dict[str, Any], keyword: str) -> None:
    with pytest.raises(ValidationError) as caught:
        made.models.Order(**values)
    assert [each["type"] for each in caught.value.errors()] == [f"json_schema.{keyword}"]


def test_documents_are_read_by_wire_names_only(made: Made) -> None:
    order = made.models.Order.model_validate({"id": "1", "schema_": "any"})
    assert order.schema_ is None
    assert order.model_dump() == {"id": "1", "schema_": "any"}


def test_an_error_says_where_and_why(made: Made) -> None:
    document = {"id": "1", "others": [{}, {"parent": {"name": 5}}]}
    for door in (made.models.Order.model_validate, lambda x: made.models.Order(**x)):
        with pytest.raises(ValidationError) as caught:
            door(document)
        (error,) = caught.value.errors()
        assert error["loc"] == ("others", 1, "parent", "name")
        assert error["type"] == "json_schema.type"
        assert error["input"] == 5


def test_a_closed_class_takes_no_new_attribute(made: Made) -> None:
    with pytest.raises(ValueError, match="age"):
        made.models.Person().age = 1


@pytest.mark.parametrize("levels", [300, 100_000])
def test_a_deep_document_is_refused_in_one_error(made: Made, levels: int) -> None:
    person: dict[str, Any] = {}
    for _ in range(levels):
        person = {"parent": person}
    for door in (made.models.Person.model_validate, lambda x: made.models.Person(**x)):
        with pytest.raises(ValidationError) as caught:
            door(person)
        assert [each["type"] for each in caught.value.errors()] == ["json_schema.depth"]
    while person:
        person = person["parent"]


def test_moments_survive_copies(made: Made) -> None:
    document = {"id": "1", "placed": "2020-01-02T03:04:05.0000001+00:00"}
    order = made.models.Order.model_validate(document)
    for same in (copy.deepcopy(order), pickle.loads(pickle.dumps(order)), order.model_copy()):
        assert same.model_dump(mode="json") == document
    assert isinstance(order.model_dump()["placed"], datetime)


def test_the_json_schema_of_a_users_model_can_be_made(made: Made) -> None:
    around = create_model("Around", a=(made.models.Order, ...), b=(made.models.Order, ...))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        schema = around.model_json_schema()
    assert "Order" in str(schema)
    assert issubclass(around, BaseModel)


@pytest.mark.parametrize(
    "value",
    [object(), {1: 2}, {"a": {1}}, b"x", float("nan"), [float("inf")], 1j],
    ids=lambda value: type(value).__name__,
)
def test_a_constructor_takes_nothing_that_no_document_has(made: Made, value: Any) -> None:
    with pytest.raises(ValidationError, match="is no value of JSON"):
        made.models.Order(id="1", further=value)


def test_a_constructor_ends_on_what_holds_itself(made: Made) -> None:
    endless: dict[str, Any] = {}
    endless["a"] = endless
    with pytest.raises(ValidationError, match="nested too deeply"):
        made.models.Order(id="1", further=endless)


@pytest.mark.parametrize("text", ['{"id": NaN}', '{"id": "1", "x": -Infinity}', "{", "", "{'id'}"])
def test_what_is_no_json_is_refused(made: Made, text: str) -> None:
    for given in (text, text.encode()):
        with pytest.raises(ValidationError) as caught:
            made.models.Order.model_validate_json(given)
        assert [each["type"] for each in caught.value.errors()] == ["json_invalid"]


def test_options_of_pydantic_count(made: Made) -> None:
    order = made.models.Order
    made_so = order.model_validate({"id": "1"}, context={"a": 1}, strict=False)
    assert made_so == order.model_validate_json('{"id": "1"}', strict=False)
    with pytest.raises(ValidationError, match=r"json_schema\.minLength"):
        order.model_validate({"id": ""}, context={})
