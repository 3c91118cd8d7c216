"""What an instance may cost: deep ones, wide ones, and those that could be looked at along many
ways. Each case is decided and explained in bounded time, or raises the documented error."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest
from schemawright import compile_validator

#: Seconds of CPU time. Each case takes a fraction of one; what grows with the square, or doubles
#: with each level, takes minutes.
_LIMIT = 10.0


def nested(depth: int, wrap: Callable[[Any], Any], innermost: Any) -> Any:
    value = innermost
    for _ in range(depth):
        value = wrap(value)
    return value


def judged(schema: Any, instance: Any) -> tuple[str, int]:
    """The verdict and how many errors are told, in time; ``DepthExceeded`` and -1."""
    validator = compile_validator(schema)
    started = time.process_time()
    verdict = _or_raised(lambda: "valid" if validator.is_valid(instance) else "invalid")
    errors = _or_raised(lambda: sum(1 for _ in validator.iter_errors(instance)))
    assert time.process_time() - started < _LIMIT
    if isinstance(errors, str):
        return verdict, -1
    if verdict in {"valid", "invalid"}:
        assert (verdict == "invalid") == (errors > 0)
    return verdict, errors


def _or_raised(asked: Callable[[], Any]) -> Any:
    try:
        return asked()
    except RecursionError as error:
        return type(error).__name__


_DEEP = 100_000
_TWICE = {"properties": {"a": {"$ref": "#"}}}
DEEP_SCHEMAS: dict[str, Any] = {
    "one way": {"type": "object", "properties": {"a": {"$ref": "#"}}},
    "alternatives": {"oneOf": [_TWICE, {**_TWICE, "required": ["b"]}]},
    "unevaluated": {"anyOf": [_TWICE, {"required": ["b"]}], "unevaluatedProperties": False},
    "dynamic": {"$dynamicAnchor": "n", "properties": {"a": {"$dynamicRef": "#n"}}},
    "conditions": {"if": {"required": ["b"]}, "then": False, **_TWICE},
}


@pytest.mark.parametrize("schema", DEEP_SCHEMAS.values(), ids=[*DEEP_SCHEMAS])
def test_a_very_deep_instance(schema: Any) -> None:
    instance = nested(_DEEP, lambda value: {"a": value}, {})
    assert judged(schema, instance)[0] == "DepthExceeded"
    assert judged(schema, nested(50, lambda value: {"a": value}, {}))[0] == "valid"


@pytest.mark.parametrize("keyword", ["const", "enum", "type"])
def test_a_very_deep_instance_that_is_not_looked_into(keyword: str) -> None:
    value: Any = {"const": [[1]], "enum": [[[1]], 2], "type": "string"}[keyword]
    instance = nested(_DEEP, lambda each: [each], 1)
    assert judged({keyword: value}, instance) == ("invalid", 1)


def test_very_deep_items_are_compared_or_refused() -> None:
    deep = [nested(_DEEP, lambda each: [each], 1) for _ in range(2)]
    assert judged({"uniqueItems": True}, deep)[0] == "DepthExceeded"


_MANY = 20_000
UNIQUE: dict[str, tuple[list[Any], Any]] = {
    "integers": ([*range(_MANY)], 7.0),
    "strings": ([f"s{i}" for i in range(_MANY)], "s7"),
    "objects": ([{"id": i} for i in range(_MANY)], {"id": 7}),
    "objects that begin alike": ([{"a": 1, "id": i} for i in range(_MANY)], {"id": 7, "a": 1.0}),
    "objects of other names": ([{f"n{i}": 1} for i in range(_MANY)], {"n7": 1}),
    "arrays": ([[i, [i]] for i in range(_MANY)], [7, [7]]),
    "1 and true": ([True, False, *range(_MANY), [True], [1], {"a": 1}, {"a": True}], [1.0]),
}


@pytest.mark.parametrize(("items", "again"), UNIQUE.values(), ids=[*UNIQUE])
def test_many_unique_items(items: list[Any], again: Any) -> None:
    assert judged({"uniqueItems": True}, items) == ("valid", 0)
    assert judged({"uniqueItems": True}, [*items, again]) == ("invalid", 1)


@pytest.mark.parametrize("keyword", ["anyOf", "allOf", "if"])
def test_many_unevaluated_properties(keyword: str) -> None:
    some: Any = {"patternProperties": {"^a": {"type": "integer"}}}
    parts: dict[str, Any] = {"anyOf": [some, True], "allOf": [some], "if": some}
    schema = {keyword: parts[keyword], "unevaluatedProperties": {"type": "string"}}
    instance: dict[str, Any] = {f"a{i}": i for i in range(50_000)}
    assert judged(schema, instance) == ("valid", 0)
    assert judged(schema, instance | {"b": "text", "c": 1}) == ("invalid", 1)


def test_many_unevaluated_items() -> None:
    schema = {"contains": {"type": "integer"}, "unevaluatedItems": {"type": "string"}}
    assert judged(schema, [*range(50_000), "text"]) == ("valid", 0)
    assert judged(schema, [*range(50_000), None]) == ("invalid", 1)


@pytest.mark.parametrize("keyword", ["oneOf", "anyOf"])
@pytest.mark.parametrize("depth", [10, 60])
def test_alternatives_that_nothing_tells_apart(keyword: str, depth: int) -> None:
    """Each of three leads on to the same part of the instance, level after level."""
    below: Any = {"type": "object", "properties": {"child": {"$ref": "#"}}}
    branches: list[Any] = [
        {"type": "integer"},
        {**below, "required": ["child"], "maxProperties": 1},
        {**below, "required": ["child", "x"]},
        {**below, "required": ["child", "y"]},
    ]
    schema = {keyword: branches}
    assert judged(schema, nested(depth, lambda each: {"child": each}, 1))[0] == "valid"
    assert judged(schema, nested(depth, lambda each: {"child": each}, "?"))[0] == "invalid"
    assert judged(schema, nested(depth, lambda each: {"child": each, "x": 0}, 1))[0] == "valid"
    assert judged(schema, nested(depth, lambda each: {"child": each, "z": 0}, 1))[0] == "invalid"


#: A pattern, and what is repeated to make a text that is long to decide.
PATTERNS: dict[str, str] = {
    r"(?=a+$)": "a",
    r"(?=.*b)(?=.*c)": "a",
    r"(?=(a+)+$)(?!a*b)": "a",
    r"^(?=.*\d)(?=.*[a-z]).{4,}$": "é",
    r"(?<=^\w+ )b": "a",
    r"(?<!a+)b+;": "b",
    r"x.*y": "x",
    r"a.*b.*c.*d": "abc",
    r"^(a|aa)*$": "a",
    r"[ac]a{1,50}b": "a",
    r"^[ab]*a[ab]{2000}$": "abbaababbbaba",
    r"^arn:.*:kms:.*:[0-9]{12}:key/.*x$": "arn:a:kms:b:000000000000:key/",
}


@pytest.mark.parametrize("pattern", PATTERNS)
def test_a_pattern_and_a_long_text(pattern: str) -> None:
    text = PATTERNS[pattern] * (100_000 // len(PATTERNS[pattern]))
    for end in ("!", "\n", "\u2028", ""):
        judged({"pattern": pattern}, text + end)


def test_names_of_properties_are_held_against_patterns_in_time() -> None:
    """While it is compiled, a schema's own names meet its own patterns."""
    schema = {
        "type": "object",
        "properties": {"a" * 200 + "!": {"type": "string"}, "b": {"type": "integer"}},
        "patternProperties": {"^(a|aa)+$": {"type": "integer"}, "(?=.*c)(?=.*d)": False},
        "additionalProperties": False,
    }
    started = time.process_time()
    validator = compile_validator(schema)
    assert validator.is_valid({"a" * 200 + "!": "text", "aa": 1, "b": 2})
    assert not validator.is_valid({"a" * 300: "text"})
    assert not validator.is_valid({"cd": 1})
    assert time.process_time() - started < _LIMIT
