"""What a reader of generated checks would strike out is not there."""

from __future__ import annotations

from schemawright import compile_validator

from tests.packages import Loaded, package


def test_a_branch_for_strings_does_not_ask_for_a_string() -> None:
    colours = {"enum": ["red", "green"]}
    several = {"type": "array", "items": {"type": "integer"}, "minItems": 1}
    validator = compile_validator({"oneOf": [{"type": "string", **colours}, several]})
    whole = validator.source.partition("def valid_schema(")[2].partition("\n\n\n")[0]
    assert whole.count("isinstance(value, str)") == 1, whole
    assert [validator.is_valid(value) for value in ("red", "blue", [1], [], None)] == [
        *(True, False, True, False, False)
    ]


def test_what_has_been_found_to_be_a_string_is_not_asked_whether_it_is_one() -> None:
    low, high = ({"type": "string", "enum": values} for values in (["a", "b"], ["x", "y"]))
    longer = {"type": "string", "pattern": "^[c-f]+$", "minLength": 4}
    validator = compile_validator({"type": "string", "anyOf": [low, high, longer]})
    whole = validator.source.partition("def valid_schema(")[2].partition("\n\n\n")[0]
    assert whole.count("isinstance(value, str)") == 1, whole
    assert [validator.is_valid(value) for value in ("a", "y", "cdef", "c", 1, None)] == [
        *(True, True, True, False, False, False)
    ]


def test_what_has_been_found_to_be_one_of_several_texts_is_known_to_be_a_string() -> None:
    listed = {"allOf": [{"enum": ["a", "b"]}, {"not": {"enum": ["a", "c"]}}, {"minLength": 1}]}
    decided = {"if": {"type": "string"}, "then": {"enum": ["a", "b"]}, "else": {"type": "integer"}}
    for schema, accepted in ((listed, ["b"]), (decided, ["a", "b", 1])):
        validator = compile_validator(schema)
        whole = validator.source.partition("def valid_schema(")[2].partition("\n\n\n")[0]
        assert whole.count("isinstance(value, str)") == 1, whole
        values = ["a", "b", "c", "", 1, None]
        assert [value for value in values if validator.is_valid(value)] == accepted


def test_many_names_of_which_one_must_not_be_there_ask_once_for_an_object() -> None:
    forbidden = [{"required": [f"m{number}"]} for number in range(120)]
    validator = compile_validator({"not": {"anyOf": forbidden}})
    functions = validator.source.split("\ndef ")[1:]
    assert max(text.count("isinstance(value, dict)") for text in functions) == 1
    accepted = [validator.is_valid(value) for value in ({}, {"m": 1}, {"m9": 1}, [], None)]
    assert accepted == [True, True, False, False, False]


def test_what_is_said_twice_under_one_name_is_explained_once() -> None:
    point = {"type": "object", "required": ["x"], "properties": {"x": {"type": "number"}}}
    ends = {"from": point, "to": {**point, "description": "Where it ends."}}
    made = package({"way.json": {"$id": "way.json", "properties": ends}})
    (errors,) = (file.text for file in made.files if file.path == "validators/errors.py")
    assert errors.count('at.required(value, ["x"])') == 1, errors
    loaded = Loaded(made.files)
    validator = loaded.module("validators").way
    assert validator.is_valid({"from": {"x": 1}, "to": {"x": 2}})
    for end in ends:
        (error,) = validator.iter_errors({end: {"x": "1"}})
        assert [*error.path] == [end, "x"]
        assert [*error.schema_path] == ["properties", end, "properties", "x", "type"]
    loaded.forget()
