"""Which documents a schema may refer to, whatever is taken for the base of its references."""

from __future__ import annotations

from itertools import product
from typing import Any

from schemawright.resolve.identity import resolved_against
from schemawright.resolve.needed_documents import reachable_documents

from tests.limits.stages import lines

BASES = (
    *("", "a.json", "b/a.json", "/b/a.json", "http://a", "http://a/", "http://a/b", "http://a/b/"),
    *(
        "http://a/b/c?d",
        "http://b/b/c",
        "//a/b",
        "urn:a:b",
        "urn:c",
        "tag:a/b",
        "app:/a/b",
        "app://a",
    ),
    *("http://[a/b", "a/../b/c", "http://a/b/c;d"),
)
REFERENCES = (
    *("x.json", "/x.json", "../x", "./x", "//x/y", "http://x/y", "urn:x", "?x", "", "#/x", "x#/y"),
    *("..", ".", "x;y", "app:/x", "app:x", "http://[x"),
)


def test_every_base_counts() -> None:
    """As if each reference was held against each base."""
    for base, reference in product(BASES, REFERENCES):
        wanted = resolved_against(base, reference).split("#")[0]
        schema = {"$id": "http://else/where", "anyOf": [{"$id": base}, {"$ref": reference}]}
        assert wanted in reachable_documents(schema, {wanted: {}}), (base, reference)


def test_references_are_not_held_against_each_base() -> None:
    def lines_for(count: int) -> float:
        resources: list[Any] = [{"$id": f"r{i}", "$ref": f"r{i + 1}"} for i in range(count)]
        schema = {"$id": "http://a/b/", "$defs": {f"d{i}": one for i, one in enumerate(resources)}}
        with lines() as told:
            reachable_documents(schema, {"http://a/b/r5": True})
        return told()

    assert lines_for(400) < 2.5 * lines_for(200)
