"""The objects of an OpenAPI document and their fields (OpenAPI 3.2.0, section 4; Swagger 2.0,
section "Schema"): which values are objects in turn, and where Schema Objects stand.

A field is followed by what its value is: ``path`` an object of that kind, ``{path}`` a map of
such, ``[path]`` an array of them; nothing: a plain value. Fields that came later say when.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal, TypeAlias

from schemawright.data_classes import frozen
from schemawright.values import Json, Tokens

#: The kind of the whole document: ``openapi`` from 3.0 on, ``swagger`` before.
RootKind: TypeAlias = Literal["openapi", "swagger"]


@frozen
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


_SIMPLE = (
    "type format allowEmptyValue items collectionFormat default maximum exclusiveMaximum minimum "
    "exclusiveMinimum maxLength minLength pattern maxItems minItems uniqueItems enum multipleOf"
)

#: Where `resolve` puts the schema of an operation's form, which Swagger 2.0 has no field for.
FORM = "formData"
#: The same of Swagger 2.0. A parameter of a path, a query or a header is a schema itself, of the
#: kind ``value``.
SWAGGER_OBJECTS: Mapping[str, tuple[Field, ...]] = {
    "swagger": (
        *_fields("swagger info:info host basePath schemes consumes produces paths:{path}"),
        *_fields("definitions:{schema} parameters:{parameter} responses:{response}"),
        *_fields("securityDefinitions:{scheme} security tags:[tag] externalDocs:docs"),
    ),
    "info": _fields("title description termsOfService contact:contact license:license version"),
    "contact": _fields("name url email"),
    "license": _fields("name url"),
    "path": (
        *_fields("$ref parameters:[parameter]"),
        *_fields(" ".join(f"{m}:operation" for m in _OPERATIONS.split() if m != "trace")),
    ),
    "operation": (
        *_fields("tags summary description externalDocs:docs operationId consumes produces"),
        *_fields("parameters:[parameter] responses:{response} schemes deprecated security"),
        *_fields(f"{FORM}:schema"),
    ),
    "docs": _fields("description url"),
    "parameter": (
        *_fields("name in description required schema:schema"),
        *_fields(_SIMPLE),
    ),
    "header": (*_fields("description"), *_fields(_SIMPLE)),
    "response": _fields("description schema:schema headers:{header} examples"),
    "tag": _fields("name description externalDocs:docs"),
    "scheme": _fields("type description name in flow authorizationUrl tokenUrl scopes"),
}

_TABLES: Mapping[RootKind, Mapping[str, tuple[Field, ...]]] = {
    "openapi": OBJECTS,
    "swagger": SWAGGER_OBJECTS,
}


def fields_of(root: RootKind, kind: str) -> tuple[Field, ...]:
    """The fields of an object of that `kind` in a document of the kind `root`."""
    return _TABLES[root][kind]


def objects(
    value: Json, root: RootKind = "openapi", kind: str = "", tokens: Tokens = ()
) -> Iterator[tuple[str, Tokens, Json]]:
    """Every object of a document as (kind, place, value), in document order, beginning with
    `value` itself, which is of that `kind` (by default, the whole document) and stands at
    `tokens`. Those of the kind ``schema`` are not looked into, nor are Reference Objects.
    Whatever else stands in such a place is told too.

    Where a map of objects is a Reference Object itself, which no version knows and many split
    documents write, it is told as a map: ``{path}``.
    """
    pending: list[tuple[str, Tokens, Json]] = [(kind or root, tokens, value)]
    while pending:
        kind, tokens, value = pending.pop()
        yield kind, tokens, value
        if kind == "schema" or not isinstance(value, dict) or is_reference_object(value):
            if kind == "path" and isinstance(value, dict):
                pending.extend(reversed(list(_members(root, kind, tokens, value))))
            continue
        if root == "swagger" and kind == "parameter" and value.get("in") != "body":
            if value.get("in") != "formData":
                yield "value", tokens, value
            continue
        pending.extend(reversed(list(_members(root, kind, tokens, value))))


def is_reference_object(value: Json) -> bool:
    """Is it a Reference Object (OpenAPI 3.1, section 4.8.23)?"""
    return isinstance(value, dict) and isinstance(value.get("$ref"), str)


def _members(
    root: RootKind, kind: str, tokens: Tokens, value: dict[str, Json]
) -> Iterator[tuple[str, Tokens, Json]]:
    if kind.startswith("{"):
        yield from ((kind.strip("{}"), (*tokens, key), member) for key, member in value.items())
        return
    if kind == "callback":
        yield from (("path", (*tokens, key), member) for key, member in value.items())
    for field in fields_of(root, kind):
        inner = value.get(field.name) if field.kind else None
        place = (*tokens, field.name)
        if field.holds == "map" and isinstance(inner, dict):
            if is_reference_object(inner):
                yield f"{{{field.kind}}}", place, inner
            else:
                yield from ((field.kind, (*place, key), member) for key, member in inner.items())
        elif field.holds == "array" and isinstance(inner, list):
            yield from ((field.kind, (*place, i), item) for i, item in enumerate(inner))
        elif field.holds == "one" and inner is not None:
            yield field.kind, place, inner
