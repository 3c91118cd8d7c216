"""What validators and their errors do in extreme cases."""

from __future__ import annotations

import copy
import json
import pickle
import sys
import tracemalloc
from collections import Counter
from typing import Any

import pytest
from schemawright import compile_validator

from tests.runtime.conftest import Helper

TREE: Any = {"type": "object", "properties": {"next": {"$ref": "#"}}}


def nested(depth: int, innermost: Any) -> Any:
    value = innermost
    for _ in range(depth):
        value = {"next": value}
    return value


def first_error(schema: Any, instance: Any) -> Any:
    return next(compile_validator(schema).iter_errors(instance))


@pytest.mark.parametrize("method", ["is_valid", "validate", "iter_errors"])
def test_too_deep_is_a_documented_error(method: str) -> None:
    validator = compile_validator(TREE)
    instance = nested(sys.getrecursionlimit() * 2, {})
    with pytest.raises(RecursionError, match="Schema: the instance is nested too deeply") as caught:
        list(getattr(validator, method)(instance))
    assert type(caught.value).__name__ == "DepthExceeded"


#: Schemas that look at names.
LOOKING: list[Any] = [
    {"patternProperties": {"^a": {"type": "string"}}},
    {"propertyNames": {"pattern": "[a-z]"}},
    {"properties": {"a": {}}, "additionalProperties": {"propertyNames": {"pattern": "^a"}}},
    {"properties": {"list": {"items": {"patternProperties": {"^a": {"type": "string"}}}}}},
]


@pytest.mark.parametrize("method", ["is_valid", "validate", "iter_errors"])
@pytest.mark.parametrize("key", [1, None, True, 1.5])
@pytest.mark.parametrize("schema", LOOKING)
def test_a_key_that_is_no_string_is_a_documented_error(method: str, key: Any, schema: Any) -> None:
    """YAML has them. A name with it, one before it and one in another object change nothing."""
    here: Any = {"a": "text", key: "text"}
    instance = {"b": {"a": "text"}, "list": [here], "object": here, key: {key: {}}}
    with pytest.raises(TypeError) as caught:
        list(getattr(compile_validator(schema), method)(instance))
    assert type(caught.value).__name__ == "InvalidKey"
    assert str(caught.value) == f"Schema: $ has the key {key!r}, which is no string"


def test_the_first_key_that_is_no_string_is_told_with_its_place() -> None:
    """In a value that holds itself, too."""
    validator = compile_validator(
        {"additionalProperties": {"patternProperties": {"^b": {"type": "null"}}}}
    )
    instance: Any = {"x": {}, "y": {"deep": [{}, {2: 0}]}, "z": {1: 0}}
    instance["x"]["a"] = [instance, instance]
    with pytest.raises(TypeError, match=r"\$\.y\.deep\[1\] has the key 2,"):
        validator.is_valid(instance)


def test_a_fault_that_no_key_is_to_blame_for_is_told_as_it_is() -> None:
    class Word(str):
        def __len__(self) -> int:
            raise TypeError("no length")

        __iter__ = None  # type: ignore[assignment]

    with pytest.raises(TypeError, match=r"^no length$"):
        compile_validator({"minLength": 1}).is_valid(Word("x"))


def test_a_path_may_hold_any_key() -> None:
    error = first_error({"additionalProperties": False}, {None: 1})
    assert str(error) == "$[None]: 1 is not allowed here"


def test_depth_that_the_limit_allows_is_fine() -> None:
    validator = compile_validator(TREE)
    assert validator.is_valid(nested(200, {}))
    (error,) = validator.iter_errors(nested(200, 1))
    assert len(error.path) == 200


def test_validate_raises_the_most_telling_error_with_all_of_them() -> None:
    schema: Any = {
        "properties": {"a": {"properties": {"deep": {"type": "string"}}}, "b": {"type": "null"}},
        "anyOf": [{"required": ["x"]}, {"required": ["y"]}],
        "maxProperties": 1,
    }
    with pytest.raises(ValueError) as caught:
        compile_validator(schema).validate({"a": {"deep": 1}, "b": 2})
    error: Any = caught.value
    found = [(each.json_path, each.validator) for each in error.errors]
    assert found == [
        ("$", "maxProperties"),
        ("$", "anyOf"),
        ("$.b", "type"),
        ("$.a.deep", "type"),
    ]
    assert error.errors[0] is error
    assert str(error).splitlines()[0] == "4 errors"


def test_no_more_than_twenty_errors_are_printed() -> None:
    with pytest.raises(ValueError) as caught:
        compile_validator({"items": {"type": "string"}}).validate(list(range(30)))
    lines = str(caught.value).splitlines()
    assert (lines[0], lines[-1], len(lines)) == ("30 errors", "  and 10 more", 22)


@pytest.mark.parametrize(
    "again", [copy.copy, copy.deepcopy, lambda e: pickle.loads(pickle.dumps(e))]
)
def test_an_error_survives_copying(again: Any) -> None:
    schema = {"properties": {"a": {"anyOf": [{"type": "string"}, {"minimum": 3}]}}}
    error = first_error(schema, {"a": 1})
    made = again(error)
    fields = "message path json_path schema_path validator validator_value instance".split()
    assert [getattr(made, name) for name in fields] == [getattr(error, name) for name in fields]
    assert [str(each) for each in made.context] == [str(each) for each in error.context]
    assert len(made.context) == 2


def test_all_errors_survive_copying() -> None:
    with pytest.raises(ValueError) as caught:
        compile_validator({"items": {"type": "string"}}).validate([1, 2])
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)


@pytest.mark.parametrize(
    "path, expected",
    [
        ((), "$"),
        (("a", 0, "b_1"), "$.a[0].b_1"),
        (("a b", "", "1a"), "$['a b']['']['1a']"),
        (("it's", "\\"), "$['it\\'s']['\\\\']"),
        (("ключ",), "$['ключ']"),
        (("\n\x00\u202e",), "$['\\u000a\\u0000\\u202e']"),
        (("\ud800",), "$['\\ud800']"),
        (("\U000e0001",), "$['\\udb40\\udc01']"),
    ],
)
def test_json_path(helper: Helper, path: tuple[str | int, ...], expected: str) -> None:
    error = helper("errors").ValidationError("m", path, (), "type", "null", 1)
    assert error.json_path == expected


def test_subclasses_are_read_as_their_base() -> None:
    class Mapping(dict[str, Any]):
        pass

    class Row(list[Any]):
        pass

    class Word(str):
        __slots__ = ()

    class Count(int):
        pass

    class Share(float):
        pass

    schema: Any = {
        "type": "object",
        "properties": {
            "words": {"type": "array", "items": {"enum": ["a", "b"]}, "uniqueItems": True},
            "count": {"type": "integer", "minimum": 1},
            "share": {"const": 0.5},
        },
        "required": ["words"],
    }
    good = Mapping(words=Row([Word("a"), Word("b")]), count=Count(1), share=Share(0.5))
    bad = Mapping(words=Row([Word("a"), Word("a")]), count=Count(0), share=Share(1))
    validator = compile_validator(schema)
    assert validator.is_valid(good)
    assert [each.validator for each in validator.iter_errors(bad)] == [
        "uniqueItems",
        "minimum",
        "const",
    ]


@pytest.mark.parametrize("foreign", [(1, 2), {1, 2}, b"a", object(), 1j, range(2)])
def test_what_is_no_json_is_of_no_type(foreign: object) -> None:
    types: Any = ["null", "boolean", "object", "array", "number", "string"]
    validator = compile_validator({"type": types})
    assert not validator.is_valid(foreign)
    assert next(validator.iter_errors(foreign)).validator == "type"


def test_half_a_surrogate_pair() -> None:
    schema: Any = {"maxLength": 1, "properties": {"\ud800": {"type": "null"}}}
    validator = compile_validator(schema)
    assert validator.is_valid("\ud800")
    assert not validator.is_valid("\ud800\ud800")
    error = next(validator.iter_errors({"\ud800": "\udc00"}))
    assert error.message == "'\\udc00' is not null"
    assert json.loads(json.dumps(list(error.path))) == ["\ud800"]


def test_numbers_that_print_no_more() -> None:
    """Python refuses to print integers of more than some thousand digits."""
    huge = 10**5000
    error = first_error({"maximum": 5}, huge)
    assert error.message == "a very large integer is greater than the maximum of 5"
    assert "a very large integer" in first_error({"maxItems": 0}, [-huge, {"a": huge}]).message


def test_long_values_are_shortened() -> None:
    value = {f"key {i}": ["x" * 500, [[[1]]]] for i in range(50)}
    message = first_error({"type": "null"}, value).message
    assert message.endswith("... is not null")
    assert len(message) < 120


@pytest.mark.parametrize("items", [{"type": "string"}, {"$ref": "#/$defs/text"}], ids=str)
def test_many_errors_are_told_one_by_one(items: Any) -> None:
    """Memory does not grow with what has been told already: all of these would take 40 MB."""
    schema: Any = {"items": items, "$defs": {"text": {"type": "string"}}}
    validator, instance = compile_validator(schema), [0] * 60_000
    errors = validator.iter_errors(instance)
    assert next(errors).json_path == "$[0]"
    tracemalloc.start()
    try:
        found = Counter(error.validator for error in errors)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert found == {"type": 59_999}
    assert peak < 20_000_000


def test_what_references_say_twice_of_one_place_is_told_once() -> None:
    schema: Any = {
        "allOf": [{"items": {"$ref": "#/$defs/text"}}, {"items": {"$ref": "#/$defs/text"}}],
        "$defs": {"text": {"type": "string"}},
    }
    assert len(list(compile_validator(schema).iter_errors([1, "a", 2]))) == 2
