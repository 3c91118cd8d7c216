"""Small schemas, one for each shape that validators do well or badly, with instances."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from benchmarks.cases import Case, Instance
from benchmarks.fetch import REPOSITORY

_DRAFT_7 = {"$schema": "http://json-schema.org/draft-07/schema#"}
_DRAFT_2020 = {"$schema": "https://json-schema.org/draft/2020-12/schema"}


def shapes() -> Iterator[Case]:
    yield typed_users()
    yield full_story_event()
    yield _case("tagged oneOf", _DRAFT_7 | _TAGGED, valid=_TAGGED_VALUES, invalid=[{"kind": "k9"}])
    yield _case("closed object", _DRAFT_7 | _CLOSED, valid=[_RECORD], invalid=[_RECORD | {"x": 1}])
    yield _case("strings", _DRAFT_7 | _STRINGS, valid=[_WORDS], invalid=[[*_WORDS, 1]])
    yield _case("tree", _DRAFT_7 | _TREE, valid=[_tree(6)], invalid=[{"name": "a", "more": [{}]}])
    yield _case("unique", _DRAFT_7 | _UNIQUE, valid=[_WORDS], invalid=[[*_WORDS, "word1"]])
    yield _case("unique objects", _DRAFT_7 | _UNIQUE, valid=[_POINTS], invalid=[[*_POINTS, {}, {}]])
    yield _case("patterns", _DRAFT_7 | _PATTERNS, valid=[_VERSIONS], invalid=[{"id": "7"}])
    yield _case("named by pattern", _DRAFT_7 | _NAMED, valid=[_LABELS], invalid=[{"x-a": 1}])
    yield _case("numbers", _DRAFT_7 | _NUMBERS, valid=[_PRICES], invalid=[[0.005]])
    yield _case(
        "unevaluated", _DRAFT_2020 | _OPEN, valid=_VEHICLES, invalid=[{"kind": "x", "w": 4}]
    )
    yield _case("if then else", _DRAFT_7 | _IF, valid=_ADDRESSES, invalid=[{"country": "US"}])


def typed_users() -> Case:
    """A thousand users, which pydantic and msgspec can express as well."""
    schema = _DRAFT_7 | {"type": "array", "items": USER}
    users: Any = [
        {
            "id": number,
            "name": f"User {number}",
            "email": f"user{number}@example.com",
            "active": number % 3 > 0,
            "score": number / 7,
            "tags": ["a", "b", f"tag{number}"],
        }
        | ({"age": number % 90} if number % 2 else {})
        for number in range(1000)
    ]
    return _case("users x 1000", schema, valid=[users], invalid=[])


def full_story_event() -> Case:
    """The document that this project began with, and three events."""
    file = REPOSITORY / "schemas/fullstory/fullstory-createeventrequest-schema.json"
    schema = json.loads(file.read_text(encoding="utf-8"))
    # As an `$id`, a component pointer is illegal since 2019-09, and others refuse it.
    del schema["$id"]
    small = {"name": "Order placed", "user": {"uid": "4711"}}
    session = {"session": {"id": "a:b"}, "timestamp": "2024-01-31T12:00:00Z"}
    large = small | session | {"properties": {"total": 12.5, "items": ["a", "b"]}, "schema": {}}
    recent = {"name": "Viewed", "session": {"use_most_recent": True}}
    wrong: Any = [{"user": {}}, {"name": 1}, {"name": "a", "session": {"id": 1}}]
    return _case("FullStory event", schema, valid=[small, large, recent], invalid=wrong)


def _case(name: str, schema: Any, *, valid: list[Any], invalid: list[Any]) -> Case:
    found = [Instance(f"valid-{n}", value, True) for n, value in enumerate(valid, 1)]
    found += [Instance(f"invalid-{n}", value, False) for n, value in enumerate(invalid, 1)]
    return Case(name, "shapes", schema, tuple(found))


def _tree(depth: int) -> Any:
    return {"name": f"n{depth}", "more": [_tree(depth - 1)] * 2 if depth else []}


USER: Any = {
    "type": "object",
    "required": ["id", "name", "email", "active"],
    "properties": {
        "id": {"type": "integer"},
        "name": {"type": "string"},
        "email": {"type": "string"},
        "active": {"type": "boolean"},
        "score": {"type": "number"},
        "age": {"type": "integer", "minimum": 0},
        "tags": {"type": "array", "items": {"type": "string"}},
    },
    "additionalProperties": False,
}
_TAGGED: Any = {
    "oneOf": [
        {
            "type": "object",
            "required": ["kind", f"value{n}"],
            "properties": {
                "kind": {"const": f"k{n}"},
                f"value{n}": {"type": "string"},
                "note": {"type": "string"},
            },
        }
        for n in range(8)
    ]
}
_TAGGED_VALUES = [{"kind": f"k{n}", f"value{n}": "v", "note": "n"} for n in range(8)]
_CLOSED: Any = {
    "type": "object",
    "properties": {f"field{n}": {"type": "string" if n % 2 else "integer"} for n in range(10)},
    "required": [f"field{n}" for n in range(10)],
    "additionalProperties": False,
}
_RECORD: Any = {f"field{n}": "text" if n % 2 else n for n in range(10)}
_STRINGS: Any = {"type": "array", "items": {"type": "string"}}
_WORDS = [f"word{n}" for n in range(100)]
_TREE: Any = {
    "type": "object",
    "required": ["name"],
    "properties": {"name": {"type": "string"}, "more": {"type": "array", "items": {"$ref": "#"}}},
    "additionalProperties": False,
}
_UNIQUE: Any = {"type": "array", "uniqueItems": True}
_POINTS: Any = [{"x": n, "y": [n, n]} for n in range(50)]
_PATTERNS: Any = {
    "type": "object",
    "properties": {
        "id": {"type": "string", "pattern": "^[a-z][a-z0-9-]*$"},
        "version": {"type": "string", "pattern": r"^\d+\.\d+\.\d+$"},
        "home": {"type": "string", "pattern": "^https://"},
        "digest": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
        "name": {"type": "string", "minLength": 1, "maxLength": 80},
    },
}
_VERSIONS: Any = {
    "id": "some-package",
    "version": "12.4.19",
    "home": "https://example.com/",
    "digest": "0123456789abcdef" * 4,
    "name": "Some package",
}
_NAMED: Any = {
    "type": "object",
    "properties": {"name": {"type": "string"}},
    "patternProperties": {"^x-": {"type": "string"}, "_at$": {"type": "integer"}},
    "additionalProperties": {"type": "boolean"},
}
_LABELS: Any = {"name": "a", "x-one": "a", "x-two": "b", "made_at": 1, "open": True, "new": False}
_NUMBERS: Any = {
    "type": "array",
    "items": {"type": "number", "minimum": 0, "exclusiveMaximum": 1000, "multipleOf": 0.01},
}
_PRICES = [n / 100 for n in range(0, 5000, 99)]
_OPEN: Any = {
    "type": "object",
    "allOf": [{"properties": {"id": {"type": "integer"}, "kind": {"type": "string"}}}],
    "anyOf": [
        {"properties": {"wheels": {"type": "integer"}}, "required": ["wheels"]},
        {"properties": {"wings": {"type": "integer"}}, "required": ["wings"]},
    ],
    "unevaluatedProperties": False,
}
_VEHICLES: Any = [
    {"id": 1, "kind": "car", "wheels": 4},
    {"id": 2, "kind": "plane", "wings": 2, "wheels": 3},
]
_IF: Any = {
    "type": "object",
    "required": ["country"],
    "properties": {"country": {"enum": ["US", "DE", "NL"]}},
    "if": {"properties": {"country": {"const": "US"}}},
    "then": {"required": ["zip"], "properties": {"zip": {"pattern": "^[0-9]{5}$"}}},
    "else": {"properties": {"zip": {"type": "string"}}},
}
_ADDRESSES: Any = [{"country": "US", "zip": "12345"}, {"country": "DE", "zip": "D-1"}]
