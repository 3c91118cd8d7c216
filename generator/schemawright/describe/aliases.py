"""Schemas that are nothing but another one: ``{"$ref": "#/components/schemas/Error"}``."""

from __future__ import annotations

from schemawright.keywords import identifiers, meta_data, ref
from schemawright.resolve import Library, Schema

#: What may stand beside a ``$ref`` without changing what it accepts, or how it is read and written
#: (``default``, ``readOnly``): remarks for people; ``summary`` is a Reference Object's.
_REMARKS = frozenset(
    keyword.name
    for keyword in (
        *(ref.KEYWORD, meta_data.COMMENT, meta_data.TITLE, meta_data.DESCRIPTION),
        *(meta_data.EXAMPLE, meta_data.EXAMPLES, meta_data.DEPRECATED),
    )
) | {"summary"}

_ANCHOR = identifiers.DYNAMIC_ANCHOR.name


def is_alias(schema: Schema) -> bool:
    """Does `schema` accept what its ``$ref`` accepts, for no other reason?"""
    if not isinstance(schema.value, dict) or not isinstance(schema.value.get("$ref"), str):
        return False
    return schema.dialect.ref_hides_siblings or schema.value.keys() <= _REMARKS


def is_placeholder(schema: Schema) -> bool:
    """Does it only say what a dynamic anchor means: another schema, or anything?"""
    if not isinstance(schema.value, dict) or not schema.has(_ANCHOR):
        return False
    return schema.value.keys() <= _REMARKS | {_ANCHOR}


def original(library: Library, schema: Schema) -> Schema:
    """The schema at the end of a chain of aliases; in a ring of them, the last new one."""
    seen = {schema.place}
    while is_alias(schema):
        target = library.reference(schema, str(schema.get("$ref")))
        if target is None or target.place in seen:
            break
        seen.add(target.place)
        schema = target
    return schema
