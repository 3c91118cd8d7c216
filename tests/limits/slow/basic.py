"""One kind of slow document for each thing that a stage does, as a start."""

from __future__ import annotations

from typing import Any

from tests.limits.slow.documents import Make, api, defs, nested, operation, refer


def resources(count: int) -> Any:
    uris = [f"https://a.b/{i}" for i in range(count)]
    ways = {f"p{i}": {"$ref": uri} for i, uri in enumerate(uris)}
    return {
        "$ref": uris[0],
        "$defs": {
            uri: {
                "$id": uri,
                "$dynamicAnchor": "T",
                "properties": {**ways, "d": {"$dynamicRef": f"#b{i}"}},
                "$defs": {"z": {"$dynamicAnchor": f"b{i}"}},
            }
            for i, uri in enumerate(uris)
        },
    }


KINDS: dict[str, Make] = {
    "members": lambda n: {"properties": {f"p{i}": {"type": "string"} for i in range(n)}},
    "objects": lambda n: {
        "properties": {
            f"p{i}": {"type": "object", "properties": {"a": {"type": "integer"}}}
            for i in range(n // 2)
        }
    },
    "words": lambda n: {"enum": [f"word {i}" for i in range(4 * n)]},
    "numbers to choose from": lambda n: {"enum": [*range(4 * n)]},
    "objects to choose from": lambda n: {"enum": [{"a": i} for i in range(n)]},
    "a repeated object": lambda n: {"enum": [*({"a": i} for i in range(n)), {"a": 0}]},
    "a deep constant": lambda n: {"const": nested(lambda v: [v], n)},
    "a large constant": lambda n: {"const": {f"k{i}": [i, None, "x"] for i in range(n)}},
    "long text": lambda n: {"description": "word " * (8 * n)},
    "one long word": lambda n: {"description": "w" * (30 * n)},
    "a long name": lambda n: {"properties": {"n" * (30 * n): {"type": "string"}}},
    "names that are alike": lambda n: {
        "properties": {"a" + "_-. "[i % 4] * (i // 4 + 1): {"enum": [i]} for i in range(n // 30)}
    },
    "titles that are alike": lambda n: {
        "properties": {
            f"p{i}": {"title": "Same", "properties": {f"q{i}": {"type": "string"}}}
            for i in range(n // 2)
        }
    },
    "large numbers": lambda n: {"enum": [10**300 + i for i in range(n // 8)]},
    "precise numbers": lambda n: {"allOf": [{"multipleOf": 1 / (i + 3)} for i in range(n)]},
    "required": lambda n: {"required": [f"p{i}" for i in range(4 * n)]},
    "dependent": lambda n: {"dependentRequired": {f"p{i}": [f"q{i}"] for i in range(n)}},
    "dependent schemas": lambda n: {
        "dependentSchemas": {f"p{i}": {"required": [f"q{i}"]} for i in range(n)}
    },
    "parts": lambda n: {"allOf": [{"minLength": i} for i in range(n)]},
    "parts with members": lambda n: {
        "allOf": [{"properties": {f"p{i}": {"type": "string"}}} for i in range(n // 2)]
    },
    "constants as alternatives": lambda n: {"anyOf": [{"const": i} for i in range(n)]},
    "alternatives": lambda n: {
        "oneOf": [
            {"type": "object", "properties": {f"t{i}": {"type": "string"}}, "required": [f"t{i}"]}
            for i in range(n // 4)
        ]
    },
    "tagged alternatives": lambda n: {
        "oneOf": [
            {"type": "object", "properties": {"t": {"const": f"t{i}"}}, "required": ["t"]}
            for i in range(n // 4)
        ]
    },
    "negations": lambda n: {"allOf": [{"not": {"const": i}} for i in range(n)]},
    "conditions": lambda n: {
        "allOf": [
            {"if": {"properties": {"a": {"const": i}}}, "then": {"required": [f"b{i}"]}}
            for i in range(n // 4)
        ]
    },
    "positions": lambda n: {"prefixItems": [{"type": "string"}] * 1 + [{} for _ in range(n)]},
    "patterns of names": lambda n: {
        "patternProperties": {f"^p{i}": {"type": "string"} for i in range(n // 2)}
    },
    "names and patterns": lambda n: {
        "properties": {f"p{i}": {} for i in range(n // 2)},
        "patternProperties": {f"^q{i}": {} for i in range(n // 2)},
        "additionalProperties": False,
    },
    "unevaluated": lambda n: {
        "allOf": [{"properties": {f"p{i}": {}}} for i in range(n // 2)],
        "unevaluatedProperties": False,
    },
    "unevaluated alternatives": lambda n: {
        "anyOf": [{"properties": {f"p{i}": {}}} for i in range(n // 2)],
        "unevaluatedProperties": False,
    },
    "definitions": lambda n: defs(n, lambda i: {"type": "string", "minLength": i}),
    "equal definitions": lambda n: defs(n, lambda i: {"type": "object", "properties": {"a": {}}}),
    "a chain": lambda n: {**refer(0), **defs(n, lambda i: refer(i + 1) if i < n - 1 else {})},
    "a chain of objects": lambda n: defs(
        n // 2, lambda i: {"properties": {"a": refer(i + 1) if i < n // 2 - 1 else {}}}
    ),
    "a chain of parts": lambda n: defs(
        n // 8, lambda i: {"allOf": [refer(i + 1)]} if i < n // 8 - 1 else {"minLength": 1}
    ),
    "a ring": lambda n: defs(n // 2, lambda i: {"properties": {"a": refer((i + 1) % (n // 2))}}),
    "a loop": lambda n: defs(n, lambda i: refer((i + 1) % n)),
    "everybody refers to all": lambda n: defs(
        int(n**0.5), lambda i: {"properties": {f"p{j}": refer(j) for j in range(int(n**0.5))}}
    ),
    "references to nowhere": lambda n: {
        "properties": {f"p{i}": {"$ref": f"#/$defs/x{i}"} for i in range(n)}
    },
    "references to no file": lambda n: {
        "properties": {f"p{i}": {"$ref": f"x{i}.json"} for i in range(n)}
    },
    "identifiers": lambda n: defs(n, lambda i: {"$id": f"https://a.b/{i}", "type": "string"}),
    "identifiers inside others": lambda n: nested(lambda v: {"$id": "a/", "items": v}, n),
    "anchors": lambda n: defs(n, lambda i: {"$anchor": f"a{i}", "type": "string"}),
    "one anchor": lambda n: defs(n, lambda i: {"$anchor": "a", "minLength": i}),
    "dynamic scopes": lambda n: resources(min(int(n**0.5) // 2 + 2, 60)),
    "items in items": lambda n: nested(lambda v: {"items": v}, n),
    "alternatives in alternatives": lambda n: nested(
        lambda v: {"anyOf": [v, {"type": "null"}]}, min(n, 100)
    ),
    "parts in parts": lambda n: nested(lambda v: {"allOf": [v, {"minLength": 1}]}, min(n, 100)),
    "unknown words": lambda n: {"properties": {f"p{i}": {"requird": i} for i in range(n)}},
    "wrong values": lambda n: {"properties": {f"p{i}": {"type": "strin"} for i in range(n)}},
    "a long pattern": lambda n: {"pattern": "ab?" * min(n, 2000)},
    "alternatives in a pattern": lambda n: {"pattern": "|".join(f"w{i}" for i in range(n // 4))},
    "a pattern that backtracks": lambda n: {"pattern": "^(" + "(a|aa)+" * min(n // 50, 40) + ")$"},
    "a counted pattern": lambda n: {"pattern": f"^(a{{1,{min(n, 900)}}}b?){{1,9}}$"},
    "look-ahead": lambda n: {"pattern": "(?=.*a)" * min(n // 20, 60) + "b"},
    "many patterns": lambda n: {"allOf": [{"pattern": f"^a{{{i}}}[bc]+$"} for i in range(n // 8)]},
    "classes in a pattern": lambda n: {"pattern": "[" + r"\p{L}\d\-" * min(n // 10, 400) + "]"},
    "formats": lambda n: {"properties": {f"p{i}": {"format": "date-time"} for i in range(n)}},
    "operations": lambda n: api(
        {f"/a{i}": {"get": operation(i, {"type": "object"})} for i in range(n // 12)}
    ),
    "operations with one schema": lambda n: api(
        {
            f"/a{i}": {"get": operation(i, {"$ref": "#/components/schemas/A"})}
            for i in range(n // 12)
        },
        {"A": {"properties": {"a": {"$ref": "#/components/schemas/A"}}}},
    ),
    "components": lambda n: api({}, {f"A{i}": {"properties": {"a": {}}} for i in range(n)}),
    "parameters": lambda n: api(
        {
            "/a": {
                "get": {
                    "parameters": [
                        {"name": f"p{i}", "in": "query", "schema": {"type": "string"}}
                        for i in range(n // 4)
                    ],
                    "responses": {"200": {"description": "x"}},
                }
            }
        }
    ),
}
