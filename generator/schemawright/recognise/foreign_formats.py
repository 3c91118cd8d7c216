"""Other formats that describe data or interfaces, by what only their documents have."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from schemawright.data_classes import frozen
from schemawright.values import Json

_Object = Mapping[str, Json]


@frozen
class ForeignFormat:
    """A format, how its documents are told from others, and what somebody can do who has one."""

    name: str
    has: Callable[[_Object], bool]
    hint: str


def foreign_format(document: Json) -> ForeignFormat | None:
    """The format of a document that is none of ours; None if it may be one of ours."""
    if isinstance(document, list) and document and all(map(_is_avro_item, document)):
        return _AVRO
    if not isinstance(document, dict) or "openapi" in document or "swagger" in document:
        return None
    return next((format_ for format_ in FORMATS if format_.has(document)), None)


def _member(*way: str, of: type | tuple[type, ...] = object) -> Callable[[_Object], bool]:
    """Is there a value of that kind, that way down?"""

    def has(document: _Object) -> bool:
        value: Json = dict(document)
        for name in way:
            if not isinstance(value, dict) or name not in value:
                return False
            value = value[name]
        return isinstance(value, of)

    return has


def _is_avro(document: _Object) -> bool:
    kinds = {"record": "fields", "error": "fields", "enum": "symbols", "fixed": "size"}
    kind = document.get("type")
    if kind == "map":
        return "values" in document
    if kind == "array":
        return document.get("items") in _AVRO_ONLY
    return isinstance(kind, str) and "name" in document and kinds.get(kind, "") in document


def _is_avro_protocol(document: _Object) -> bool:
    named = isinstance(document.get("protocol"), str)
    return named and bool(document.keys() & {"types", "messages"})


def _is_avro_item(item: Json) -> bool:
    return isinstance(item, dict) and _is_avro(item)


def _is_postman(document: _Object) -> bool:
    if isinstance(document.get("requests"), list) and "order" in document:
        return True  # The first version of the format.
    info = document.get("info")
    if not isinstance(info, dict) or not isinstance(document.get("item"), list):
        return False
    return "_postman_id" in info or "getpostman" in str(info.get("schema", ""))


def _is_kind(*kinds: str) -> Callable[[_Object], bool]:
    return lambda document: document.get("kind") in kinds


def _is_kubernetes(document: _Object) -> bool:
    named = isinstance(document.get("apiVersion"), str) and isinstance(document.get("kind"), str)
    return named and bool(document.keys() & {"metadata", "items", "spec"})


_VERSION = (str, int, float)
#: Types that JSON Schema does not have; ``{"type": "array", "items": "string"}`` may be either.
_AVRO_ONLY = ("bytes", "double", "float", "int", "long")
_AVRO = ForeignFormat(
    "an Avro schema",
    _is_avro,
    "write what it says as JSON Schema: a record is an object with properties, a union is anyOf; "
    "tools that read Avro can export it",
)
#: The more particular first.
FORMATS: tuple[ForeignFormat, ...] = (
    ForeignFormat(
        "AsyncAPI",
        _member("asyncapi", of=_VERSION),
        "take the schemas of its messages (components/schemas, payload) into documents of their "
        "own and name those: they are JSON Schema",
    ),
    _AVRO,
    ForeignFormat(
        "an Avro protocol",
        _is_avro_protocol,
        "write what its types say as JSON Schema: a record is an object with properties; tools "
        "that read Avro can export it",
    ),
    ForeignFormat(
        "JSON Type Definition (RFC 8927)",
        lambda document: "optionalProperties" in document and "$schema" not in document,
        "write it as JSON Schema: what is not in optionalProperties is required, elements are "
        "items, values are additionalProperties",
    ),
    ForeignFormat(
        "an OData schema (CSDL)",
        lambda document: "$Version" in document and "$schema" not in document,
        "convert it to OpenAPI: the tools of OData do",
    ),
    ForeignFormat(
        "a Postman collection",
        _is_postman,
        "export the API as OpenAPI: a collection has requests with examples, and no schemas",
    ),
    ForeignFormat(
        "a Postman environment",
        _member("_postman_variable_scope"),
        "name the OpenAPI document of the API instead: an environment has no schemas",
    ),
    ForeignFormat(
        "an Insomnia export",
        lambda document: document.get("_type") == "export" and "resources" in document,
        "export the API as OpenAPI: what is here are requests with examples, and no schemas",
    ),
    ForeignFormat(
        "a recording of HTTP (HAR)",
        _member("log", "entries", of=list),
        "name the OpenAPI document of the API instead: a recording has no schemas",
    ),
    ForeignFormat(
        "a GraphQL schema (the answer to an introspection)",
        lambda document: _member("__schema")(document) or _member("data", "__schema")(document),
        "use a generator for GraphQL, or name JSON Schema or OpenAPI documents of the same data",
    ),
    ForeignFormat(
        "Swagger 1",
        _member("swaggerVersion", of=_VERSION),
        "convert it to OpenAPI 3, or to Swagger 2.0, which is read",
    ),
    ForeignFormat(
        "OpenRPC",
        _member("openrpc", of=_VERSION),
        "take the schemas of its methods into documents of their own: they are JSON Schema",
    ),
    ForeignFormat(
        "Arazzo",
        _member("arazzo", of=_VERSION),
        "name the OpenAPI documents that its sourceDescriptions lists: workflows have no schemas",
    ),
    ForeignFormat(
        "a Google API description",
        _is_kind("discovery#restDescription"),
        "convert it to OpenAPI; its schemas are nearly draft 3 of JSON Schema",
    ),
    ForeignFormat(
        "a Smithy model",
        lambda document: "smithy" in document and "shapes" in document,
        "have Smithy export it as OpenAPI or JSON Schema",
    ),
    ForeignFormat(
        "a Kubernetes resource definition",
        _is_kind("CustomResourceDefinition"),
        "take spec/versions/…/schema/openAPIV3Schema into a document of its own",
    ),
    ForeignFormat(
        "a Kubernetes object",
        _is_kubernetes,
        "name the schema of such objects instead: this is data",
    ),
    ForeignFormat(
        "a CloudFormation template",
        _member("AWSTemplateFormatVersion"),
        "name the schema of such templates instead: this is data",
    ),
    ForeignFormat(
        "JSON-LD",
        lambda document: "@context" in document and "$schema" not in document,
        "name a schema of such data instead: JSON-LD says what words mean, not what is allowed",
    ),
)
