"""The metaschema of the Schema Object of OpenAPI 3.0 (section 4.7.24), in draft 4.

Written from the specification: draft 4 words, of which some are missing and some have changed.
Where a schema is expected it asks for an object only, because each schema is checked alone.
A Reference Object never comes here. Unknown words are let pass, as in JSON Schema; of those that
the specification leaves out, ``patternProperties`` is read all the same.
"""

from __future__ import annotations

from schemawright.values import Json

_SCHEMA: Json = {"type": "object"}
_SCHEMAS: Json = {"type": "array", "minItems": 1, "items": _SCHEMA}
_COUNT: Json = {"type": "integer", "minimum": 0}
_NUMBER: Json = {"type": "number"}
_STRING: Json = {"type": "string"}
_BOOLEAN: Json = {"type": "boolean"}

METASCHEMA: dict[str, Json] = {
    "$schema": "http://json-schema.org/draft-04/schema#",
    "type": "object",
    "properties": {
        "title": _STRING,
        "description": _STRING,
        "default": {},
        "example": {},
        "multipleOf": {"type": "number", "minimum": 0, "exclusiveMinimum": True},
        "maximum": _NUMBER,
        "exclusiveMaximum": _BOOLEAN,
        "minimum": _NUMBER,
        "exclusiveMinimum": _BOOLEAN,
        "maxLength": _COUNT,
        "minLength": _COUNT,
        "pattern": _STRING,
        "maxItems": _COUNT,
        "minItems": _COUNT,
        "uniqueItems": _BOOLEAN,
        "maxProperties": _COUNT,
        "minProperties": _COUNT,
        "required": {"type": "array", "items": _STRING, "minItems": 1, "uniqueItems": True},
        "enum": {"type": "array"},
        "type": {"enum": ["array", "boolean", "integer", "number", "object", "string"]},
        "not": _SCHEMA,
        "allOf": _SCHEMAS,
        "oneOf": _SCHEMAS,
        "anyOf": _SCHEMAS,
        "items": _SCHEMA,
        "properties": {"type": "object", "additionalProperties": _SCHEMA},
        "patternProperties": {"type": "object", "additionalProperties": _SCHEMA},
        "additionalProperties": {"anyOf": [_BOOLEAN, _SCHEMA]},
        "format": _STRING,
        "$ref": _STRING,
        "nullable": _BOOLEAN,
        "readOnly": _BOOLEAN,
        "writeOnly": _BOOLEAN,
        "deprecated": _BOOLEAN,
        "discriminator": {
            "type": "object",
            "required": ["propertyName"],
            "properties": {
                "propertyName": _STRING,
                "mapping": {"type": "object", "additionalProperties": _STRING},
            },
        },
        "externalDocs": {
            "type": "object",
            "required": ["url"],
            "properties": {"url": _STRING, "description": _STRING},
        },
        "xml": {
            "type": "object",
            "properties": {
                "name": _STRING,
                "namespace": _STRING,
                "prefix": _STRING,
                "attribute": _BOOLEAN,
                "wrapped": _BOOLEAN,
            },
        },
    },
}
