"""What codecs do, the same in each style: the cases of the models, then what they do not show."""

from __future__ import annotations

import copy
import json
import pickle
from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml

from tests.packages import Loaded, package
from tests.suite.styled import STYLES, accepts, canonical

CASES = yaml.safe_load(
    (Path(__file__).parent.parent / "models" / "cases.yaml").read_text(encoding="utf-8")
)


@pytest.fixture
def make() -> Iterator[Any]:
    """``make(schema, style)``: the package of a schema that is called Thing."""
    loaded: list[Loaded] = []

    def made(schema: Any, style: str, optional: Any = "none") -> Loaded:
        files = package({"thing.json": schema}, models=style, optional=optional).files
        loaded.append(Loaded(files))
        return loaded[-1]

    yield made
    for each in loaded:
        each.forget()


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_cases_of_the_models(case: dict[str, Any], style: str, make: Any) -> None:
    made = make(case["schema"], style)
    codec, refusal = made.module("codecs").thing, made.module("validators").ValidationError
    assert [each for each in case["valid"] if not accepts(codec, refusal, each)] == []
    assert [each for each in case["invalid"] if accepts(codec, refusal, each)] == []


RECORDS = ("dataclass", "msgspec")
ORDER = {
    "type": "object",
    "required": ["id"],
    "properties": {
        "id": {"type": "string", "minLength": 1},
        "class": {"type": "integer"},
        "additional": {"type": "integer"},
        "placed": {"type": "string", "format": "date-time"},
        "note": {"type": ["string", "null"]},
        "buyer": {"$ref": "#/$defs/person"},
        "pays": {
            "type": "array",
            "items": {
                "anyOf": [{"$ref": "#/$defs/card"}, {"$ref": "#/$defs/person"}, {"type": "null"}]
            },
        },
    },
    "$defs": {
        "person": {
            "type": "object",
            "properties": {"name": {"type": "string"}, "parent": {"$ref": "#/$defs/person"}},
            "additionalProperties": False,
        },
        "card": {
            "type": "object",
            "required": ["number"],
            "properties": {"number": {"type": "integer"}},
        },
    },
}


RATIO = {"type": ["number", "null"], "default": 0.5}


@pytest.mark.parametrize("style", RECORDS)
def test_absent_is_not_null(style: str, make: Any) -> None:
    made, told = make(ORDER, style), make(ORDER, style, "missing")
    absent = msgspec.UNSET if style == "msgspec" else made.module().MISSING
    order = made.module("codecs").thing.load({"id": "1", "note": None})
    assert (order.note, order.placed) == (None, None)
    assert made.module("codecs").thing.dump(order) == {"id": "1", "note": None}
    order.note = absent
    assert made.module("codecs").thing.dump(order) == {"id": "1"}
    order = told.module("codecs").thing.load({"id": "1", "note": None})
    assert order.note is None
    assert order.placed is (msgspec.UNSET if style == "msgspec" else told.module().MISSING)
    assert told.module("codecs").thing.dump(order) == {"id": "1", "note": None}
    assert getattr(made.module(), "UNSET" if style == "msgspec" else "MISSING") is absent
    assert pickle.loads(pickle.dumps(absent)) is copy.deepcopy(absent) is absent


@pytest.mark.parametrize("optional", ["none", "missing"])
@pytest.mark.parametrize("style", RECORDS)
def test_none_is_absent_where_null_is_no_value(style: str, optional: str, make: Any) -> None:
    prio = {"type": "integer", "default": 3}
    schema = ORDER | {"properties": ORDER["properties"] | {"prio": prio, "ratio": RATIO}}
    made = make(schema, style, optional)
    order, thing = made.module("models").Thing, made.module("codecs").thing
    nothing = order(id="1", class_=None, additional_=None, placed=None, buyer=None, prio=None)
    assert thing.dump(nothing) == {"id": "1"}
    assert (nothing.prio, order(id="1").ratio) == (3, 0.5)
    assert thing.dump(order(id="1", note=None, ratio=None)) == {
        "id": "1",
        "note": None,
        "ratio": None,
    }
    changed = order(id="1", class_=2, prio=4, note=None, ratio=0.25)
    changed.class_ = changed.prio = changed.ratio = None
    assert "prio" not in repr(changed)
    del changed.note
    assert thing.dump(changed) == {"id": "1", "ratio": None}
    with pytest.raises(made.module("validators").ValidationError):
        thing.dump(order(id=None))


def test_structs_show_what_is_set(make: Any) -> None:
    schema = {
        "type": "object",
        "required": ["id"],
        "properties": {
            "id": {"type": "string"},
            "note": {"type": ["string", "null"]},
            "retries": {"type": "integer", "default": 3},
        },
    }
    for optional in ("none", "missing"):
        thing = make(schema, "msgspec", optional).module("codecs").thing
        assert repr(thing.load({"id": "1"})) == "Thing(id='1')"
        told = thing.load({"id": "1", "note": None, "retries": 3, "more": 1})
        assert "retries=3, additional={'more': 1}" in repr(told)


@pytest.mark.parametrize("style", RECORDS)
def test_each_value_is_what_its_type_says(style: str, make: Any) -> None:
    made = make(ORDER, style)
    models, codec = made.module("models"), made.module("codecs").thing
    document = {
        "id": "1",
        "class": 2.0,
        "additional": 3,
        "placed": "2020-01-02T03:04:05.0000001+00:00",
        "buyer": {"parent": {}},
        "pays": [{"number": 1e300}, {"name": "x"}, None],
        "else": [{"parent": 1}],
    }
    order = codec.load(document)
    assert type(order.class_) is int
    assert order.additional_ == 3
    assert order.additional == {"else": [{"parent": 1}]}
    assert order.placed > datetime(2020, 1, 1, tzinfo=UTC)
    assert isinstance(order.buyer.parent, models.Person)
    assert [type(each) for each in order.pays] == [models.Card, models.Person, type(None)]
    assert order.pays[0].number == int(1e300)
    assert canonical(codec.dump(copy.deepcopy(order))) == canonical(document)
    assert order == codec.load(document)


@pytest.mark.parametrize("style", RECORDS)
def test_what_was_made_by_hand_is_checked_when_it_is_written(style: str, make: Any) -> None:
    made = make(ORDER, style)
    models, codec = made.module("models"), made.module("codecs").thing
    refusal = made.module("validators").ValidationError
    placed = datetime(2020, 1, 2, 3, 4, 5, tzinfo=UTC)
    order = models.Thing(id="1", placed=placed, buyer=models.Person(name="x"), pays=[{"number": 1}])
    assert codec.dump(order) == {
        "id": "1",
        "placed": "2020-01-02T03:04:05Z",
        "buyer": {"name": "x"},
        "pays": [{"number": 1}],
    }
    for wrong in (
        {"id": ""},
        {"id": 1},
        {"id": None},
        {"id": "1", "placed": datetime(2020, 1, 1)},
        {"id": "1", "buyer": {"age": 1}},
        {"id": "1", "class_": "2"},
        {"id": "1", "pays": [placed]},
        {"id": "1", "pays": {1, 2}},
    ):
        with pytest.raises(refusal):
            codec.dump(models.Thing(**wrong))
    with pytest.raises(ValueError, match="'id' has a field"):
        codec.dump(models.Thing(id="1", additional={"id": "2"}))
    assert codec.dump(models.Thing(id="1", additional={"class": 2})) == {"id": "1", "class": 2}


@pytest.mark.parametrize("style", STYLES)
def test_texts(style: str, make: Any) -> None:
    made = make(ORDER, style)
    codec = made.module("codecs").thing
    value = codec.load_json(b'{"id": "\xc3\xa9", "further": 123456789012345678901234567890}')
    assert codec.dump_json(value) == '{"id":"é","further":123456789012345678901234567890}'
    for text in ('{"id": "1", "further": NaN}', '{"id": ', b"\xff"):
        with pytest.raises(ValueError):
            codec.load_json(text)
    exact = codec.load({"id": "1", "further": [Decimal("0.10"), Decimal(2)]})
    assert codec.dump(exact) == {"id": "1", "further": [Decimal("0.10"), Decimal(2)]}
    assert codec.dump_json(exact) == '{"id":"1","further":[0.1,2]}'


@pytest.mark.parametrize("style", ["dataclass", "msgspec"])
def test_decimals_are_numbers_and_texts_in_one_document(style: str) -> None:
    number, text = {"type": "number", "multipleOf": 0.01}, {"type": "string", "format": "decimal"}
    schema = {
        "properties": {"price": number, "amount": text, "either": {"type": "array", "items": text}}
    }
    loaded = Loaded(
        package({"bill.json": schema}, models=style, types={"decimal": "decimal"}).files
    )
    codec, bill = loaded.module("codecs").bill, loaded.module("models").Bill
    value = Decimal("1.25")
    made = bill(price=value, amount=value, either=[value])
    assert codec.dump(made) == {"price": value, "amount": "1.25", "either": ["1.25"]}
    assert codec.dump_json(made) == '{"price":1.25,"amount":"1.25","either":["1.25"]}'
    with pytest.raises(loaded.module("validators").ValidationError) as caught:
        codec.dump(bill(price=Decimal("1.255"), amount=value))
    assert (caught.value.json_path, caught.value.validator) == ("$.price", "multipleOf")
    loaded.forget()


@pytest.mark.parametrize("style", STYLES)
def test_a_refusal_is_the_validators_own(style: str, make: Any) -> None:
    made = make(ORDER, style)
    with pytest.raises(made.module("validators").ValidationError) as caught:
        made.module("codecs").thing.load({"id": "1", "pays": [None, {"name": 5}]})
    assert caught.value.json_path == "$.pays[1]"
    assert caught.value.validator == "anyOf"


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("levels", [100, 100_000])
def test_depth_is_told(style: str, levels: int, make: Any) -> None:
    """A document is read, or it is too deep: never another error."""
    made = make(ORDER, style)
    codec, errors = made.module("codecs").person, made.module("validators")
    person: dict[str, Any] = {}
    for _ in range(levels):
        person = {"parent": person}
    if levels < 1000:
        assert accepts(codec, errors.ValidationError, person)
    else:
        with pytest.raises(errors.DepthExceeded):
            codec.load(person)
    while person:
        person = person["parent"]


@pytest.mark.parametrize("style", RECORDS)
def test_fields_for_msgspec_and_for_dataclasses(style: str, make: Any) -> None:
    models = make(ORDER, style).module("models")
    if style == "dataclass":
        with pytest.raises(AttributeError):
            models.Person(name="x").age = 1
        return
    # msgspec itself knows the names, and what is closed.
    text = msgspec.json.encode(models.Thing(id="1", class_=2))
    assert json.loads(text) == {"id": "1", "class": 2}
    assert msgspec.json.decode(b'{"number": 1}', type=models.Card) == models.Card(number=1)
    with pytest.raises(msgspec.ValidationError, match="age"):
        msgspec.json.decode(b'{"age": 1}', type=models.Person)
    with pytest.raises(msgspec.ValidationError, match="number"):
        msgspec.json.decode(b"{}", type=models.Card)


NAMES = """
    models validators codecs Codec MISSING msgspec field datetime Any dataclass document dict self
    __x None additional_ moment first literal struct typed_dict NotRequired UNSET
""".split()
#: {name: (a schema called Thing, documents that it accepts)}
ODD: dict[str, tuple[Any, list[Any]]] = {
    "a type that holds itself in an array": (
        {
            "$defs": {"a": {"anyOf": [{"$ref": "#"}, {"type": "string"}]}},
            "anyOf": [{"type": "array", "items": {"$ref": "#/$defs/a"}}, {"type": "integer"}],
        },
        [[], 1, ["x", [1.0, ["y"]]]],
    ),
    "another name of a type in the circle that it is in": (
        {
            "$ref": "#/$defs/row",
            "$defs": {
                "row": {"type": "array", "items": {"$ref": "#/$defs/cell"}},
                "cell": {"type": "array", "items": {"$ref": "#/$defs/again"}},
                "again": {"$ref": "#/$defs/more"},
                "more": {"$ref": "#/$defs/row"},
            },
        },
        [[], [[]], [[[]], [[[]]]]],
    ),
    "members called like what the modules use": (
        {
            "type": "object",
            "properties": {
                key: {"type": "integer"}
                for key in [*NAMES, "a b", "", 'a"b', "\\", "\0", "\ud800", "__names__"]
            },
        },
        [
            {"models": 1, "__x": 2.0, "": 3, "None": 4, "additional": [], "additional_": 5},
            {'a"b': 4.0, "\\": 5, "\0": 6, "\ud800": 6, "__names__": 7, "additional": 8},
        ],
    ),
    "schemas called like what the modules use": (
        {
            "$defs": {
                name: {"type": "object", "properties": {"a": {"type": "integer"}}} for name in NAMES
            },
            "type": "object",
            "properties": {"x": {"$ref": "#/$defs/moment"}, "y": {"$ref": "#/$defs/codecs"}},
        },
        [{"x": {"a": 1.0}, "y": {"b": 1}}],
    ),
    "a choice of every kind": (
        {
            "anyOf": [
                {"type": "string", "format": "date-time"},
                {"enum": ["now", 5]},
                {"type": "array", "items": {"type": "string", "format": "date-time"}},
                {"type": "object", "additionalProperties": {"type": "integer"}},
                {"type": "object", "properties": {"t": {"const": "x"}}, "required": ["t"]},
            ]
        },
        ["now", 5.0, "2020-01-02T03:04:05z", ["2020-01-02T03:04:05.10Z"], {"a": 1.0}, {"t": "x"}],
    ),
}


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("odd", ODD)
def test_odd_schemas(odd: str, style: str, make: Any) -> None:
    schema, valid = ODD[odd]
    made = make(schema, style)
    codec, refusal = made.module("codecs").thing, made.module("validators").ValidationError
    assert all(accepts(codec, refusal, each) for each in valid)
    for name in made.module().__all__:
        assert getattr(made.module(), name) is not None


@pytest.mark.parametrize("style", [*RECORDS, "pydantic"])
def test_what_is_read_and_is_not_valid_is_refused_if_it_cannot_be_read(
    style: str, make: Any
) -> None:
    """By its own error: not for its depth, and by no error of what turns texts into values."""
    made = make(ORDER, style)
    refusal = made.module("validators").ValidationError
    with pytest.raises(refusal, match=r"\$\.placed: 'yesterday' is not a date-time"):
        made.module("codecs").thing.read({"id": "A", "placed": "yesterday"})


class _Meddler(list[Any]):
    """Changes what it is in when it is looked at, as another thread might."""

    holder: dict[str, Any]

    def __iter__(self) -> Iterator[Any]:
        self.holder.pop("last", None)
        return super().__iter__()


@pytest.mark.parametrize("style", RECORDS)
def test_what_is_changed_while_it_is_dumped(style: str, make: Any) -> None:
    made = make({"type": "object", "properties": {"map": {"type": "object"}}}, style)
    meddler = _Meddler([1])
    meddler.holder = {"first": meddler, "last": {}}
    value = made.module("models").Thing(map=meddler.holder)
    assert made.module("codecs").thing.dump(value) == {"map": {"first": [1], "last": {}}}
