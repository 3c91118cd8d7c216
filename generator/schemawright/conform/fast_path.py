"""What each dialect's keywords hold, as far as a look can tell.

A look either proves that a keyword's value conforms to the metaschema, or leaves it to the
metaschema: it may doubt what is right, never pass what is wrong. (`tests/conform` holds the two
against each other.) It also collects the schemas inside.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from schemawright.conform.predicates import (
    Found,
    Look,
    are_named,
    are_schemas,
    are_some_scalars,
    are_some_texts,
    are_texts,
    are_texts_by_name,
    are_truths_by_name,
    doubtful,
    is_count,
    is_either,
    is_list,
    is_number,
    is_object_schema,
    is_one_type,
    is_positive,
    is_schema,
    is_text,
    is_truth,
    is_type,
    matching,
)
from schemawright.values import Json, Tokens


@dataclass(frozen=True, slots=True)
class Words:
    """The keywords of a dialect. `booleans`: is ``true`` a schema?  `reference_only`: does
    ``$ref`` make an object a Reference Object, in which nothing else counts?"""

    looks: Mapping[str, Look]
    booleans: bool = True
    reference_only: bool = False

    def odd(self, tokens: Tokens, value: Json, below: list[Found]) -> Json:
        """The part of a schema that the metaschema has to judge, with the schemas inside it
        replaced by ``{}``; None when all of it conforms."""
        if not isinstance(value, dict):
            return None if self.booleans and isinstance(value, bool) else value
        if self.reference_only and isinstance(value.get("$ref"), str):
            return None
        doubted = []
        for key, each in value.items():
            look = self.looks.get(key)
            if look is not None and not look(each, (*tokens, key), below):
                doubted.append(key)
        if not doubted:
            return None
        doubted += [_PARTNERS[key] for key in doubted if _PARTNERS.get(key) in value]
        return {key: _outline(key, value[key]) for key in doubted}


#: Keywords that are judged together (draft 4: an exclusive bound needs its bound).
_PARTNERS = {"exclusiveMaximum": "maximum", "exclusiveMinimum": "minimum"}
#: Keywords whose values are data, not schemas.
_DATA = frozenset({"enum", "required", "type", "$vocabulary", "dependentRequired"})


def _outline(key: str, value: Json) -> Json:
    """`value` of the keyword `key` without the content of the schemas in it."""
    if key in _DATA:
        return value
    if isinstance(value, list):
        return [{} if isinstance(each, dict) else each for each in value]
    if isinstance(value, dict):
        return value if key in _MEMBERS else _emptied(value) if key in _NAMED else {}
    return value


def _emptied(value: dict[str, Json]) -> dict[str, Json]:
    return {name: {} if isinstance(each, dict) else each for name, each in value.items()}


def _common(schema: Look) -> dict[str, Look]:
    """The keywords that are the same in all drafts; `schema` looks at a schema."""
    return (
        dict.fromkeys(("title", "description", "$schema", "pattern", "format", "$ref"), is_text)
        | dict.fromkeys(("maximum", "minimum", "exclusiveMaximum", "exclusiveMinimum"), is_number)
        | dict.fromkeys(("maxLength", "minLength", "maxItems", "minItems"), is_count)
        | dict.fromkeys(("maxProperties", "minProperties"), is_count)
        | dict.fromkeys(("allOf", "anyOf", "oneOf"), are_schemas(schema))
        | dict.fromkeys(("definitions", "properties", "patternProperties"), are_named(schema))
        | {
            "multipleOf": is_positive,
            "uniqueItems": is_truth,
            "required": are_texts,
            "enum": is_list,
            "type": is_type,
            "not": schema,
            "additionalProperties": is_schema,
        }
    )


_OLD_ITEMS: dict[str, Look] = {
    "additionalItems": is_schema,
    "items": is_either(is_schema, are_schemas(is_schema)),
}
_DEPENDENCIES: dict[str, Look] = {"dependencies": are_named(is_either(is_schema, are_texts))}
#: Booleans beside a bound; they need the bound, so the metaschema has a look.
_EXCLUSIVE: dict[str, Look] = {"exclusiveMaximum": doubtful, "exclusiveMinimum": doubtful}

_DRAFT4: dict[str, Look] = (
    _common(is_object_schema)
    | _EXCLUSIVE
    | {
        "id": is_text,
        "required": are_some_texts,
        "enum": are_some_scalars,
        "additionalItems": is_schema,
        "items": is_either(is_object_schema, are_schemas(is_object_schema)),
        "dependencies": are_named(is_either(is_object_schema, are_some_texts)),
    }
)
_DRAFT6: dict[str, Look] = (
    _common(is_schema)
    | _OLD_ITEMS
    | _DEPENDENCIES
    | {"$id": is_text, "examples": is_list, "contains": is_schema, "propertyNames": is_schema}
)
_DRAFT7: dict[str, Look] = (
    _DRAFT6
    | dict.fromkeys(("$comment", "contentMediaType", "contentEncoding"), is_text)
    | dict.fromkeys(("if", "then", "else"), is_schema)
    | {"readOnly": is_truth}
)
_MODERN: dict[str, Look] = (
    _DRAFT7
    | dict.fromkeys(("maxContains", "minContains"), is_count)
    | dict.fromkeys(("unevaluatedItems", "unevaluatedProperties", "contentSchema"), is_schema)
    | dict.fromkeys(("$defs", "dependentSchemas"), are_named(is_schema))
    | dict.fromkeys(("writeOnly", "deprecated"), is_truth)
    | {
        "$id": matching("[^#]*#?"),
        "$vocabulary": are_truths_by_name,
        "dependentRequired": are_texts_by_name,
    }
)
_DRAFT2019: dict[str, Look] = _MODERN | {
    "$anchor": matching("[A-Za-z][-A-Za-z0-9.:_]*"),
    "$recursiveRef": is_text,
    "$recursiveAnchor": is_truth,
}
_ANCHOR = matching("[A-Za-z_][-A-Za-z0-9._]*")
_DRAFT2020: dict[str, Look] = _MODERN | {
    "items": is_schema,
    "prefixItems": are_schemas(is_schema),
    "$anchor": _ANCHOR,
    "$dynamicAnchor": _ANCHOR,
    "$dynamicRef": is_text,
    "$recursiveRef": is_text,
    "$recursiveAnchor": _ANCHOR,
}
del _DRAFT2020["additionalItems"]  # not a keyword any more: its value is not looked at
_OPENAPI30: dict[str, Look] = (
    dict(_common(is_object_schema))
    | _EXCLUSIVE
    | dict.fromkeys(("nullable", "readOnly", "writeOnly", "deprecated"), is_truth)
    | {
        "type": is_one_type,
        "required": are_some_texts,
        "items": is_object_schema,
        "discriminator": doubtful,
        "xml": doubtful,
        "externalDocs": doubtful,
    }
)
for _absent in ("$schema", "definitions", "patternProperties"):
    del _OPENAPI30[_absent]

WORDS: Mapping[str, Words] = {
    "draft4": Words(_DRAFT4, booleans=False),
    "draft6": Words(_DRAFT6),
    "draft7": Words(_DRAFT7),
    "draft2019-09": Words(_DRAFT2019),
    "draft2020-12": Words(_DRAFT2020),
    "openapi30": Words(_OPENAPI30, booleans=False, reference_only=True),
}
#: Objects whose members are schemas (or lists of names), and those whose members are neither.
_NAMED = frozenset(
    {"definitions", "$defs", "properties", "patternProperties", "dependencies", "dependentSchemas"}
)
_MEMBERS = frozenset({"discriminator", "xml", "externalDocs"})
