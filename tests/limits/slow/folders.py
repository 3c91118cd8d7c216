"""Folders of many documents: what they claim, and how they lead to one another."""

from __future__ import annotations

from typing import Any

from tests.limits.slow.documents import Folder, Make, api, operation

_X = "#/components/schemas/X"


def _one_component(n: int) -> Folder:
    claims = {
        f"c{i}.json": {"$id": _X, "properties": {"a": {"minLength": 1}}} for i in range(n // 24)
    }
    users = {f"u{i}.json": {"properties": {"x": {"$ref": _X}}} for i in range(n // 24)}
    return Folder({**claims, **users})


def _nothing_but_true(n: int) -> Folder:
    names = [f"t{i}.json" for i in range(n // 8)]
    ways = {f"p{i}": {"$ref": name} for i, name in enumerate(names)}
    return Folder({**dict.fromkeys(names, True), "all.json": {"properties": ways}})


def _dead_end(n: int) -> Folder:
    """Beside an API: a chain of documents that nothing needs, whose last reference is dead."""
    chain = {f"d{i}.json": {"items": {"$ref": f"d{i + 1}.json"}} for i in range(n // 16)}
    return Folder({"api.json": api({"/a": {"get": operation(0, {})}}), **chain})


def _api_in_files(n: int) -> Folder:
    paths = {f"/a{i}": {"$ref": f"p{i}.json"} for i in range(n // 24)}
    return Folder(
        {
            "api.json": api(paths),
            **{f"p{i}.json": {"get": operation(i, {})} for i in range(n // 24)},
        }
    )


def _shared_maps(n: int) -> Folder:
    names = {f"p{i}": {"type": "string"} for i in range(20)}
    count = n // 40
    schemas = {f"A{i}": {"properties": {"$ref": "common.json#/names"}} for i in range(count)}
    return Folder({"api.json": api({}, schemas), "common.json": {"names": names}})


def _discriminated(n: int) -> Any:
    """Documents each of which is a kind of the one before."""
    return Folder(
        {
            f"k{i}.json": {
                "type": "object",
                "allOf": [{"$ref": f"k{i - 1}.json"}] if i else [],
                "properties": {f"p{i}": {}},
            }
            for i in range(n // 80)
        }
    )


KINDS: dict[str, Make] = {
    "documents that claim one component": _one_component,
    "documents that are nothing but true": _nothing_but_true,
    "documents that lead to a dead end": _dead_end,
    "an API in many files": _api_in_files,
    "maps of members that are shared": _shared_maps,
    "documents that are kinds of others": _discriminated,
    "tiny documents": lambda n: Folder({f"d{i}.json": {} for i in range(n // 8)}),
    "documents that are called alike": lambda n: Folder(
        {f"a{'-_. '[i % 4]}{i // 4}.json": {"minLength": i} for i in range(n // 16)}
    ),
    "documents with one title": lambda n: Folder(
        {f"d{i}.json": {"title": "Same title", "minLength": i} for i in range(n // 16)}
    ),
    "documents in folders": lambda n: Folder(
        {f"f{i}/x.json": {"properties": {"y": {"$ref": "../f0/x.json"}}} for i in range(n // 16)}
    ),
}
