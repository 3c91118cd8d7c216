"""Classes that a member tells apart, by texts, integers and booleans, in every style: which
documents are valid, what each becomes, what is said of the others, and that none waits for the
checks of those before it."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
import yaml
from pydantic import TypeAdapter

from tests.packages import Loaded, package
from tests.suite.styled import STYLES, canonical

CASES = yaml.safe_load(Path(__file__).with_name("tags.yaml").read_text(encoding="utf-8"))
ALL_STYLES = ("pydantic", *STYLES)
#: Whether the types of the classes say all that their schemas do.
EXACT = {"exact": {}, "inexact": {"not": {"required": ["never"]}}}

_MANY = 60
MANY = {
    "texts": [{"const": f"k{n}"} for n in range(_MANY)],
    "integers": [{"const": n} for n in range(_MANY)],
    "texts, integers and booleans": [
        {"const": f"k{n}" if n % 2 else n} if n not in (20, 40) else {"const": n == 20}
        for n in range(_MANY)
    ],
    "integers and booleans": [
        {"const": n} if n not in (20, 40) else {"const": n == 20} for n in range(_MANY)
    ],
    "two texts": [{"enum": [f"k{n}", f"l{n}"]} for n in range(_MANY)],
    "two integers": [{"enum": [2 * n, 2 * n + 1]} for n in range(_MANY)],
    "a text and an integer": [{"enum": [f"k{n}", n]} for n in range(_MANY)],
    "integers beside booleans in one class": [
        *({"const": n} for n in range(2, _MANY)),
        *({"enum": [0, True]}, {"enum": [1, False]}),
    ],
    "versions": [{"const": n + 0.5} if n % 3 else {"const": n} for n in range(_MANY)],
    "of two classes each": [{"const": f"k{n // 2}"} for n in range(_MANY)],
    "beside a class of any text": [
        *({"const": f"k{n}"} for n in range(_MANY - 1)),
        {"type": "string", "pattern": "^x"},
    ],
    "large integers": [{"const": 2**53 + 3 * n} for n in range(_MANY)],
}


class Union:
    """The package of a union of objects whose ``method`` is of one of `kinds` each, alone and as
    the member ``item`` of a document. `each_its_own`: each requires another member, too."""

    def __init__(
        self,
        kinds: list[Any],
        style: str,
        more: dict[str, Any],
        enums: str = "literal",
        each_its_own: bool = False,
    ) -> None:
        classes = {
            f"kind_{number}": {
                "type": "object",
                "required": ["method", f"only_{number}"] if each_its_own else ["method"],
                "properties": {"method": kind, f"only_{number}": {"type": "integer"}},
                **more,
            }
            for number, kind in enumerate(kinds)
        }
        references = [{"$ref": f"#/$defs/{name}"} for name in classes]
        thing = {
            "type": "object",
            "properties": {"item": {"$ref": "#/$defs/pay"}},
            "$defs": {"pay": {"oneOf": references}, **classes},
        }
        files = package({"thing.json": thing}, models=style, enums=enums).files  # type: ignore[arg-type]
        self.loaded, self.style = Loaded(files), style
        self.codecs, self.models = self.loaded.module("codecs"), self.loaded.module("models")
        self.validators = self.loaded.module("validators")

    def doors(self) -> dict[str, Any]:
        """What reads an item."""
        thing = self.codecs.thing
        if self.style == "typeddict":
            return {"load": lambda item: thing.load({"item": item})["item"]}
        doors = {
            "load": lambda item: thing.load({"item": item}).item,
            "load alone": self.codecs.pay.load,
            "load_json": lambda item: thing.load_json(json.dumps({"item": item})).item,
        }
        if self.style == "pydantic":
            model = self.models.Thing
            doors |= {
                "model_validate": lambda item: model.model_validate({"item": item}).item,
                "constructor": lambda item: model(item=item).item,
                "TypeAdapter": TypeAdapter(self.models.Pay).validate_python,
            }
        return doors


@pytest.fixture
def made() -> Iterator[Any]:
    unions: list[Union] = []

    def make(*arguments: Any, **options: Any) -> Union:
        unions.append(Union(*arguments, **options))
        return unions[-1]

    yield make
    for union in unions:
        union.loaded.forget()


@pytest.mark.parametrize("more", EXACT)
@pytest.mark.parametrize("style", ALL_STYLES)
@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_verdicts_and_classes(case: dict[str, Any], style: str, more: str, made: Any) -> None:
    union = made(case["kinds"], style, EXACT[more], each_its_own=case.get("each_its_own", False))
    for tag, number in case["valid"]:
        item = {"method": tag, f"only_{number}": 1}
        assert union.validators.thing.is_valid({"item": item}), item
        assert not union.validators.thing.is_valid({"item": {**item, f"only_{number}": "x"}})
        for door, read in union.doors().items():
            _is_of(union, read(item), number, item, door)
    for tag, message in case["invalid"]:
        assert not union.validators.pay.is_valid({"method": tag}), tag
        for door, read in union.doors().items():
            assert message in _refusal(read, {"method": tag}), (door, tag)
    assert "'method' is required" in _refusal(union.codecs.pay.load, {})


def _is_of(union: Union, value: Any, number: int, item: Any, door: str) -> None:
    """`value` is of the class of that number, and is dumped as `item`."""
    if union.style == "typeddict":
        assert value is item
        return
    assert type(value).__name__ == f"Kind{number}", (door, item)
    assert canonical(union.codecs.pay.dump(value)) == canonical(item), (door, item)
    whole = union.models.Thing(item=value)
    assert canonical(union.codecs.thing.dump(whole)) == canonical({"item": item}), (door, item)


def _refusal(read: Any, item: Any) -> str:
    try:
        read(item)
    except ValueError as error:
        return str(error)
    raise AssertionError(item)


@pytest.mark.parametrize("more", EXACT)
@pytest.mark.parametrize("style", ALL_STYLES)
@pytest.mark.parametrize("kinds", MANY)
def test_the_last_class_costs_what_the_first_does(
    kinds: str, style: str, more: str, made: Any
) -> None:
    union = made(MANY[kinds], style, EXACT[more], each_its_own=True)
    items = [
        {"method": value, f"only_{number}": 1}
        for number, kind in enumerate(MANY[kinds])
        for value in kind.get("enum", [kind.get("const", "x")])
    ]
    doors = union.doors() | {"is_valid": union.validators.pay.is_valid}
    for door, read in doors.items():
        read(items[0])  # What is built at the first use is built.
        costs = [_calls(union, read, item) for item in items]
        assert max(costs) <= min(costs) + 6, door  # Of two, one is asked in vain.


def _calls(union: Union, read: Any, item: Any) -> int:
    """How many functions of the package are called."""
    calls = 0

    def count(frame: FrameType, event: str, _: object) -> None:
        nonlocal calls
        name = frame.f_globals.get("__name__", "")
        calls += event == "call" and name.startswith(union.loaded.name)

    read(item)
    sys.setprofile(count)
    try:
        read(item)
    finally:
        sys.setprofile(None)
    return calls


@pytest.mark.parametrize("style", ALL_STYLES)
def test_enumerations(style: str, made: Any) -> None:
    """Members that are of a named enumeration, of texts or of integers."""
    kinds = [{"enum": [1, 2], "title": "Low"}, {"enum": [3, 4], "title": "High"}, {"const": "x"}]
    union = made(kinds, style, {}, enums="enum")
    for tag, number in ((1, 0), (2, 0), (3, 1), (4.0, 1), ("x", 2)):
        item = {"method": tag, f"only_{number}": 1}
        for door, read in union.doors().items():
            _is_of(union, read(item), number, item, door)


@pytest.mark.parametrize("style", ALL_STYLES)
def test_unions_in_a_union(style: str) -> None:
    """Two classes of one that it is made of have one tag, which `True` is to Python."""
    one: dict[str, Any] = {"type": "object", "required": ["v"], "properties": {"v": {"const": 1}}}
    defs = {
        "a": {**one, "required": ["v", "a"]},
        "b": {**one, "required": ["v", "b"], "not": {"required": ["a"]}},
        "ones": {"oneOf": [{"$ref": "#/$defs/a"}, {"$ref": "#/$defs/b"}]},
        "yes": {**one, "properties": {"v": {"const": True}}},
        "none": {**one, "properties": {"v": {"const": None}}},
    }
    options = [{"$ref": f"#/$defs/{name}"} for name in ("ones", "yes", "none")]
    thing = {"type": "object", "properties": {"item": {"oneOf": options}}, "$defs": defs}
    loaded = Loaded(package({"thing.json": thing}, models=style).files)
    try:
        codec = loaded.module("codecs").thing
        for document, name in (
            ({"v": 1, "a": 1}, "A"),
            ({"v": 1.0, "b": 1}, "B"),
            ({"v": True, "a": 1}, "Yes"),
            ({"v": None, "b": 1}, "None_"),
        ):
            read = codec.load({"item": document})
            assert style == "typeddict" or type(read.item).__name__ == name, document
            assert canonical(codec.dump(read)) == canonical({"item": document})
        for wrong in ({"v": 1}, {"v": False, "a": 1}, {"v": 2, "b": 1}, {"v": "1", "b": 1}):
            assert not loaded.module("validators").thing.is_valid({"item": wrong})
            assert _refusal(codec.load, {"item": wrong})
    finally:
        loaded.forget()
