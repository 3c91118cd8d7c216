"""Python values of all kinds, put to a validator and to every door of the model: all say the same.

The table of ``docs/reading-the-models.md`` says in words what is said here in values.
"""

from __future__ import annotations

import datetime
import enum
import importlib
import json
import sys
import threading
import types
from collections import OrderedDict, UserDict, UserList, UserString, defaultdict, deque, namedtuple
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError, create_model

from tests.models.conftest import Made, Make

_SCHEMA = {
    "type": "object",
    "properties": {
        "text": {"type": "string"},
        "whole": {"type": "integer"},
        "number": {"type": "number"},
        "flag": {"type": "boolean"},
        "items": {"type": "array", "items": {"type": "integer"}},
        "object": {"type": "object", "properties": {"a": {"type": "integer"}}},
        "map": {"type": "object", "additionalProperties": {"type": "integer"}},
        "open": {"properties": {"a": {"type": "integer"}}},
    },
}
_PAIR = {
    "type": "object",
    "properties": {
        "pair": {
            "type": "array",
            "prefixItems": [{"type": "integer"}, {"type": "string"}],
            "minItems": 2,
            "items": False,
        }
    },
}


class Row(list[Any]): ...


class Table(dict[str, Any]): ...


class Word(str): ...


class Count(int): ...


class Share(float): ...


class Color(enum.StrEnum):
    RED = "red"


class Size(enum.IntEnum):
    ONE = 1


class Other(Mapping[str, Any]):
    """A mapping that is no dict."""

    def __getitem__(self, key: str) -> Any:
        return {"a": 1}[key]

    def __iter__(self) -> Any:
        return iter(("a",))

    def __len__(self) -> int:
        return 1


Point = namedtuple("Point", "x y")

#: Member, value, and whether it is one that the member's schema accepts.
KINDS: dict[str, tuple[str, Any, bool]] = {
    "list": ("items", [1], True),
    "a subclass of list": ("items", Row([1]), True),
    "tuple": ("items", (1,), False),
    "named tuple": ("items", Point(1, 2), False),
    "set": ("items", {1}, False),
    "deque": ("items", deque([1]), False),
    "UserList": ("items", UserList([1]), False),
    "range": ("items", range(2), False),
    "dict": ("object", {"a": 1}, True),
    "a subclass of dict": ("object", Table(a=1), True),
    "OrderedDict": ("object", OrderedDict(a=1), True),
    "defaultdict": ("object", defaultdict(int, a=1), True),
    "a read-only dict": ("object", types.MappingProxyType({"a": 1}), False),
    "a mapping": ("object", Other(), False),
    "UserDict": ("object", UserDict(a=1), False),
    "a dict as a map": ("map", Table(a=1), True),
    "a read-only dict as a map": ("map", types.MappingProxyType({"a": 1}), False),
    "a mapping as a map": ("map", Other(), False),
    "a tuple where no type is said": ("open", (1,), True),
    "a subclass of str": ("text", Word("x"), True),
    "an enumeration of texts": ("text", Color.RED, True),
    "UserString": ("text", UserString("x"), False),
    "bytes": ("text", b"x", False),
    "a subclass of int": ("whole", Count(1), True),
    "an enumeration of integers": ("whole", Size.ONE, True),
    "1.0": ("whole", 1.0, True),
    "True as an integer": ("whole", True, False),
    "Decimal as an integer": ("whole", Decimal("1.0"), True),
    "Decimal with a fraction as an integer": ("whole", Decimal("1.5"), False),
    "Decimal as a number": ("number", Decimal("0.1"), True),
    "Decimal as a text": ("text", Decimal("0.1"), False),
    "Decimal where no type is said": ("open", Decimal("0.1"), True),
    "NaN as a Decimal": ("number", Decimal("NaN"), False),
    "infinity as a Decimal": ("number", Decimal("Infinity"), False),
    "a subclass of float": ("number", Share(0.5), True),
    "1 as a boolean": ("flag", 1, False),
}


@pytest.fixture(scope="module")
def made(make: Make) -> Made:
    return make({"thing.json": _SCHEMA, "pair.json": _PAIR})


@pytest.mark.parametrize("kind", KINDS)
def test_validators_and_models_agree(made: Made, kind: str) -> None:
    member, value, expected = KINDS[kind]
    model = made.models.Thing
    around = create_model("Around", it=(model, ...))
    name = next(n for n, f in model.model_fields.items() if (f.serialization_alias or n) == member)
    doors = {
        "model_validate": model.model_validate,
        "TypeAdapter": TypeAdapter(model).validate_python,
        "a model of the user's": lambda document: around(it=document),
        "the constructor": lambda document: model(**{name: document[member]}),
    }
    assert made.validators.thing.is_valid({member: value}) is expected
    for door, read in doors.items():
        assert _accepts(read, {member: value}) is expected, door


@pytest.mark.parametrize(("document", "expected"), [
    (Table(text="x"), True),
    (types.MappingProxyType({"text": "x"}), False),
    (Other(), False),
    ((("text", "x"),), False),
])  # fmt: skip
def test_whole_documents(made: Made, document: Any, expected: bool) -> None:
    model = made.models.Thing
    assert made.validators.thing.is_valid(document) is expected
    assert _accepts(model.model_validate, document) is expected
    assert _accepts(TypeAdapter(model).validate_python, document) is expected


def test_a_constructor_reads_decimals_as_numbers(made: Made) -> None:
    """Where no type is said, pydantic would dump one as a text."""
    values = {"number": Decimal("0.10"), "whole": Decimal("2.0"), "open": [{"a": Decimal("1.5")}]}
    thing = made.models.Thing(**values)
    assert thing.model_dump() == {"number": 0.1, "whole": 2, "open": [{"a": 1.5}]}
    assert json.loads(thing.model_dump_json()) == thing.model_dump()


def test_a_field_that_is_a_tuple_takes_one(made: Made) -> None:
    """It is what the field holds, and what `model_dump` gives."""
    model = made.models.Pair
    read = model.model_validate({"pair": [1, "a"]})
    assert read.pair == (1, "a")
    assert model.model_validate(read.model_dump()) == read == model(pair=(1, "a"))
    assert not _accepts(model.model_validate, {"pair": ("a", 1)})


def test_a_model_is_told_that_there_are_more_errors(made: Made) -> None:
    wrong = {"items": ["x"] * 100_000}
    for read in (made.models.Thing.model_validate, lambda document: made.models.Thing(**document)):
        with pytest.raises(ValidationError, match="more than 1000 errors") as raised:
            read(wrong)
        errors = raised.value.errors()
        assert len(errors) == 1001
        assert errors[0]["loc"] == ("items", 0)
        assert errors[-1]["type"] == "json_schema.max_errors"


def test_very_many_values_that_no_document_can_have(made: Made) -> None:
    with pytest.raises(ValidationError) as raised:
        made.models.Thing(items=[object()] * 100_000)
    assert raised.value.error_count() == 100


@pytest.mark.parametrize("key", [1, None, True])
def test_a_document_with_a_key_that_is_no_string(key: Any, make: Make) -> None:
    """YAML has them: pydantic's error says where it is, wherever it comes in."""
    bag = {"type": "object", "patternProperties": {"^a": {"type": "string"}}}
    outer = {"type": "object", "properties": {"bag": {"$ref": "bag.json"}, "other": {}}}
    made = make({"bag.json": bag, "outer.json": outer})
    document: Any = {"bag": {"a": "x", key: 1}}
    for read in (
        made.models.Outer.model_validate,
        TypeAdapter(made.models.Outer).validate_python,
    ):
        with pytest.raises(ValidationError) as raised:
            read(document)
        (error,) = raised.value.errors()
        assert error["type"] == "json_schema.key"
        assert error["msg"] == f"Outer: $.bag has the key {key!r}, which is no string"
    with pytest.raises(ValidationError) as raised:
        made.models.Outer(**document)
    assert raised.value.errors()[0]["loc"] == ("bag",)


def test_a_document_that_another_thread_changes(made: Made) -> None:
    """A verdict, or an error of pydantic's that says so."""
    document: dict[str, Any] = {"map": {f"m{n}": n for n in range(50)}, "items": []}
    stop = threading.Event()

    def change() -> None:
        number = 0
        while not stop.is_set():
            number += 1
            document["map"][f"m{number % 90}"] = number
            document["map"].pop(f"m{(number * 7) % 90}", None)
            document["items"] = [number] if number % 3 else "wrong"
            document.pop("text", None) if number % 2 else document.update(text="x")

    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    thread = threading.Thread(target=change)
    thread.start()
    try:
        for read in (made.models.Thing.model_validate, lambda d: made.models.Thing(**d)):
            for _ in range(300):
                _accepts(read, document)
    finally:
        stop.set()
        thread.join()
        sys.setswitchinterval(before)


class _Meddler(dict[str, Any]):
    """Changes what it is in when it is looked at, as another thread might."""

    def __init__(self, meddle: Callable[[], object]) -> None:
        super().__init__(a=1)
        self.meddle = meddle

    def __contains__(self, key: object) -> bool:
        self.meddle()
        return super().__contains__(key)


def test_a_document_that_gets_smaller_while_a_model_reads_it(make: Make) -> None:
    map_ = {"type": "object", "additionalProperties": {"required": ["a"]}}
    bag = {"type": "object", "properties": {"map": map_}}
    made = make({"bag.json": bag, "map.json": map_})

    def shrinking() -> dict[str, Any]:
        members: dict[str, Any] = {}
        members["a"] = _Meddler(members.popitem)  # at every look
        members.update({f"b{number}": {"a": 1} for number in range(50)})
        return members

    bag_adapter, map_adapter = (TypeAdapter(k) for k in (made.models.Bag, made.models.Map))
    for read in (made.models.Bag.model_validate, bag_adapter.validate_python):
        with pytest.raises(ValidationError, match="changed meanwhile"):
            read({"map": shrinking()})
    with pytest.raises(ValidationError, match="changed meanwhile"):
        map_adapter.validate_python(shrinking())


class _MeddlingText(str):
    """The same, of a time, when pydantic's core has it read."""

    meddle: Callable[[], object]

    def __getitem__(self, place: Any) -> str:
        self.meddle()
        return str.__getitem__(self, place)


class _MeddlingTime(datetime.datetime):
    """The same, when pydantic's core has it written."""

    meddle: Callable[[], object]

    def isoformat(self, *arguments: Any, **named: Any) -> str:
        self.meddle()
        return super().isoformat(*arguments, **named)


def test_an_object_that_gets_smaller_while_the_core_of_pydantic_walks_through_it(
    make: Make,
) -> None:
    """There it is a panic, which is no `Exception`."""
    times = {"type": "object", "additionalProperties": {"type": "string", "format": "date-time"}}
    bag = {"type": "object", "properties": {"times": times}}
    made = make({"bag.json": bag, "times.json": times})
    codecs = importlib.import_module(f"{made.models.__name__.rpartition('.')[0]}.codecs")
    now = "2024-01-31T12:00:00Z"

    def shrinking(first: Any) -> dict[str, Any]:
        members = {"a": first, **{f"b{number}": now for number in range(50)}}
        first.meddle = members.popitem
        return members

    for read in (made.models.Bag.model_validate, TypeAdapter(made.models.Bag).validate_python):
        with pytest.raises(ValidationError, match="changed meanwhile"):
            read({"times": shrinking(_MeddlingText(now))})
    with pytest.raises(ValidationError, match="changed meanwhile"):
        TypeAdapter(made.models.Times).validate_python(shrinking(_MeddlingText(now)))
    with pytest.raises(Exception, match="Bag: the instance was changed meanwhile") as raised:
        codecs.bag.load({"times": shrinking(_MeddlingText(now))})
    assert type(raised.value).__name__ == "InstanceChanged"
    time = _MeddlingTime(2024, 1, 31, tzinfo=datetime.UTC)
    value = made.models.Bag.model_construct(times=shrinking(time))
    with pytest.raises(Exception, match="Bag: the instance was changed meanwhile") as raised:
        codecs.bag.dump(value)
    assert type(raised.value).__name__ == "InstanceChanged"


def _accepts(read: Any, document: Any) -> bool:
    try:
        read(document)
    except ValidationError:
        return False
    return True
