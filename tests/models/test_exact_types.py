"""Types that say all that their schemas do: what is built without a check of its own is valid."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from decimal import Decimal
from enum import IntEnum, StrEnum
from fractions import Fraction
from types import MappingProxyType, SimpleNamespace
from typing import Any

import pytest
from pydantic import ValidationError
from schemawright.values import Json

from tests.packages import Loaded, package


class Word(StrEnum):
    A = "a"


class Count(IntEnum):
    ONE = 1


class Real:
    """What pydantic takes for a number."""

    def __float__(self) -> float:
        return 1.5


_CLOSED: dict[str, Json] = {"additionalProperties": False}


def _having(name: str, **more: Json) -> Json:
    return {"type": "object", "required": [name], "properties": {name: {"type": "integer"}}, **more}


_REF: Json = {"$ref": "#/$defs/point"}
_POINT: Json = {
    "type": "object",
    "required": ["x"],
    "properties": {"x": {"type": "integer"}, "label": {"type": "string"}},
    "additionalProperties": False,
}
_TREE: Json = {
    "type": "object",
    "properties": {"more": {"type": "array", "items": {"$ref": "#/$defs/tree"}}},
}
_WORD: Json = {"type": "string", "minLength": 1, "pattern": "^[a-z]"}
_KEPT: Json = {
    "type": "object",
    "required": ["word"],
    "properties": {
        "word": {"$ref": "#/$defs/word"},
        "kept": {"type": "array", "items": {"$ref": "#/$defs/kept"}, "maxItems": 1},
    },
}
_ODD: Json = {
    "type": "object",
    "required": ["n"],
    "properties": {
        "n": {"type": "integer", "not": {"multipleOf": 2}},
        "more": {"$ref": "#/$defs/odd"},
        "point": _REF,
    },
}
#: As in the newest dialect.
_ODD_ALONE: Json = {
    "title": "Odd",
    "type": "object",
    "required": ["n"],
    "properties": {"n": {"type": "integer", "not": {"multipleOf": 2}}},
}
_ODD_REF: Json = {"$ref": "#/$defs/odd"}
_DEFS: dict[str, Json] = {
    "point": _POINT,
    "tree": _TREE,
    "word": _WORD,
    "kept": _KEPT,
    "odd": _ODD,
}


def _tagged(kind: str) -> Json:
    properties: Json = {"kind": {"const": kind}, kind: {"type": "integer"}}
    return {"type": "object", "required": ["kind"], "properties": properties}


#: Schemas of a member, by whether types say all of them.
_SAID: tuple[Json, ...] = (
    {},
    *({"type": kind} for kind in ("integer", "number", "boolean", "string", "null")),
    *({"type": ["null", kind]} for kind in ("integer", "string", "object", "array")),
    {"type": ["integer", "boolean", "string"]},
    {"enum": ["a", "b"]},
    {"const": "a"},
    {"enum": ["a", "b"], "minLength": 1, "maxLength": 1, "pattern": "^.$"},
    {"type": "string", "pattern": "^(a|b)$"},
    {"type": "array", "items": {"type": "number"}},
    {"type": "object", "additionalProperties": {"type": "string"}},
    {"type": "object", "additionalProperties": {"type": "array", "items": _REF}},
    *({"type": "string", "format": format_} for format_ in ("date-time", "date", "uuid")),
    _REF,
    {"$ref": "#/$defs/tree"},
    {"anyOf": [_REF, {"type": "null"}]},
    {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]},
    {"oneOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]},
    {"oneOf": [_tagged("a"), _tagged("b")]},
    {"oneOf": [_tagged(kind) for kind in "abcde"]},
    {"anyOf": [*(_tagged(kind) for kind in "abcd"), {"type": "string"}]},
    {"anyOf": [_having("x", **_CLOSED), _having("y")]},
    {"anyOf": [_having("x"), _having("y", **_CLOSED), _having("z")]},
    {"oneOf": [{"const": "a"}, {"const": "b"}]},
    {"anyOf": [{"enum": ["a", "b"]}, {"type": "string", "enum": ["b", "c"]}, {"const": "d"}]},
    {"allOf": [_POINT]},
    {"type": "object", "required": ["x"], "properties": {"x": {"type": "integer"}}},
    {"enum": [1, "a"]},
    {"enum": [0, 1, None]},
    {"enum": [True, "a", None]},
)
#: Those that types say, but for a class that is checked.
_CHECKED: tuple[Json, ...] = (
    _ODD_REF,
    {"type": "array", "items": _ODD_REF},
    {"type": "array", "items": _ODD_REF, "uniqueItems": True, "maxItems": 2},
    {"type": "object", "additionalProperties": _ODD_REF},
    {"anyOf": [_ODD_REF, {"type": "null"}]},
    {"type": "object", "minProperties": 1, "properties": {"a": {}}},
    {**_having("x"), "patternProperties": {"^x-": {}}, "additionalProperties": {"type": "string"}},
    {"oneOf": [_ODD_REF, {"type": "array", "items": _ODD_REF}, {"type": "string"}]},
    {"anyOf": [_ODD_REF, _having("y", **_CLOSED), _REF]},
    {"type": "object", "required": ["x"], "properties": {"x": {}, "odd": _ODD_REF}},
)
#: Those that types say with some bounds.
_BOUND: tuple[Json, ...] = (
    {"type": "string", "minLength": 1},
    {"type": "string", "minLength": 2, "maxLength": 2},
    {"type": ["null", "string"], "maxLength": 1},
    *(
        {"type": "string", "pattern": pattern}
        for pattern in ("^a", "a$", "b", "^.$", "^[^a]+$", r"^\w*$", r"^\d+$", "a|^$", r"^\s")
    ),
    {"type": "string", "pattern": "^(é|[😀-😂]){1,2}$", "minLength": 2},
    {"type": "integer", "minimum": 0, "maximum": 2**70},
    {"type": "integer", "exclusiveMinimum": -(10**30), "exclusiveMaximum": 1.0},
    {"type": "integer", "multipleOf": 2},
    {"type": ["integer", "string", "array"], "minimum": 1, "minLength": 1, "maxItems": 1},
    {"type": "array", "items": {"type": "string", "minLength": 1}, "maxItems": 2},
    {"type": "array", "uniqueItems": True},
    {"type": "array", "items": {"type": "integer", "minimum": 0}, "minItems": 1},
    {"type": "array", "items": _REF, "uniqueItems": True},
    {"type": "array", "items": {"type": "array", "items": {"type": "integer"}, "minItems": 1}},
    {"type": "object", "minProperties": 1, "additionalProperties": {"type": "string"}},
    {"type": "object", "additionalProperties": {"type": "string", "maxLength": 1}},
    {"allOf": [{"$ref": "#/$defs/word"}, {"maxLength": 1}]},
    {"$ref": "#/$defs/word"},
    {"type": "array", "items": {"$ref": "#/$defs/word"}},
    {"anyOf": [{"$ref": "#/$defs/word"}, {"type": "null"}]},
    {"$ref": "#/$defs/kept"},
    {"type": "number", "minimum": 0},
    {"type": "number", "multipleOf": 0.1},
    {"type": ["number", "string"], "multipleOf": 0.01, "maximum": 1},
    {"type": "array", "items": {"type": "number", "multipleOf": 0.1}, "maxItems": 2},
    {"type": "array", "items": {"type": ["number", "null"], "multipleOf": 0.1}},
    {"type": "object", "additionalProperties": {"type": "number", "multipleOf": 0.1}},
    {"type": "number", "minimum": -0.5, "exclusiveMaximum": 1.5},
    {"type": ["number", "null"], "exclusiveMinimum": 0.5, "maximum": 2.5},
    *(
        {"type": "string", "pattern": pattern}
        for pattern in ("^(?!a)", r"^\p{L}+$", r"\bb", r"a\b", "^(?=b).{1,2}$", r"^[^a]*(?<!b)$")
    ),
    *({"type": "string", "pattern": pattern} for pattern in ("^(a|aa)+$", r"\Bb", r"^.*b.*$")),
    {"type": "string", "pattern": "^(?!a)", "maxLength": 1},
    {"type": "object", "additionalProperties": False},
    {"type": "object", "patternProperties": {"^a": {"type": "string"}}, **_CLOSED},
    {"type": "object", "patternProperties": {"^(?!b)": {"type": "string"}}, **_CLOSED},
    {"type": "object", "additionalProperties": _REF, "propertyNames": {"maxLength": 1}},
    {**_having("x"), "patternProperties": {"^x-": {}}, **_CLOSED},
    {**_having("x"), "patternProperties": {"^(?!y)": {}}, **_CLOSED},
    {"anyOf": [{"type": "string", "minLength": 2}, {"type": "array", "minItems": 2}]},
    {"oneOf": [{"$ref": "#/$defs/word"}, {"type": "array", "items": {"$ref": "#/$defs/word"}}]},
    {"anyOf": [{"type": "integer", "minimum": 2}, {"type": "object", "minProperties": 1}]},
)
_NOT_SAID: tuple[Json, ...] = (
    {"type": "number", "multipleOf": 0.5},
    {"type": "number", "maximum": 2**53},
    {"type": "integer", "minimum": 0.5},
    {"type": "integer", "multipleOf": 1e23},
    {"type": "string", "maxLength": 10**30},
    {"type": "array", "items": {}, "maxItems": 2**31},
    {"type": "string", "format": "email"},
    {"type": "string", "format": "date", "minLength": 1},
    {"enum": ["a", "bc"], "minLength": 2},
    {"enum": ["a", "b"], "pattern": "^a"},
    {"type": "string", "pattern": r"^(.*)-\1$"},
    {"anyOf": [{"type": "integer", "minimum": 2}, {"type": "number", "maximum": 1}]},
    {"anyOf": [{"type": "string", "minLength": 2}, {"type": ["array", "string"], "minItems": 2}]},
    {"type": "string", "allOf": [{"pattern": "a"}, {"pattern": "b"}]},
    {"anyOf": [{"type": "string", "minLength": 3}, {"type": "string", "pattern": "^a"}]},
    {"not": {"type": "string", "minLength": 1}},
    {"type": "string", "if": {"minLength": 2}, "then": {"pattern": "^a"}},
    {"type": "object", "propertyNames": {"not": {"const": "a"}}},
    {"type": "object", "patternProperties": {"^a": {"type": "string"}, "^b": {}}, **_CLOSED},
    {"type": "object", "patternProperties": {"^a": {"type": "string"}}},
    {"not": {"type": "string"}},
    {"oneOf": [{"type": "string"}, {"enum": ["a", "b"]}]},
    {"oneOf": [{"enum": ["a", "b"]}, {"enum": ["b", "c"]}]},
    {"anyOf": [{"enum": ["a", "b"]}, {"type": "string", "const": "c", "minLength": 2}]},
    {"oneOf": [*(_tagged(kind) for kind in "abcd"), _tagged("a")]},
    {"oneOf": [*(_tagged(kind) for kind in "abcd"), {"type": "object", "required": ["kind"]}]},
    {"oneOf": [{"type": "integer"}, {"type": "number"}]},
    {"allOf": [_REF], "required": ["label"]},
    {"if": {"type": "string"}, "then": {"const": "a"}},
    {"dependentRequired": {"a": ["b"]}},
    {"enum": [1, 2.5]},
    {"enum": [1, [1]]},
    {"allOf": [_ODD_REF], "required": ["more"]},
    {"oneOf": [_ODD_REF, _having("x")]},
    {"not": _ODD_REF},
)
_VALUES: tuple[Any, ...] = (
    *(0, 1, 1.0, 1.5, True, None, "", "a", "b", b"a", 10**40, float("nan"), float("inf")),
    *(Word.A, Count.ONE, Decimal("1.5"), Decimal("NaN"), Fraction(1, 2), Real()),
    *("2024-01-01", "2024-02-30", "2024-01-01T00:00:00Z", "2024-01-01T12:00:60Z", "2024-01-01T00Z"),
    *("C56A4180-65AA-42EC-A945-5FD21DEC0538", "{{c56a418065aa42eca9455fd21dec0538}}"),
    *([], ["a"], [1], [1.0, Real()], ("a",), {"a"}, [[1]], [{"x": 1}]),
    *({}, {"x": 1}, {"x": 1.0}, {"x": None}, {"x": 1, "y": 2}, {"x": 1, "label": None}, {1: "a"}),
    *({"a": "b"}, {"a": [{"x": 1}]}, {"a": [{}]}, {"more": [{}, {"more": []}]}, {"more": [1]}),
    *({"kind": "a"}, {"kind": "a", "a": "1"}, {"kind": "c"}, {"kind": ["a"]}),
    *(MappingProxyType({"x": 1}), MappingProxyType({"a": "b"})),
    *(
        "ab",
        "ba",
        "a\n",
        "\na",
        "b\n",
        "é",
        "e\u0301",
        "éé",
        "😀",
        "😀😁",
        "😃😃",
        "\ud83d",
        "\ud83da",
    ),
    *("\u0661", "\u2028", "\xa0", "\ufeff", "\x85", "_", "aa", "word", "1", "12", "1\n", " ", "\0"),
    *({"y": 1}, {"y": "1"}, {"x": 1, "y": 1}, {"x": "1", "y": 1}, {"z": 1}, {"x": 1, "y": "1"}),
    *(
        0.3,
        0.35,
        0.07,
        1e300,
        [0.3, 2],
        [0.35],
        [0.3, 10**400],
        [None, 0.3],
        {"a": 0.3},
        {"a": 0.35},
    ),
    *(0.5, -0.5, 2.5, 2, -1.5, {"c": "a"}, {"c": 1}, {"b": "a"}, {"ab": {"x": 1}}, {"b": {"x": 1}}),
    *(
        ["a"],
        ["a", "B"],
        ["word", "b"],
        {"a": None},
        "B",
        "bb",
        "éa",
        "-",
        "a b",
        "ab-",
        2.75,
        1.25,
    ),
    *(-1, 2, 3, -(10**30), 1 - 10**30, 2**63, 2**64 + 1, 2**70, 2**70 + 1, -0.0, 2.0, 1e300),
    *(["a", "a"], ["a", "b"], ["a", "b", "c"], [1, 1], [1, True], [1, 1.0], [0, False], [""], [[]]),
    *([{"x": 1}, {"x": 1}], [{"x": 1}, {"x": 2}], [{"x": 1}, {"x": 1, "label": "a"}], [[1], [1]]),
    *(
        [-1],
        [-1, 1],
        [Count.ONE, 1],
        [Word.A, "a"],
        ["1"],
        [None],
        {"a": "bc"},
        {"a": ""},
        {"": ""},
    ),
    *({"x": 1, "x-y": it} for it in (1, "1", None)),
    *({"x": 1, name: 1} for name in ("x-", "a", "ax-", "X-", "\ud83d")),
    *({"n": 1}, {"n": 2}, {"n": 1.0}, {"n": "1"}, [{"n": 1}], [{"n": 2}], {"a": {"n": 3}}),
    *({"n": 1, "more": {"n": n, "more": {"n": 1}}} for n in (1, 3.0, 4)),
    *({"n": 1, "point": {"x": x}} for x in (1, 2.0, "1")),
    *(
        [{"n": 1}, {"n": 1}],
        [{"n": 1}, {"n": 3}],
        {"x": 1, "odd": {"n": 1}},
        {"x": 1, "odd": {"n": 2}},
    ),
    *({"word": "a"}, {"word": ""}, {"word": "A"}, {"word": "a", "kept": []}, {"kept": []}),
    *({"word": "a", "kept": [{"word": "a"}] * count} for count in (1, 2)),
    *({"word": "a", "kept": [{"word": word}]} for word in ("", "1", "😀")),
)


def _document(schema: Json, required: bool = False) -> Json:
    listed: Json = ["it"] if required else []
    return {
        "title": "Thing",
        "type": "object",
        "required": listed,
        "properties": {"it": schema},
        "$defs": _DEFS,
    }


@pytest.fixture
def loaded(request: pytest.FixtureRequest) -> Callable[..., Loaded]:
    """Loads packages, until the test has ended."""

    def load(document: Json, **options: Any) -> Loaded:
        it = Loaded(package({"thing.json": document}, **options).files)
        request.addfinalizer(it.forget)
        return it

    return load


def _is_usual(value: Any) -> bool:
    """Is it of the types that `json` reads, and not one of several ways of saying it?"""
    if type(value) is list:
        return all(map(_is_usual, value))
    if type(value) is dict:
        names = all(type(key) is str and _is_utf8(key) for key in value)
        return names and all(map(_is_usual, value.values()))
    return value is None or type(value) in (bool, int) or (type(value) is str and _is_utf8(value))


def _is_utf8(text: str) -> bool:
    return text == text.encode("utf-8", "ignore").decode("utf-8")


def _said(loaded: Loaded) -> frozenset[str]:
    names: frozenset[str] = loaded.module("_exact_types").EXACT_TYPES
    return names


@pytest.mark.parametrize("schema", [*_SAID, *_BOUND, *_CHECKED], ids=json.dumps)
def test_types_say_all(schema: Json, loaded: Callable[..., Loaded]) -> None:
    package = loaded(_document(schema))
    assert "Thing" in _said(package)
    # A class of its own is said to be checked, or says all.
    if hasattr(package.module("models"), "It"):
        assert ("It" in _said(package)) is (schema not in _CHECKED)


@pytest.mark.parametrize("schema", _NOT_SAID, ids=json.dumps)
def test_types_do_not_say_all(schema: Json, loaded: Callable[..., Loaded]) -> None:
    assert "Thing" not in _said(loaded(_document(schema)))


def test_circles_do_not_fall_together(loaded: Callable[..., Loaded]) -> None:
    """What leads to a class of which types do not say all has it checked."""
    there: Json = {"type": "object", "properties": {"back": {"$ref": "#/$defs/back"}}}
    back: dict[str, Json] = {"there": {"$ref": "#/$defs/there"}, "age": {"type": "integer"}}
    definitions: dict[str, Json] = {
        "there": there,
        "back": {"type": "object", "properties": back},
        "other": _POINT,
    }
    document: Any = {"title": "Thing", "type": "object", "$defs": definitions}
    document["properties"] = {name: {"$ref": f"#/$defs/{name}"} for name in definitions}
    assert _said(loaded(document)) == {"Thing", "There", "Back", "Other"}
    back["age"] = {"type": "integer", "not": {"const": 0}}
    package = loaded(document)
    assert _said(package) == {"Thing", "There", "Other"}
    build = package.module("_runtime.exact_building").exact_validator_of
    thing, there_, back_ = map(
        package.module("models").__getattribute__, ("Thing", "There", "Back")
    )
    assert build(back_) is None
    for age in (0, 1):
        told = {"back": {"age": age}}
        deep = {"there": {"back": {"there": told}}, "other": {"x": 1}}
        assert build(there_).isinstance_python(told) is (age == 1)
        assert build(thing).isinstance_python(deep) is (age == 1)


def test_what_is_checked_is_checked_once(loaded: Callable[..., Loaded]) -> None:
    """However deeply such documents are nested."""
    package = loaded(_document(_ODD_REF))
    models = package.module("models")
    decide, asked = models.Odd.__check__.decide, []

    def counted(value: Any) -> Any:
        asked.append(value)
        return decide(value)

    models.Odd.__check__ = SimpleNamespace(decide=counted)
    build = package.module("_runtime.exact_building").exact_validator_of(models.Thing)
    document: Any = {"n": 1}
    for _ in range(50):
        document = {"n": 1, "more": document}
    assert build.validate_python({"it": document}).it.more.more.n == 1
    assert len(asked) == 1


@pytest.mark.parametrize("optional", ["none", "missing"])
@pytest.mark.parametrize("required", [True, False])
def test_what_is_built_at_once_is_valid(
    required: bool, optional: str, loaded: Callable[..., Loaded]
) -> None:
    """Whatever the values are, and whichever classes have been used before."""
    drawn, taken = random.Random(1), 0
    for schema in (*_SAID, *_BOUND, *_CHECKED):
        package = loaded(_document(schema, required), optional=optional)
        models, check = package.module("models"), package.module("validators").thing
        build = package.module("_runtime.exact_building").exact_validator_of(models.Thing)
        assert build is not None, schema
        converting = package.module("_runtime.building").validator_of(models.Thing)
        if drawn.random() < 0.5 and hasattr(models, "Point"):
            models.Point.model_validate({"x": 1})
        for value in _VALUES:
            document = {"it": value}
            try:
                built = build.validate_python(document)
            except ValidationError:
                usual = _is_usual(value) and (value is not None or optional == "none")
                assert not (usual and check.is_valid(document)), (schema, document)
                continue
            taken += 1
            assert check.is_valid(document), (schema, document)
            assert built == converting.validate_python(document)
            assert built.model_fields_set == {"it"}
    assert taken > 150


_STRICT: dict[str, Json] = {"properties": {"n": {"type": "integer"}}}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"$ref": "odd.json"}, _STRICT),
        ({"type": "array", "items": {"$ref": "odd.json"}}, {"items": _STRICT}),
        ({"oneOf": [{"$ref": "odd.json"}, {"type": "string"}]}, {"type": "object", **_STRICT}),
    ],
    ids=json.dumps,
)
def test_integers_of_a_class_that_is_checked_may_have_a_point(
    one: Json, other: Json, request: pytest.FixtureRequest
) -> None:
    """Its type says integer of what its check reads as one; to draft 4, 1.0 is none."""
    thing: Json = {
        "$schema": "http://json-schema.org/draft-04/schema#",
        "title": "Thing",
        "type": "object",
        "properties": {"it": one},
        "allOf": [{"properties": {"it": other}}],
    }
    made = Loaded(package({"thing.json": thing, "odd.json": _ODD_ALONE}).files)
    request.addfinalizer(made.forget)
    model, check = made.module("models").Thing, made.module("validators").thing
    for number in (1, 1.0):
        for value in ({"n": number}, [{"n": number}]):
            if check.is_valid({"it": value}):
                assert model.model_validate({"it": value}).model_dump() == {"it": value}
            else:
                with pytest.raises(ValidationError):
                    model.model_validate({"it": value})


@pytest.mark.filterwarnings("ignore:Pydantic serializer warnings")
def test_instances_are_looked_at(loaded: Callable[..., Loaded]) -> None:
    """One in a document may have been changed: its check sees what it is now."""
    models = loaded(_document(_REF)).module("models")
    point = models.Point(x=1)
    assert models.Thing.model_validate({"it": point}).it is point
    vars(point)["x"] = "1"
    with pytest.raises(ValidationError, match=r"json_schema\.type"):
        models.Thing.model_validate({"it": point})


def test_what_is_refused_is_told_as_ever(loaded: Callable[..., Loaded]) -> None:
    models = loaded(_document(_REF)).module("models")
    assert models.Thing.model_validate({"it": {"x": 1.0}}).it.x == 1
    with pytest.raises(ValidationError) as caught:
        models.Thing.model_validate({"it": {"x": "1", "y": 2}})
    told = {(error["loc"], error["type"]) for error in caught.value.errors()}
    assert (("it", "x"), "json_schema.type") in told
