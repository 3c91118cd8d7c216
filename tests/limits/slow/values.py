"""Values: numbers of many digits, and what stands deep down or far away."""

from __future__ import annotations

from typing import Any

from tests.limits.slow.documents import Make, Text, defs, nested, refer


def _deep_members(n: int) -> Any:
    inner = {"properties": {f"p{i}": {"minLength": i} for i in range(n // 8)}}
    return nested(lambda v: {"items": v}, 200, inner)


def _deep_references(n: int) -> Any:
    ways = {f"p{i}": {"$ref": f"#/$defs/d{i}"} for i in range(n // 8)}
    return {
        **nested(lambda v: {"items": v}, 200, {"properties": ways}),
        **defs(n // 8, lambda i: {"minLength": i}),
    }


def _deep_anchors(n: int) -> Any:
    deep = nested(
        lambda v: {"items": v},
        200,
        {"properties": {f"p{i}": {"$anchor": f"a{i}"} for i in range(n // 8)}},
    )
    return {**deep, "$defs": {f"d{i}": {"$ref": f"#a{i}"} for i in range(n // 8)}}


def _unknown_keyword(n: int) -> Any:
    ways = {f"p{i}": {"$ref": f"#/x-parts/q{i}"} for i in range(n // 4)}
    return {"properties": ways, "x-parts": {f"q{i}": {"minLength": i} for i in range(n // 4)}}


def _resources(n: int) -> Any:
    return {
        "properties": {f"p{i}": {"$dynamicRef": f"https://a.b/{i}#n{i}"} for i in range(n // 8)},
        **defs(
            n // 8,
            lambda i: {"$id": f"https://a.b/{i}", "$dynamicAnchor": f"n{i}", "minLength": i},
        ),
    }


def _dynamic_references(n: int) -> Any:
    """Every resource has the anchor of the one after it, too."""
    return {
        "$ref": "https://a.b/0",
        **defs(
            n // 12,
            lambda i: {
                "$id": f"https://a.b/{i}",
                "$dynamicAnchor": f"n{i}",
                "items": {
                    "$dynamicRef": f"https://a.b/{(i + 1) % (n // 12)}#n{(i + 1) % (n // 12)}"
                },
                "$defs": {"z": {"$dynamicAnchor": f"n{(i + 1) % (n // 12)}"}},
            },
        ),
    }


KINDS: dict[str, Make] = {
    "many members deep down": _deep_members,
    "many references deep down": _deep_references,
    "many anchors deep down": _deep_anchors,
    "references into unknown keywords": _unknown_keyword,
    "dynamic anchors of many resources": _resources,
    "dynamic references round a ring": _dynamic_references,
    "numbers of many digits": lambda n: Text(
        "enum: [" + ", ".join(f"{i + 1}{'7' * 250}" for i in range(n // 8)) + "]\n"
    ),
    "one number of very many digits": lambda n: Text(f"maximum: {'7' * min(30 * n, 100_000)}\n"),
    "decimals of many digits": lambda n: Text(
        "allOf:\n" + "".join(f"- multipleOf: 0.{'0' * 60}{i + 1}\n" for i in range(n // 4))
    ),
    "exponents that are large": lambda n: Text(
        "allOf:\n" + "".join(f"- maximum: {i + 1}e{300 - i % 7}\n" for i in range(n // 2))
    ),
    "steps and bounds": lambda n: defs(
        n // 3, lambda i: {"multipleOf": (i + 1) / 1000, "minimum": i, "maximum": i + 0.5}
    ),
    "large bounds": lambda n: defs(
        n // 3, lambda i: {"minItems": 10**15 + i, "maxLength": 10**200 + i}
    ),
    "constants that are alike": lambda n: {
        "anyOf": [{"const": {"a": {"b": [i, "x" * 20]}}} for i in range(n // 4)]
    },
    "constants inside each other": lambda n: defs(
        n // 40, lambda i: {"const": nested(lambda v: {"a": v, "b": [v, i]}, 5, i)}
    ),
    "every type, many times": lambda n: {
        "allOf": [
            {"type": ["string", "null", "array", "object", "number", "boolean"][: 2 + i % 5]}
            for i in range(n // 4)
        ]
    },
    "unions that hold unions": lambda n: defs(
        int(n**0.5) // 2,
        lambda i: (
            {"anyOf": [refer(j) for j in range(int(n**0.5) // 2)] + [{"minLength": i}]}
            if i
            else {"type": "object"}
        ),
    ),
    "conditions with members": lambda n: {
        "allOf": [
            {
                "if": {"properties": {"t": {"const": f"t{i}"}}, "required": ["t"]},
                "then": {"properties": {f"p{i}": {"type": "string"}}},
                "else": {"properties": {f"q{i}": {"type": "string"}}},
            }
            for i in range(n // 12)
        ]
    },
    "members of the same schema": lambda n: {
        "properties": {f"p{i}": refer(0) for i in range(n)},
        **defs(1, lambda i: {"oneOf": [{"const": j} for j in range(40)]}),
    },
    "everything at once": lambda n: defs(
        n // 40,
        lambda i: {
            "type": "object",
            "title": f"T {i}",
            "description": "words",
            "properties": {"a": refer((i * 7) % (n // 40)), "b": {"enum": [i, "x"]}},
            "patternProperties": {"^x-": {"minLength": i}},
            "required": ["a"],
            "additionalProperties": False,
            "oneOf": [{"required": ["b"]}, {"minProperties": 2}],
            "if": {"required": ["b"]},
            "then": {"maxProperties": i + 3},
        },
    ),
}
