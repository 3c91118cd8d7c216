"""Schemas whose meaning is slow to find: names, compositions, alternatives, wrong values."""

from __future__ import annotations

from tests.limits.slow.documents import Folder, Make, defs, nested, refer

_OWN = "https://a.b/own"


def _own_metaschema(n: int) -> Folder:
    rules = {"properties": {f"p{i}": {"pattern": "^(a|aa)+$"} for i in range(n // 8)}}
    values = {f"p{i}": "a" * 40 + "!" for i in range(n // 8)}
    return Folder(
        {
            "own.json": {
                "$schema": "https://json-schema.org/draft/2020-12/schema",
                "$id": _OWN,
                **rules,
            },
            "document.json": {"$schema": _OWN, **values},
        }
    )


KINDS: dict[str, Make] = {
    "its own metaschema": _own_metaschema,
    "unknown formats": lambda n: {"properties": {f"p{i}": {"format": f"f{i}"} for i in range(n)}},
    "required, each twice": lambda n: {"required": [f"p{i // 2}" for i in range(4 * n)]},
    "words, each twice": lambda n: {"enum": [f"w{i // 2}" for i in range(4 * n)]},
    "long words to choose from": lambda n: {"enum": [f"{'w' * 60}{i}" for i in range(n // 2)]},
    "arrays to choose from": lambda n: {"enum": [[i, [i]] for i in range(n)]},
    "one long enumeration, many times": lambda n: defs(
        max(1, n // 200), lambda i: {"enum": [f"w{j}" for j in range(200)]}
    ),
    "enumerations that meet": lambda n: {
        "allOf": [{"enum": [*range(i, i + 100)]} for i in range(n // 60)]
    },
    "enumerations side by side": lambda n: {
        "anyOf": [{"enum": [f"a{i}", f"b{i}"]} for i in range(n // 2)]
    },
    "constants that are objects": lambda n: {"oneOf": [{"const": {"a": i}} for i in range(n // 2)]},
    "types that are written long": lambda n: {
        "properties": {
            f"p{i}": {"type": ["string", "integer", "null", "array"]} for i in range(n // 2)
        }
    },
    "alternatives of alternatives": lambda n: {
        "allOf": [
            {"anyOf": [{"required": [f"a{i}"]}, {"required": [f"b{i}"]}]} for i in range(n // 4)
        ]
    },
    "alternatives of objects": lambda n: {
        "anyOf": [{"properties": {"a": {"const": i}}, "required": ["a"]} for i in range(n // 4)]
    },
    "alternatives with two tags": lambda n: {
        "oneOf": [
            {
                "properties": {"s": {"const": f"s{i % 20}"}, "t": {"const": f"t{i}"}},
                "required": ["s", "t"],
            }
            for i in range(n // 6)
        ]
    },
    "alternatives by reference": lambda n: {
        "properties": {"a": {"oneOf": [refer(i) for i in range(n // 6)]}},
        **defs(
            n // 6,
            lambda i: {"type": "object", "properties": {"t": {"const": i}}, "required": ["t"]},
        ),
    },
    "alternatives without a tag": lambda n: {
        "properties": {"a": {"oneOf": [refer(i) for i in range(n // 6)]}},
        **defs(n // 6, lambda i: {"type": "object", "properties": {f"x{i}": {"type": "integer"}}}),
    },
    "arrays as alternatives": lambda n: {
        "anyOf": [{"type": "array", "items": {"const": i}} for i in range(n // 3)]
    },
    "numbers as alternatives": lambda n: {
        "anyOf": [{"type": "number", "minimum": 2 * i, "maximum": 2 * i} for i in range(n // 2)]
    },
    "patterns as alternatives": lambda n: {
        "anyOf": [{"type": "string", "pattern": f"^x{i}"} for i in range(n // 3)]
    },
    "conditions in a chain": lambda n: nested(
        lambda v: {"if": {"minLength": 1}, "then": {"maxLength": 9}, "else": v}, min(n // 4, 240)
    ),
    "composed objects": lambda n: {
        "allOf": [refer(i) for i in range(n // 6)],
        **defs(n // 6, lambda i: {"type": "object", "properties": {f"p{i}": {"type": "string"}}}),
    },
    "composed objects that share a member": lambda n: {
        "allOf": [refer(i) for i in range(n // 6)],
        **defs(n // 6, lambda i: {"type": "object", "properties": {"p": {"minLength": i}}}),
    },
    "children of one base": lambda n: defs(
        n // 8,
        lambda i: (
            {"allOf": [refer(0), {"properties": {f"p{i}": {"type": "string"}}}]}
            if i
            else {"type": "object", "properties": {"b": {"type": "string"}}}
        ),
    ),
    "closed objects": lambda n: defs(
        n // 6,
        lambda i: {
            "type": "object",
            "properties": {f"p{i}": {}, "q": {}},
            "additionalProperties": False,
        },
    ),
    "unevaluated items": lambda n: {
        "allOf": [{"prefixItems": [{}] * (i % 50)} for i in range(n // 40)],
        "unevaluatedItems": False,
    },
    "unevaluated behind references": lambda n: {
        "allOf": [refer(i) for i in range(n // 6)],
        "unevaluatedProperties": False,
        **defs(n // 6, lambda i: {"properties": {f"p{i}": {}}}),
    },
    "unevaluated behind conditions": lambda n: {
        "allOf": [
            {"if": {"required": [f"a{i}"]}, "then": {"properties": {f"b{i}": {}}}}
            for i in range(n // 6)
        ],
        "unevaluatedProperties": False,
    },
    "dependencies that grow": lambda n: {
        "dependentRequired": {
            f"p{i}": [f"p{j}" for j in range(i % 60)] for i in range(max(1, n // 40))
        }
    },
    "contains": lambda n: {"allOf": [{"contains": {"const": i}} for i in range(n // 2)]},
    "unique items": lambda n: defs(n // 2, lambda i: {"uniqueItems": True, "maxItems": i}),
    "positions with members": lambda n: {
        "prefixItems": [{"properties": {f"p{i}": {}}} for i in range(n // 2)]
    },
    "names of members": lambda n: {
        "allOf": [{"propertyNames": {"maxLength": i}} for i in range(n)]
    },
    "titles": lambda n: defs(n // 2, lambda i: {"title": "A Title of Words", "minLength": i}),
    "long titles": lambda n: defs(n // 10, lambda i: {"title": "word " * 40 + str(i)}),
    "names that are reserved": lambda n: {
        "properties": {
            f"{('class', 'def', 'self', 'model_x')[i % 4]}{'_' * (i // 4)}": {}
            for i in range(n // 40)
        }
    },
    "names without letters": lambda n: {"properties": {"-" * (i + 1): {} for i in range(n // 40)}},
    "names in other scripts": lambda n: {"properties": {f"名前{i}": {} for i in range(n)}},
    "objects inside each other, alike": lambda n: {
        "properties": {
            f"p{i}": {"properties": {"same": {"properties": {"same": {"const": i}}}}}
            for i in range(n // 5)
        }
    },
    "equal objects": lambda n: {
        "properties": {
            f"p{i}": {"type": "object", "properties": {"a": {"type": "string"}}}
            for i in range(n // 3)
        }
    },
    "nearly equal objects": lambda n: {
        "properties": {
            f"p{i}": {
                "type": "object",
                "properties": {**{f"k{j}": {} for j in range(20)}, "last": {"const": i}},
            }
            for i in range(n // 20)
        }
    },
    "one class with all": lambda n: {
        "type": "object",
        "properties": {f"p{i}": {"type": "object", "title": f"T{i}"} for i in range(n // 2)},
        "required": [f"p{i}" for i in range(0, n // 2, 2)],
    },
    "maps": lambda n: defs(
        n // 3, lambda i: {"type": "object", "additionalProperties": {"minLength": i}}
    ),
    "words with one letter wrong": lambda n: {
        "properties": {
            f"p{i}": {"propertis": {}, "requierd": [], "typ": "x"} for i in range(n // 3)
        }
    },
    "values of the wrong kind": lambda n: defs(n // 2, lambda i: {"minLength": "x", "required": i}),
    "schemas that are no schemas": lambda n: {"properties": {f"p{i}": i for i in range(2 * n)}},
}
