"""Small questions that one schema object answers by itself."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from schemawright.dialects import Dialect
from schemawright.keywords import definitions, identifiers, meta_data, ref
from schemawright.keywords import type as type_keyword
from schemawright.resolve import Schema
from schemawright.values import Json


def knows(dialect: Dialect, vocabulary: str) -> bool:
    """Has the dialect the vocabulary (``validation``)? Drafts up to 7 have all they know."""
    return _knows(dialect.vocabularies, vocabulary)


@lru_cache(maxsize=500)
def _knows(names: tuple[str, ...], vocabulary: str) -> bool:
    if not any("/vocab/" in name for name in names):
        return True
    return any(name.endswith(f"/vocab/{vocabulary}") for name in names)


def validates(schema: Schema) -> bool:
    """Do ``type``, ``enum`` and the like mean something in its dialect?"""
    return knows(schema.dialect, "validation")


def applies(schema: Schema) -> bool:
    """Do ``allOf``, ``properties`` and the like mean something in its dialect?"""
    return knows(schema.dialect, "applicator")


def formats(schema: Schema) -> bool:
    """Does ``format`` mean something in its dialect, for a package that asserts it?"""
    return any(knows(schema.dialect, name) for name in _FORMATS)


_FORMATS = ("format", "format-annotation", "format-assertion")


def prefix_of(schema: Schema) -> str:
    """The keyword by which it lists schemas for the first items; empty if it does not."""
    keyword = "prefixItems" if schema.dialect.name == "draft2020-12" else "items"
    listed = schema.get(keyword) if applies(schema) else None
    return keyword if isinstance(listed, list) and listed else ""


def rest_of(schema: Schema) -> str:
    """The keyword for the items after those."""
    return "items" if schema.dialect.name == "draft2020-12" else "additionalItems"


def strictest(parts: Iterable[Schema], keyword: str) -> float | None:
    """The strictest value of ``minItems`` or ``maxItems`` in schemas that a value must all
    match."""
    limits = [
        value
        for part in parts
        if validates(part) and isinstance(value := part.get(keyword), (int, float))
    ]
    return (max if keyword == "minItems" else min)(limits) if limits else None


def hides(schema: Schema) -> bool:
    """Is everything beside its ``$ref`` to be ignored?"""
    return schema.dialect.ref_hides_siblings and isinstance(schema.get("$ref"), str)


#: Keywords that accept everything, whatever their value; ``summary`` is a Reference Object's.
_REMARKS = frozenset(
    keyword.name
    for keyword in (
        *(identifiers.ID, identifiers.ID_DRAFT4, identifiers.ANCHOR, identifiers.DIALECT),
        *(identifiers.VOCABULARY, definitions.DEFS, definitions.DEFINITIONS, ref.KEYWORD),
        *(meta_data.COMMENT, meta_data.TITLE, meta_data.DESCRIPTION, meta_data.DEFAULT),
        *(meta_data.EXAMPLE, meta_data.EXAMPLES, meta_data.DEPRECATED, meta_data.READ_ONLY),
        *(meta_data.WRITE_ONLY, meta_data.EXTERNAL_DOCS, meta_data.XML),
    )
) | {"summary"}


def is_reference(schema: Schema) -> bool:
    """Does it accept what its ``$ref`` accepts, for no other reason?"""
    if not isinstance(schema.value, dict) or not isinstance(schema.get("$ref"), str):
        return False
    return hides(schema) or schema.value.keys() <= _REMARKS


def says_something(schema: Schema) -> bool:
    """Has it any keyword that could refuse a value?"""
    return isinstance(schema.value, dict) and not all(
        key in _REMARKS or key.startswith("x-") or _is_idle(key, value)
        for key, value in schema.value.items()
    )


def _is_idle(keyword: str, value: Json) -> bool:
    """Is it a ``type`` that lists all types?"""
    return keyword == type_keyword.KEYWORD.name and type_keyword.are_all(strings(value))


def is_closed(schema: Schema) -> bool:
    """Does it refuse members that it does not name?"""
    return schema.get("additionalProperties") is False and not schema.get("patternProperties")


def strings(value: Json) -> tuple[str, ...]:
    """The strings that an array lists; none of anything else."""
    return tuple(v for v in value if isinstance(v, str)) if isinstance(value, list) else ()
