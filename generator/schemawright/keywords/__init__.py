"""The keywords of every dialect, as explicit tuples in the order in which they are checked.

A keyword is one file named after it, with its fixture in ``tests/keywords``; adding one is that
file, that fixture and one entry here. Whatever a vocabulary's tuple does not name is an
annotation (JSON Schema Core 2020-12, section 4.3.1); the keywords that another one reads
(``then``, ``minContains``) are spoken for by that one.
"""

from __future__ import annotations

from collections.abc import Mapping

from schemawright.dialects import Dialect
from schemawright.keywords import (
    additional_items,
    additional_properties,
    all_of,
    any_of,
    const,
    contains,
    dependencies,
    dependent_required,
    dependent_schemas,
    dynamic_ref,
    enum,
    exclusive_maximum,
    exclusive_minimum,
    if_,
    items,
    max_items,
    max_length,
    max_properties,
    maximum,
    min_items,
    min_length,
    min_properties,
    minimum,
    multiple_of,
    not_,
    one_of,
    pattern,
    pattern_properties,
    prefix_items,
    properties,
    property_names,
    recursive_ref,
    ref,
    required,
    unique_items,
)
from schemawright.keywords import format as format_
from schemawright.keywords import type as type_
from schemawright.keywords.context import Keyword, Lowering, LoweringContext

__all__ = ["VOCABULARIES", "Keyword", "Lowering", "LoweringContext", "keywords_of"]

_2019 = "https://json-schema.org/draft/2019-09/vocab/"
_2020 = "https://json-schema.org/draft/2020-12/vocab/"

_BOUNDS = (
    Keyword("minLength", min_length.lower),
    Keyword("maxLength", max_length.lower),
    Keyword("pattern", pattern.lower),
    Keyword("multipleOf", multiple_of.lower),
    Keyword("minItems", min_items.lower),
    Keyword("maxItems", max_items.lower),
    Keyword("uniqueItems", unique_items.lower),
    Keyword("minProperties", min_properties.lower),
    Keyword("maxProperties", max_properties.lower),
    Keyword("required", required.lower),
)

_LIMITS = (
    Keyword("minimum", minimum.lower),
    Keyword("maximum", maximum.lower),
    Keyword("exclusiveMinimum", exclusive_minimum.lower),
    Keyword("exclusiveMaximum", exclusive_maximum.lower),
)

_VALIDATION = (
    Keyword("type", type_.lower),
    Keyword("const", const.lower),
    Keyword("enum", enum.lower),
    *_LIMITS,
    *_BOUNDS,
    Keyword("dependentRequired", dependent_required.lower),
)

_COMBINED = (
    Keyword("allOf", all_of.lower),
    Keyword("anyOf", any_of.lower),
    Keyword("oneOf", one_of.lower),
    Keyword("not", not_.lower),
)

_OBJECTS = (
    Keyword("properties", properties.lower),
    Keyword("patternProperties", pattern_properties.lower),
    Keyword("additionalProperties", additional_properties.lower),
)

#: Split in two since 2019-09; the metaschemas still describe it, and documents still use it.
_DEPENDENCIES = Keyword("dependencies", dependencies.lower)

_APPLICATOR_2020 = (
    *_OBJECTS,
    Keyword("propertyNames", property_names.lower),
    Keyword("prefixItems", prefix_items.lower),
    Keyword("items", items.lower),
    Keyword("contains", contains.lower),
    Keyword("dependentSchemas", dependent_schemas.lower),
    _DEPENDENCIES,
    *_COMBINED,
    Keyword("if", if_.lower),
)

_APPLICATOR_2019 = (
    *_OBJECTS,
    Keyword("propertyNames", property_names.lower),
    Keyword("items", items.lower_2019),
    Keyword("additionalItems", additional_items.lower),
    Keyword("contains", contains.lower),
    Keyword("dependentSchemas", dependent_schemas.lower),
    _DEPENDENCIES,
    *_COMBINED,
    Keyword("if", if_.lower),
)

_REF = Keyword("$ref", ref.lower)
_FORMAT = (Keyword("format", format_.lower),)

_DRAFT4 = (
    _REF,
    Keyword("type", type_.lower_draft4),
    Keyword("enum", enum.lower),
    Keyword("minimum", minimum.lower_draft4),
    Keyword("maximum", maximum.lower_draft4),
    *_BOUNDS,
    *_FORMAT,
    *_OBJECTS,
    Keyword("items", items.lower_2019),
    Keyword("additionalItems", additional_items.lower),
    _DEPENDENCIES,
    *_COMBINED,
)

_DRAFT6 = (
    _REF,
    Keyword("type", type_.lower),
    Keyword("const", const.lower),
    Keyword("enum", enum.lower),
    *_LIMITS,
    *_BOUNDS,
    *_FORMAT,
    *_OBJECTS,
    Keyword("propertyNames", property_names.lower),
    Keyword("items", items.lower_2019),
    Keyword("additionalItems", additional_items.lower),
    Keyword("contains", contains.lower_draft6),
    _DEPENDENCIES,
    *_COMBINED,
)

_OPENAPI30 = tuple(
    Keyword("type", type_.lower_openapi30) if keyword.name == "type" else keyword
    for keyword in _DRAFT4
    if keyword.name not in {"additionalItems", "dependencies"}
)

#: Vocabulary -> its assertions and applicators. The keys are those of `Dialect.vocabularies`.
VOCABULARIES: Mapping[str, tuple[Keyword, ...]] = {
    "draft4": _DRAFT4,
    "draft6": _DRAFT6,
    "draft7": (*_DRAFT6, Keyword("if", if_.lower)),
    "openapi30": _OPENAPI30,
    _2019 + "core": (_REF, Keyword("$recursiveRef", recursive_ref.lower)),
    _2019 + "validation": _VALIDATION,
    _2019 + "applicator": _APPLICATOR_2019,
    _2019 + "format": _FORMAT,
    _2019 + "meta-data": (),
    _2019 + "content": (),
    _2020 + "core": (_REF, Keyword("$dynamicRef", dynamic_ref.lower)),
    _2020 + "validation": _VALIDATION,
    _2020 + "applicator": _APPLICATOR_2020,
    # `unevaluatedProperties` and `unevaluatedItems` look at all their siblings together; the
    # compiler wraps them around the rest (schemawright.keywords.unevaluated).
    _2020 + "unevaluated": (),
    _2020 + "format-annotation": _FORMAT,
    _2020 + "format-assertion": (Keyword("format", format_.lower_assertion),),
    _2020 + "meta-data": (),
    _2020 + "content": (),
}

#: The order of vocabularies within a schema: what is cheap and decides much comes first.
_ORDER = ("validation", "core", "format-assertion", "format", "format-annotation", "applicator")


def keywords_of(dialect: Dialect) -> tuple[Keyword, ...]:
    """The keywords of a dialect in the order in which they are checked; KeyError names a
    vocabulary that is not known."""
    rank = {name: index for index, name in enumerate(_ORDER)}
    names = sorted(dialect.vocabularies, key=lambda v: rank.get(v.rsplit("/", 1)[-1], len(rank)))
    return tuple(keyword for name in names for keyword in VOCABULARIES[name])


def unevaluated_of(dialect: Dialect) -> bool:
    """Does the dialect have ``unevaluatedProperties`` and ``unevaluatedItems``? (2019-09 keeps
    them in its applicator vocabulary.)"""
    wanted = {_2020 + "unevaluated", _2019 + "applicator"}
    return not wanted.isdisjoint(dialect.vocabularies)
