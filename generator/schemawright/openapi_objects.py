"""The objects of an OpenAPI document and their fields (OpenAPI 3.2.0, section 4): which values are
objects in turn, and where Schema Objects stand.

A field is followed by what its value is: ``path`` an object of that kind, ``{path}`` a map of
such, ``[path]`` an array of them; nothing: a plain value. Fields that came later say when.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from schemawright.values import Json, Tokens


@dataclass(frozen=True, slots=True)
class Field:
    """A field of an object: its value is `kind`, or a map or an array of it. `kind` is empty for
    a plain value. `since` is the minor version of OpenAPI 3 that it came with."""

    name: str
    kind: str = ""
    holds: Literal["one", "map", "array"] = "one"
    since: int = 0


def _fields(text: str, since: int = 0) -> tuple[Field, ...]:
    """``"paths:{path} tags:[tag] openapi"`` as fields."""
    fields = []
    for word in text.split():
        name, _, kind = word.partition(":")
        holds: Literal["one", "map", "array"] = "one"
        if kind.startswith("{"):
            holds = "map"
        elif kind.startswith("["):
            holds = "array"
        fields.append(Field(name, kind.strip("{}[]"), holds, since))
    return tuple(fields)


_OPERATIONS = "get put post delete options head patch trace"

#: Kind -> its fields. A ``callback`` is a map of paths by expressions, and has none.
OBJECTS: Mapping[str, tuple[Field, ...]] = {
    "openapi": (
        *_fields("openapi info:info servers:[server] components:components paths:{path}"),
        *_fields("webhooks:{path} jsonSchemaDialect", since=1),
        *_fields("$self", since=2),
        *_fields("security tags:[tag] externalDocs:docs"),
    ),
    "info": (
        *_fields("title description termsOfService contact:contact license:license version"),
        *_fields("summary", since=1),
    ),
    "contact": _fields("name url email"),
    "license": (*_fields("name url"), *_fields("identifier", since=1)),
    "server": (
        *_fields("url description variables:{variable}"),
        *_fields("name", since=2),
    ),
    "variable": _fields("enum default description"),
    "components": (
        *_fields("schemas:{schema} parameters:{parameter} headers:{header}"),
        *_fields("requestBodies:{body} responses:{response} callbacks:{callback}"),
        *_fields("pathItems:{path}", since=1),
        *_fields("mediaTypes:{media}", since=2),
        *_fields("examples:{example} securitySchemes:{scheme} links:{link}"),
    ),
    "path": (
        *_fields("$ref summary description servers:[server] parameters:[parameter]"),
        *_fields(" ".join(f"{method}:operation" for method in _OPERATIONS.split())),
        *_fields("query:operation additionalOperations:{operation}", since=2),
    ),
    "operation": (
        *_fields("tags summary description externalDocs:docs operationId deprecated security"),
        *_fields("parameters:[parameter] requestBody:body responses:{response}"),
        *_fields("callbacks:{callback} servers:[server]"),
    ),
    "docs": _fields("url description"),
    "parameter": (
        *_fields("name in description required deprecated allowEmptyValue style explode"),
        *_fields("allowReserved example examples:{example} schema:schema content:{media}"),
    ),
    "header": (
        *_fields("description required deprecated allowEmptyValue style explode"),
        *_fields("allowReserved example examples:{example} schema:schema content:{media}"),
    ),
    "body": _fields("description content:{media} required"),
    "media": (
        *_fields("schema:schema"),
        *_fields("itemSchema:schema", since=2),
        *_fields("encoding:{encoding}"),
        *_fields("prefixEncoding:[encoding] itemEncoding:encoding description", since=2),
        *_fields("example examples:{example}"),
    ),
    "encoding": (
        *_fields("contentType headers:{header} style explode allowReserved"),
        *_fields("encoding:{encoding} prefixEncoding:[encoding] itemEncoding:encoding", since=2),
    ),
    "response": (
        *_fields("summary", since=2),
        *_fields("description headers:{header} content:{media} links:{link}"),
    ),
    "callback": (),
    "example": (
        *_fields("summary description value externalValue"),
        *_fields("dataValue serializedValue", since=2),
    ),
    "link": _fields("operationRef operationId parameters requestBody description server:server"),
    "tag": (
        *_fields("name description externalDocs:docs"),
        *_fields("summary parent kind", since=2),
    ),
    "scheme": (
        *_fields("type description name in scheme bearerFormat flows:flows openIdConnectUrl"),
        *_fields("oauth2MetadataUrl deprecated", since=2),
    ),
    "flows": (
        *_fields("implicit:flow password:flow clientCredentials:flow authorizationCode:flow"),
        *_fields("deviceAuthorization:flow", since=2),
    ),
    "flow": (
        *_fields("authorizationUrl tokenUrl refreshUrl scopes"),
        *_fields("deviceAuthorizationUrl", since=2),
    ),
}


def _leading_to_schemas() -> frozenset[str]:
    """The kinds that a Schema Object may stand in, at any depth."""
    leading = {"schema", "callback"}
    while True:
        more = {kind for kind, fields in OBJECTS.items() if any(f.kind in leading for f in fields)}
        if more <= leading:
            return frozenset(leading)
        leading |= more


_LEADING = _leading_to_schemas()


def objects(document: Json) -> Iterator[tuple[str, Tokens, Json]]:
    """Every object of an OpenAPI document as (kind, place, value), in document order; those of
    the kind ``schema`` are not looked into, nor are Reference Objects. Whatever else stands in
    such a place is told too."""
    return _walk(document, frozenset(OBJECTS) | {"schema"})


def schema_places(document: Json) -> Iterator[tuple[Tokens, Json]]:
    """Every Schema Object that is not inside another one, with its place, in document order;
    whatever else stands in such a place is told too, for `conform` to refuse."""
    return (
        (tokens, value) for kind, tokens, value in _walk(document, _LEADING) if kind == "schema"
    )


def _walk(document: Json, kinds: frozenset[str]) -> Iterator[tuple[str, Tokens, Json]]:
    pending: list[tuple[str, Tokens, Json]] = [("openapi", (), document)]
    while pending:
        kind, tokens, value = pending.pop()
        yield kind, tokens, value
        if kind == "schema" or not isinstance(value, dict):
            continue
        if kind == "path" or "$ref" not in value:
            below = _members(kind, tokens, value)
            pending.extend(reversed([member for member in below if member[0] in kinds]))


def _members(
    kind: str, tokens: Tokens, value: dict[str, Json]
) -> Iterator[tuple[str, Tokens, Json]]:
    if kind == "callback":
        yield from (("path", (*tokens, key), member) for key, member in value.items())
    for field in OBJECTS[kind]:
        inner = value.get(field.name) if field.kind else None
        place = (*tokens, field.name)
        if field.holds == "map" and isinstance(inner, dict):
            yield from ((field.kind, (*place, key), member) for key, member in inner.items())
        elif field.holds == "array" and isinstance(inner, list):
            yield from ((field.kind, (*place, i), item) for i, item in enumerate(inner))
        elif field.holds == "one" and inner is not None:
            yield field.kind, place, inner
