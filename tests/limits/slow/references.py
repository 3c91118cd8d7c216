"""Identifiers and references that are slow to resolve, or that stand for very much."""

from __future__ import annotations

from typing import Any

from tests.limits.slow.documents import Folder, Make, defs, doubled, nested, refer


def _deep(n: int) -> Any:
    """References to the end of long pointers."""
    pointer = "#/properties/a" + "/items" * 200
    ways = {f"p{i}": {"$ref": pointer} for i in range(n // 40)}
    return {"properties": {"a": nested(lambda v: {"items": v}, 200), **ways}}


def _escaped(n: int) -> Any:
    names = [f"a/b~c%{i} d" for i in range(n // 3)]
    pointers = [
        "#/$defs/" + m.replace("~", "~0").replace("/", "~1").replace("%", "%25").replace(" ", "%20")
        for m in names
    ]
    ways = {f"p{i}": {"$ref": pointer} for i, pointer in enumerate(pointers)}
    return {"properties": ways, "$defs": {name: {"minLength": 1} for name in names}}


def _documents(n: int) -> Folder:
    count = max(2, n // 20)
    return Folder(
        {
            f"doc{i}.json": {"properties": {"a": {"$ref": f"doc{(i + 1) % count}.json"}}}
            for i in range(count)
        }
    )


def _all_documents(n: int) -> Folder:
    count = max(2, int((n // 2) ** 0.5))
    return Folder(
        {
            f"doc{i}.json": {
                "properties": {f"p{j}": {"$ref": f"doc{j}.json#/$defs/x"} for j in range(count)},
                "$defs": {"x": {"minLength": i}},
            }
            for i in range(count)
        }
    )


def _parts_up_to(last: Any) -> Make:
    def link(i: int, count: int) -> Any:
        return {"allOf": [refer(i + 1), {"title": "T"}]} if i < count - 1 else last

    return lambda n: defs(n // 8, lambda i: link(i, n // 8))


KINDS: dict[str, Make] = {
    "references nearly right": lambda n: {
        "properties": {f"p{i}": {"$ref": f"#/$defs/nmae{i}"} for i in range(n // 2)},
        "$defs": {f"name{i}": {} for i in range(n // 2)},
    },
    "anchors nearly right": lambda n: {
        "properties": {f"p{i}": {"$ref": f"#nmae{i}"} for i in range(n // 2)},
        "$defs": {f"d{i}": {"$anchor": f"name{i}"} for i in range(n // 2)},
    },
    "references that are malformed": lambda n: {
        "properties": {f"p{i}": {"$ref": f"http://[{i}"} for i in range(n)}
    },
    "references to other hosts": lambda n: {
        "properties": {f"p{i}": {"$ref": f"https://a.b/{i}/x.json#/a"} for i in range(n)}
    },
    "long pointers": _deep,
    "escaped pointers": _escaped,
    "a ring of documents": _documents,
    "every document refers to all": _all_documents,
    "references to no document": lambda n: Folder(
        {f"doc{i}.json": {"$ref": f"dco{i}.json"} for i in range(n // 20)}
    ),
    "long identifiers": lambda n: defs(
        n // 8, lambda i: {"$id": "https://a.b/" + "x/" * 100 + str(i), "minLength": i}
    ),
    "identifiers with dots": lambda n: defs(
        n // 8, lambda i: {"$id": "https://a.b/" + "x/../" * 60 + str(i), "minLength": i}
    ),
    "equal identifiers": lambda n: defs(n, lambda i: {"$id": "https://a.b/c", "minLength": 1}),
    "dynamic anchors": lambda n: {
        **defs(n, lambda i: {"$dynamicAnchor": f"a{i}", "minLength": i}),
        "properties": {f"p{i}": {"$dynamicRef": f"#a{i}"} for i in range(n // 4)},
    },
    "recursive references": lambda n: {
        "$schema": "https://json-schema.org/draft/2019-09/schema",
        "$recursiveAnchor": True,
        "properties": {f"p{i}": {"$recursiveRef": "#"} for i in range(n)},
    },
    "parts, doubled": lambda n: doubled(n // 8, lambda a, b: {"allOf": [a, b]}, {"minLength": 1}),
    "alternatives, doubled": lambda n: doubled(
        n // 8, lambda a, b: {"anyOf": [a, {"items": b}]}, {"minLength": 1}
    ),
    "one of two, doubled": lambda n: doubled(
        n // 8, lambda a, b: {"oneOf": [a, b]}, {"minLength": 1}
    ),
    "members, doubled": lambda n: doubled(
        n // 8, lambda a, b: {"properties": {"a": a, "b": b}}, {"minLength": 1}
    ),
    "conditions, doubled": lambda n: doubled(
        n // 8, lambda a, b: {"if": a, "then": b}, {"minLength": 1}
    ),
    "negations, doubled": lambda n: doubled(
        n // 8, lambda a, b: {"not": a, "items": b}, {"minLength": 1}
    ),
    "objects that are composed, doubled": lambda n: doubled(
        n // 12,
        lambda a, b: {"allOf": [a, b], "properties": {"x": {"type": "string"}}},
        {"type": "object", "properties": {"z": {"type": "integer"}}},
    ),
    "unevaluated, doubled": lambda n: doubled(
        n // 12,
        lambda a, b: {"anyOf": [a, b], "unevaluatedProperties": False},
        {"properties": {"z": {"type": "integer"}}},
    ),
    **{
        f"a chain of parts that ends in {word}": _parts_up_to(last)
        for word, last in (
            ("an array", {"type": "array", "items": {"type": "string"}}),
            ("an integer", {"type": "integer"}),
            ("a map", {"type": "object", "additionalProperties": {"type": "string"}}),
            ("nothing", {}),
        )
    },
    "a chain of composed objects": lambda n: {
        "properties": {"a": refer(0)},
        **defs(
            n // 12,
            lambda i: (
                {"allOf": [refer(i + 1)], "properties": {f"p{i}": {"type": "integer"}}}
                if i < n // 12 - 1
                else {"type": "object"}
            ),
        ),
    },
    "a chain of arrays": lambda n: {
        "properties": {"a": refer(0)},
        **defs(
            n // 4,
            lambda i: {"type": "array", "items": refer(i + 1)} if i < n // 4 - 1 else {},
        ),
    },
    "a chain of unions": lambda n: {
        "properties": {"a": refer(0)},
        **defs(
            n // 8,
            lambda i: (
                {"anyOf": [{"type": "null"}, {"properties": {"a": refer(i + 1)}}]}
                if i < n // 8 - 1
                else {"type": "string"}
            ),
        ),
    },
    "a chain of names": lambda n: {
        "properties": {"a": refer(0)},
        **defs(n // 2, lambda i: refer(i + 1) if i < n // 2 - 1 else {"enum": ["a", "b"]}),
    },
    "a union of names": lambda n: {
        "anyOf": [refer(i) for i in range(n // 4)],
        **defs(n // 4, lambda i: {"enum": [f"w{i}", f"v{i}"]}),
    },
    "a ring of unions": lambda n: defs(
        n // 8,
        lambda i: {"anyOf": [refer((i + 1) % (n // 8)), {"type": "null"}, {"items": refer(i)}]},
    ),
    "a ring of composed objects": lambda n: defs(
        n // 12,
        lambda i: {
            "allOf": [{"properties": {"a": refer((i + 1) % (n // 12))}}, {"minProperties": 1}]
        },
    ),
}
