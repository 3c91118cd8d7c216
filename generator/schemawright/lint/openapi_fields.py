"""Fields of the objects of OpenAPI documents: what is nearly one, and what came later."""

from __future__ import annotations

from collections.abc import Iterator

from schemawright.lint.findings import Finding
from schemawright.lint.rules import (
    FOREIGN_KEYWORD,
    MISSPELLED_KEYWORD,
    UNKNOWN_KEYWORD,
    Rule,
)
from schemawright.lint.spelling import is_slip
from schemawright.openapi_objects import Field, fields_of, objects
from schemawright.read.source import Source
from schemawright.resolve import ApiPart, Library
from schemawright.values import Json, Tokens, at


def unknown_fields(library: Library) -> Iterator[Finding]:
    """The findings in every OpenAPI document of `library`, in its order."""
    for document in library.documents:
        if document.api is not None:
            yield from _in_document(document.source, document.api)


def _in_document(source: Source, api: ApiPart) -> Iterator[Finding]:
    for outermost, place in api.objects:
        outer = at(source.document, place)
        for kind, tokens, value in objects(outer, api.root, outermost, place):
            if isinstance(value, dict) and _has_fixed_fields(kind, tokens, value):
                yield from _in_object(kind, value, api, source, tokens)


def _has_fixed_fields(kind: str, tokens: Tokens, value: dict[str, Json]) -> bool:
    """Not of Schema Objects, Reference Objects, callbacks, or what an extension holds."""
    if (
        kind in ("schema", "value", "callback")
        or kind.startswith("{")
        or (tokens and str(tokens[-1]).startswith("x-"))
    ):
        return False
    return kind == "path" or "$ref" not in value


def _in_object(
    kind: str, value: dict[str, Json], api: ApiPart, source: Source, tokens: Tokens
) -> Iterator[Finding]:
    fields = {field.name: field for field in fields_of(api.root, kind)}
    for name, inner in value.items():
        field = fields.get(name)
        if field is not None:
            if field.since > _minor(api.version):
                message = f'"{name}" means nothing in OpenAPI {api.version}'
                hint = f"it came with OpenAPI 3.{field.since}"
                yield Finding(FOREIGN_KEYWORD, message, hint, source, (*tokens, name))
        elif not name.startswith("x-"):
            meant = next((f for f in fields.values() if _is_meant(f, name, value, inner)), None)
            rule, hint = _advice(name, meant)
            message = f'"{name}" is no field of {_NAMES[kind]}, and means nothing'
            yield Finding(rule, message, hint, source, (*tokens, name))


def _advice(name: str, meant: Field | None) -> tuple[Rule, str]:
    if meant is None:
        return UNKNOWN_KEYWORD, f'remove it, or call it "x-{name}"'
    return MISSPELLED_KEYWORD, f'did you mean "{meant.name}"?'


def _minor(version: str) -> int:
    minor = version.split(".")[1] if version.count(".") else ""
    return int(minor) if minor.isdecimal() else 0


def _is_meant(field: Field, name: str, around: dict[str, Json], value: Json) -> bool:
    """Is `name` a slip of `field`, which is missing and could have this value?"""
    if field.name in around or not is_slip(name, field.name):
        return False
    if not field.kind:
        return True
    return isinstance(value, list if field.holds == "array" else dict)


#: What a kind of object is called in the specification.
_NAMES = {
    "openapi": "an OpenAPI Object",
    "swagger": "a Swagger Object",
    "info": "an Info Object",
    "contact": "a Contact Object",
    "license": "a License Object",
    "server": "a Server Object",
    "variable": "a Server Variable Object",
    "components": "a Components Object",
    "path": "a Path Item Object",
    "operation": "an Operation Object",
    "docs": "an External Documentation Object",
    "parameter": "a Parameter Object",
    "header": "a Header Object",
    "body": "a Request Body Object",
    "media": "a Media Type Object",
    "encoding": "an Encoding Object",
    "response": "a Response Object",
    "example": "an Example Object",
    "link": "a Link Object",
    "tag": "a Tag Object",
    "scheme": "a Security Scheme Object",
    "flows": "an OAuth Flows Object",
    "flow": "an OAuth Flow Object",
}
