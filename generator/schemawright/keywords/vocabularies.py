"""The keywords of every vocabulary, as tuples in the order in which they are checked."""

from __future__ import annotations

from collections.abc import Mapping

from schemawright.keywords import (
    additional_items,
    additional_properties,
    ajv,
    all_of,
    any_of,
    const,
    contains,
    content,
    definitions,
    dependencies,
    dependent_required,
    dependent_schemas,
    discriminator,
    draft3,
    dynamic_ref,
    enum,
    exclusive_maximum,
    exclusive_minimum,
    identifiers,
    if_,
    items,
    max_items,
    max_length,
    max_properties,
    maximum,
    meta_data,
    min_items,
    min_length,
    min_properties,
    minimum,
    multiple_of,
    not_,
    nullable,
    one_of,
    pattern,
    pattern_properties,
    prefix_items,
    properties,
    property_names,
    recursive_ref,
    ref,
    required,
    unevaluated_items,
    unevaluated_properties,
    unique_items,
)
from schemawright.keywords import format as format_
from schemawright.keywords import type as type_
from schemawright.keywords.keyword import Keyword

_2019 = "https://json-schema.org/draft/2019-09/vocab/"
_2020 = "https://json-schema.org/draft/2020-12/vocab/"

_BOUNDS = (
    min_length.KEYWORD,
    max_length.KEYWORD,
    pattern.KEYWORD,
    multiple_of.KEYWORD,
    min_items.KEYWORD,
    max_items.KEYWORD,
    unique_items.KEYWORD,
    min_properties.KEYWORD,
    max_properties.KEYWORD,
)

_LIMITS = (
    minimum.KEYWORD,
    maximum.KEYWORD,
    exclusive_minimum.KEYWORD,
    exclusive_maximum.KEYWORD,
)

_OBJECTS = (
    properties.KEYWORD,
    pattern_properties.KEYWORD,
    additional_properties.KEYWORD,
)

_COMBINED = (
    all_of.KEYWORD,
    any_of.KEYWORD,
    one_of.KEYWORD,
    not_.KEYWORD,
)

_CONDITIONAL = (if_.KEYWORD, if_.THEN, if_.ELSE)

_TEXTS = (identifiers.DIALECT, meta_data.TITLE, meta_data.DESCRIPTION, meta_data.DEFAULT)

_DRAFT4 = (
    ref.KEYWORD,
    type_.DRAFT4,
    enum.DRAFT4,
    minimum.DRAFT4,
    maximum.DRAFT4,
    exclusive_minimum.DRAFT4,
    exclusive_maximum.DRAFT4,
    *_BOUNDS,
    required.DRAFT4,
    format_.KEYWORD,
    *_OBJECTS,
    items.DRAFT2019,
    additional_items.KEYWORD,
    dependencies.DRAFT4,
    *_COMBINED,
    *_TEXTS,
    identifiers.ID_DRAFT4,
    definitions.DEFINITIONS,
)

_DRAFT6 = (
    ref.KEYWORD,
    type_.KEYWORD,
    const.KEYWORD,
    enum.KEYWORD,
    *_LIMITS,
    *_BOUNDS,
    required.KEYWORD,
    format_.KEYWORD,
    *_OBJECTS,
    property_names.KEYWORD,
    items.DRAFT2019,
    additional_items.KEYWORD,
    contains.DRAFT6,
    dependencies.KEYWORD,
    *_COMBINED,
    *_TEXTS,
    meta_data.EXAMPLES,
    identifiers.ID_DRAFT6,
    definitions.DEFINITIONS,
)

_DRAFT7 = (
    *_DRAFT6,
    *_CONDITIONAL,
    meta_data.COMMENT,
    meta_data.READ_ONLY,
    content.ENCODING,
    content.MEDIA_TYPE,
)

#: What draft 4 has and the Schema Object of OpenAPI 3.0 has not is left out, except for
#: ``patternProperties``: many documents rely on it, and it can mean nothing else.
_OPENAPI30 = (
    ref.KEYWORD,
    type_.OPENAPI30,
    nullable.KEYWORD,
    enum.KEYWORD,
    minimum.DRAFT4,
    maximum.DRAFT4,
    exclusive_minimum.OPENAPI30,
    exclusive_maximum.OPENAPI30,
    *_BOUNDS,
    required.DRAFT4,
    format_.KEYWORD,
    *_OBJECTS,
    items.OPENAPI30,
    *_COMBINED,
    meta_data.TITLE,
    meta_data.DESCRIPTION,
    meta_data.DEFAULT,
    meta_data.EXAMPLE,
    meta_data.READ_ONLY,
    meta_data.WRITE_ONLY,
    meta_data.DEPRECATED,
    meta_data.EXTERNAL_DOCS,
    meta_data.XML,
    discriminator.KEYWORD,
)

#: What parameters and headers of Swagger 2.0 say of their values.
_SWAGGER20_VALUE = (
    type_.SWAGGER20,
    nullable.SWAGGER20,
    enum.SWAGGER20,
    minimum.DRAFT4,
    maximum.DRAFT4,
    exclusive_minimum.OPENAPI30,
    exclusive_maximum.OPENAPI30,
    *_BOUNDS,
    format_.KEYWORD,
    items.OPENAPI30,
    meta_data.DESCRIPTION,
    meta_data.DEFAULT,
)

#: Its Schema Object. ``patternProperties`` as in OpenAPI 3.0; schemas by position in ``items``
#: are what its own JSON Schema allows.
_SWAGGER20 = (
    ref.KEYWORD,
    *(keyword for keyword in _SWAGGER20_VALUE if keyword.name not in ("items", "description")),
    required.DRAFT4,
    *_OBJECTS,
    items.DRAFT2019,
    all_of.KEYWORD,
    meta_data.TITLE,
    meta_data.DESCRIPTION,
    meta_data.EXAMPLE,
    meta_data.READ_ONLY,
    meta_data.EXTERNAL_DOCS,
    meta_data.XML,
    discriminator.SWAGGER20,
)

_VALIDATION = (
    type_.KEYWORD,
    const.KEYWORD,
    enum.KEYWORD,
    *_LIMITS,
    *_BOUNDS,
    required.KEYWORD,
    dependent_required.KEYWORD,
    contains.MIN_CONTAINS,
    contains.MAX_CONTAINS,
)

_META_DATA = (
    meta_data.TITLE,
    meta_data.DESCRIPTION,
    meta_data.DEFAULT,
    meta_data.EXAMPLES,
    meta_data.READ_ONLY,
    meta_data.WRITE_ONLY,
    meta_data.DEPRECATED,
)

_CONTENT = (content.ENCODING, content.MEDIA_TYPE, content.SCHEMA_OF_CONTENT)

_CORE = (
    ref.KEYWORD,
    identifiers.DIALECT,
    identifiers.VOCABULARY,
    identifiers.ID,
    meta_data.COMMENT,
    definitions.DEFS,
    # Called otherwise since 2019-09; the metaschemas still describe it, documents still use it.
    definitions.DEFINITIONS,
)

#: ``dependencies`` was split in two in 2019-09; the metaschemas still describe it, and documents
#: still use it.
_APPLICATOR_2019 = (
    *_OBJECTS,
    property_names.KEYWORD,
    items.DRAFT2019,
    additional_items.KEYWORD,
    contains.DRAFT2019,
    dependent_schemas.KEYWORD,
    dependencies.KEYWORD,
    *_COMBINED,
    *_CONDITIONAL,
    unevaluated_properties.KEYWORD,
    unevaluated_items.KEYWORD,
)

_APPLICATOR_2020 = (
    *_OBJECTS,
    property_names.KEYWORD,
    prefix_items.KEYWORD,
    items.KEYWORD,
    contains.KEYWORD,
    dependent_schemas.KEYWORD,
    dependencies.KEYWORD,
    *_COMBINED,
    *_CONDITIONAL,
)

#: Vocabulary -> its keywords. The keys are those of `Dialect.vocabularies`.
VOCABULARIES: Mapping[str, tuple[Keyword, ...]] = {
    # Of no dialect: what is told of them is what to write instead.
    "draft3": (draft3.DIVISIBLE_BY, draft3.EXTENDS, draft3.DISALLOW),
    "draft4": _DRAFT4,
    "draft6": _DRAFT6,
    "draft7": _DRAFT7,
    "openapi30": _OPENAPI30,
    "swagger20": _SWAGGER20,
    "swagger20-value": _SWAGGER20_VALUE,
    _2019 + "core": (
        *_CORE,
        recursive_ref.KEYWORD,
        identifiers.ANCHOR_2019,
        identifiers.RECURSIVE_ANCHOR,
    ),
    _2019 + "validation": _VALIDATION,
    _2019 + "applicator": _APPLICATOR_2019,
    _2019 + "format": (format_.KEYWORD,),
    _2019 + "meta-data": _META_DATA,
    _2019 + "content": _CONTENT,
    _2020 + "core": (
        *_CORE,
        dynamic_ref.KEYWORD,
        identifiers.ANCHOR,
        identifiers.DYNAMIC_ANCHOR,
        recursive_ref.DRAFT2020,
        identifiers.RECURSIVE_ANCHOR_2020,
    ),
    _2020 + "validation": _VALIDATION,
    _2020 + "applicator": _APPLICATOR_2020,
    _2020 + "unevaluated": (unevaluated_properties.KEYWORD, unevaluated_items.KEYWORD),
    _2020 + "format-annotation": (format_.KEYWORD,),
    _2020 + "format-assertion": (format_.ASSERTION,),
    _2020 + "meta-data": _META_DATA,
    _2020 + "content": _CONTENT,
    "ajv": ajv.VOCABULARY,
}

#: The keywords that documentation speaks of, in the order in which it does so.
SPOKEN = (
    format_.KEYWORD,
    content.ENCODING,
    content.MEDIA_TYPE,
    pattern.KEYWORD,
    min_length.KEYWORD,
    max_length.KEYWORD,
    minimum.KEYWORD,
    exclusive_minimum.KEYWORD,
    maximum.KEYWORD,
    exclusive_maximum.KEYWORD,
    multiple_of.KEYWORD,
    min_items.KEYWORD,
    max_items.KEYWORD,
    min_properties.KEYWORD,
    max_properties.KEYWORD,
    meta_data.DEFAULT,
    meta_data.EXAMPLE,
    meta_data.EXAMPLES,
    unique_items.KEYWORD,
    meta_data.READ_ONLY,
    meta_data.WRITE_ONLY,
    meta_data.DEPRECATED,
)
