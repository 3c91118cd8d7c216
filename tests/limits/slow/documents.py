"""What the kinds of slow documents are made of."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

Make = Callable[[int], Any]


class Text(str):
    """A document as it stands in a file, YAML."""


class Folder(dict[str, Any]):
    """Several documents, by the names of their files."""


def write(document: Any, folder: Path) -> int:
    """Put what a kind makes into `folder`; the bytes that it has."""
    files = document if isinstance(document, Folder) else Folder({"document.json": document})
    count = 0
    for name, value in files.items():
        path = folder / (name.replace(".json", ".yaml") if isinstance(value, Text) else name)
        text = value if isinstance(value, Text) else json.dumps(value)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        count += path.stat().st_size
    return count


def defs(count: int, each: Callable[[int], Any]) -> dict[str, Any]:
    return {"$defs": {f"d{i}": each(i) for i in range(count)}}


def refer(number: int) -> dict[str, str]:
    return {"$ref": f"#/$defs/d{number}"}


def doubled(count: int, around: Callable[[Any, Any], Any], last: Any) -> dict[str, Any]:
    """A chain in which each definition refers to the next one twice: 2**count ways to its end."""
    ways = defs(
        count,
        lambda i: around(refer(i + 1), refer(i + 1)) if i < count - 1 else last,
    )
    return {"properties": {"a": refer(0)}, **ways}


def nested(around: Callable[[Any], Any], count: int, inner: Any = None) -> Any:
    value: Any = {"type": "string"} if inner is None else inner
    for _ in range(min(count, 240)):
        value = around(value)
    return value


def api(paths: Mapping[str, Any], schemas: Mapping[str, Any] | None = None, **more: Any) -> Any:
    head = {"openapi": "3.1.0", "info": {"title": "A", "version": "1"}}
    return {**head, "paths": paths, "components": {"schemas": schemas or {}}, **more}


def operation(number: int, schema: Any, **more: Any) -> Any:
    content = {"application/json": {"schema": schema}}
    return {
        "operationId": f"operation{number}",
        "parameters": [{"name": "q", "in": "query", "schema": {"type": "string"}}],
        "responses": {"200": {"description": "x", "content": content}},
        **more,
    }


def overlaid(document: Any, actions: list[Any]) -> Folder:
    head = {"overlay": "1.0.0", "info": {"title": "O", "version": "1"}}
    return Folder({"document.json": document, "overlay.json": {**head, "actions": actions}})
