"""Where the Schema Objects of an OpenAPI document stand (OpenAPI 3.1, section 4.8)."""

from __future__ import annotations

from collections.abc import Iterator

from schemawright.values import Json, Tokens

_METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace", "query")

#: For each kind of object: (field, kind of its value). ``{}`` stands for every member of the
#: field's map, ``[]`` for every item of its array.
_FIELDS: dict[str, tuple[tuple[str, str, str], ...]] = {
    "openapi": (
        ("components", "", "components"),
        ("paths", "{}", "path"),
        ("webhooks", "{}", "path"),
    ),
    "components": (
        ("schemas", "{}", "schema"),
        ("parameters", "{}", "parameter"),
        ("headers", "{}", "parameter"),
        ("requestBodies", "{}", "body"),
        ("responses", "{}", "response"),
        ("callbacks", "{}", "callback"),
        ("pathItems", "{}", "path"),
        ("mediaTypes", "{}", "media"),
    ),
    "path": (
        ("parameters", "[]", "parameter"),
        *((method, "", "operation") for method in _METHODS),
        ("additionalOperations", "{}", "operation"),
    ),
    "operation": (
        ("parameters", "[]", "parameter"),
        ("requestBody", "", "body"),
        ("responses", "{}", "response"),
        ("callbacks", "{}", "callback"),
    ),
    "parameter": (("schema", "", "schema"), ("content", "{}", "media")),
    "body": (("content", "{}", "media"),),
    "response": (("headers", "{}", "parameter"), ("content", "{}", "media")),
    "media": (
        ("schema", "", "schema"),
        ("itemSchema", "", "schema"),
        ("encoding", "{}", "encoding"),
    ),
    "encoding": (("headers", "{}", "parameter"),),
}


def schema_places(document: Json) -> Iterator[tuple[Tokens, Json]]:
    """Every Schema Object that is not inside another one, with its place, in document order;
    whatever else stands in such a place is told too, for `conform` to refuse."""
    pending: list[tuple[str, Tokens, Json]] = [("openapi", (), document)]
    while pending:
        kind, tokens, value = pending.pop()
        if kind == "schema":
            yield tokens, value
        elif isinstance(value, dict) and not (kind != "path" and "$ref" in value):
            pending.extend(reversed(list(_members(kind, tokens, value))))


def _members(
    kind: str, tokens: Tokens, value: dict[str, Json]
) -> Iterator[tuple[str, Tokens, Json]]:
    if kind == "callback":
        yield from (("path", (*tokens, key), each) for key, each in value.items())
        return
    for field, shape, inner in _FIELDS[kind]:
        found = value.get(field)
        if shape == "{}" and isinstance(found, dict):
            yield from ((inner, (*tokens, field, key), each) for key, each in found.items())
        elif shape == "[]" and isinstance(found, list):
            yield from ((inner, (*tokens, field, i), each) for i, each in enumerate(found))
        elif shape == "" and found is not None:
            yield inner, (*tokens, field), found
