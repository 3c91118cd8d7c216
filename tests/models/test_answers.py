"""What is taken from the model generator's answer, and what happens when there is none."""

from __future__ import annotations

import json
from collections.abc import Mapping

import pytest
from schemawright.targets.pydantic import answers
from schemawright.targets.pydantic.bundle import Bundle, answer, bundle
from schemawright.targets.pydantic.definitions import Fields, Root
from schemawright.targets.pydantic.fields import field_names
from schemawright.targets.pydantic.shapes import (
    ANYTHING,
    INTEGER,
    MOMENT,
    NULL,
    NUMBER,
    STRING,
    VAGUE,
    Items,
    Members,
    Named,
    Shape,
    Words,
    either,
)
from schemawright.targets.pydantic.types import Unreadable, types
from schemawright.values import Json

from tests.models.conftest import Make

ASKED = Bundle({}, {"Order": "Model0", "Person": "Model1"}, [Words(("a", "b'")), ANYTHING, VAGUE])


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("int | float | None", "int | float | None"),
        ("list[dict[str, Model1]]", "list[dict[str, Person]]"),
        ("Literal['leaf0']", "Literal['a', \"b'\"]"),
        ("Literal['leaf1'] | None", "Any | None"),
        ("list[Literal['leaf2']]", "list[object]"),
        ("Model0 | Model1 | str", "Annotated[Order | Person, first_valid] | str"),
        ("Model0 | None", "Order | None"),
        ("Model0 | dict[str, int]", "Annotated[Order | dict[str, int], first_valid]"),
    ],
)
def test_types_are_read(written: str, read: str) -> None:
    found = types(f"class Model0:\n    field0: {written}\n", ASKED)
    assert [str(each.code) for each in found["Order"]] == [read]


@pytest.mark.parametrize(
    "written",
    [
        "os.PathLike",
        "open('x')",
        "Order",
        "Model2",
        "'Model0'",
        "Literal['leaf3']",
        "Literal['other']",
        "list[str, int]",
        "dict[int, str]",
        "set[str]",
        "lambda: 0",
    ],
)
def test_nothing_else_is_read(written: str) -> None:
    with pytest.raises(Unreadable):
        types(f"class Model0:\n    field0: {written}\n", ASKED)


def test_defaults_are_not_read() -> None:
    (found,) = types("class Model0(Base):\n    field0: int = open('x')\n", ASKED)["Order"]
    assert found.code == "int"


def test_fields_out_of_order_are_not_read() -> None:
    with pytest.raises(Unreadable):
        types("class Model0:\n    field1: int\n    field0: str\n", ASKED)


def test_no_text_of_a_schema_is_put_to_the_generator() -> None:
    union = either([Words(("import os",)), Named("Other'")])
    named = {"Evil": Root(union), "B": Fields((), closed=False, nullable=False)}
    text = json.dumps(bundle(named).document)
    assert "Evil" not in text
    assert "import" not in text
    assert "Other" not in text


@pytest.mark.parametrize(
    "shape",
    [STRING, NUMBER, MOMENT, NULL, ANYTHING, Words(("x",)), Items(Items(INTEGER)), Members(VAGUE)],
)
def test_the_generator_has_a_type_for_every_shape(shape: Shape) -> None:
    asked = bundle({"A": Root(shape)})
    (found,) = types(answer(asked.document), asked)["A"]
    assert found.code


@pytest.mark.parametrize(
    ("options", "union"),
    [
        ([STRING, Words(("x",))], STRING),
        ([Words(("x",)), Words(("y", "x"))], Words(("x", "y"))),
        ([INTEGER, NUMBER], NUMBER),
        ([Items(STRING), Items(INTEGER)], Items(either([STRING, INTEGER]))),
        ([Members(STRING), Members(ANYTHING)], Members(ANYTHING)),
        ([STRING, VAGUE, ANYTHING], ANYTHING),
        ([], VAGUE),
    ],
)
def test_unions_are_simple(options: list[Shape], union: Shape) -> None:
    assert either(options) == union


def test_a_failure_stays_with_its_definition(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    """The generator fails on everything that has an array."""

    def failing(document: Mapping[str, Json]) -> str:
        if "array" in json.dumps(document):
            raise RuntimeError("no arrays today")
        return answer(document)

    monkeypatch.setattr(answers, "answer", failing)
    made = make(
        {
            "good.json": {"type": "object", "properties": {"a": {"type": "string"}}},
            "poor.json": {"type": "object", "properties": {"a": {"type": "array"}}},
        }
    )
    assert [warning.code for warning in made.warnings] == ["SW0702"]
    assert made.models.Good(a="x").a == "x"
    assert made.models.Poor.model_validate({"a": [1]}).model_dump() == {"a": [1]}
    with pytest.raises(ValueError, match=r"json_schema\.type"):
        made.models.Poor.model_validate({"a": 1})


def test_names_that_need_no_change_come_first() -> None:
    assert dict(field_names(["A", "a", "B-c", "b_c", "type", "match"], [])) == {
        "A": "a_",
        "a": "a",
        "B-c": "b_c_",
        "b_c": "b_c",
        "type": "type",
        "match": "match",
    }
