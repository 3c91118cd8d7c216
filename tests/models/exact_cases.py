"""Schemas of a member, by whether types say all of them, and values to put there."""

from __future__ import annotations

from decimal import Decimal
from enum import IntEnum, StrEnum
from fractions import Fraction
from types import MappingProxyType
from typing import Any

from schemawright.values import Json


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


REF: Json = {"$ref": "#/$defs/point"}
POINT: Json = {
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
        "point": REF,
    },
}
ODD_REF: Json = {"$ref": "#/$defs/odd"}
DEFS: dict[str, Json] = {
    "point": POINT,
    "tree": _TREE,
    "word": _WORD,
    "kept": _KEPT,
    "odd": _ODD,
}


def _tagged(kind: str) -> Json:
    properties: Json = {"kind": {"const": kind}, kind: {"type": "integer"}}
    return {"type": "object", "required": ["kind"], "properties": properties}


#: Schemas of a member, by whether types say all of them.
SAID: tuple[Json, ...] = (
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
    {"type": "object", "additionalProperties": {"type": "array", "items": REF}},
    *({"type": "string", "format": format_} for format_ in ("date-time", "date", "uuid")),
    REF,
    {"$ref": "#/$defs/tree"},
    {"anyOf": [REF, {"type": "null"}]},
    {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]},
    {"oneOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]},
    {"oneOf": [_tagged("a"), _tagged("b")]},
    {"oneOf": [_tagged(kind) for kind in "abcde"]},
    {"anyOf": [*(_tagged(kind) for kind in "abcd"), {"type": "string"}]},
    {"anyOf": [_having("x", **_CLOSED), _having("y")]},
    {"anyOf": [_having("x"), _having("y", **_CLOSED), _having("z")]},
    {"oneOf": [{"const": "a"}, {"const": "b"}]},
    {"anyOf": [{"enum": ["a", "b"]}, {"type": "string", "enum": ["b", "c"]}, {"const": "d"}]},
    {"allOf": [POINT]},
    {"type": "object", "required": ["x"], "properties": {"x": {"type": "integer"}}},
    {"enum": [1, "a"]},
    {"enum": [0, 1, None]},
    {"enum": [True, "a", None]},
)
#: Those that types say, but for a class that is checked.
CHECKED: tuple[Json, ...] = (
    ODD_REF,
    {"type": "array", "items": ODD_REF},
    {"type": "array", "items": ODD_REF, "uniqueItems": True, "maxItems": 2},
    {"type": "object", "additionalProperties": ODD_REF},
    {"anyOf": [ODD_REF, {"type": "null"}]},
    {"type": "object", "minProperties": 1, "properties": {"a": {}}},
    {**_having("x"), "patternProperties": {"^x-": {}}, "additionalProperties": {"type": "string"}},
    {"oneOf": [ODD_REF, {"type": "array", "items": ODD_REF}, {"type": "string"}]},
    {"anyOf": [ODD_REF, _having("y", **_CLOSED), REF]},
    {"type": "object", "required": ["x"], "properties": {"x": {}, "odd": ODD_REF}},
)
#: Those that types say with some bounds.
BOUND: tuple[Json, ...] = (
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
    {"type": "array", "items": REF, "uniqueItems": True},
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
    {"type": "array", "items": {"type": "number"}, "minItems": 1, "maxItems": 1},
    {"type": "array", "items": {"type": "number", "minimum": 0, "exclusiveMaximum": 2}},
    {"type": "array", "items": {"type": "number", "exclusiveMinimum": 0, "maximum": 2.5}},
    {"type": "array", "items": {"type": "number", "multipleOf": 0.1}, "uniqueItems": True},
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
    {"type": "object", "additionalProperties": REF, "propertyNames": {"maxLength": 1}},
    {**_having("x"), "patternProperties": {"^x-": {}}, **_CLOSED},
    {**_having("x"), "patternProperties": {"^(?!y)": {}}, **_CLOSED},
    {"anyOf": [{"type": "string", "minLength": 2}, {"type": "array", "minItems": 2}]},
    {"oneOf": [{"$ref": "#/$defs/word"}, {"type": "array", "items": {"$ref": "#/$defs/word"}}]},
    {"anyOf": [{"type": "integer", "minimum": 2}, {"type": "object", "minProperties": 1}]},
)
NOT_SAID: tuple[Json, ...] = (
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
    {"allOf": [REF], "required": ["label"]},
    {"if": {"type": "string"}, "then": {"const": "a"}},
    {"dependentRequired": {"a": ["b"]}},
    {"enum": [1, 2.5]},
    {"enum": [1, [1]]},
    {"allOf": [ODD_REF], "required": ["more"]},
    {"oneOf": [ODD_REF, _having("x")]},
    {"not": ODD_REF},
)
VALUES: tuple[Any, ...] = (
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
