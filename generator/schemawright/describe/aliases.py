"""Schemas that are nothing but another one: ``{"$ref": "#/components/schemas/Error"}``."""

from __future__ import annotations

from schemawright.resolve import Library, Schema

#: Members that may stand beside a ``$ref`` without changing what it accepts.
_REMARKS = frozenset(
    ("$ref", "$comment", "title", "description", "summary", "example", "examples", "deprecated")
)


def is_alias(schema: Schema) -> bool:
    """Does `schema` accept what its ``$ref`` accepts, for no other reason?"""
    if not isinstance(schema.value, dict) or not isinstance(schema.value.get("$ref"), str):
        return False
    return schema.dialect.ref_hides_siblings or schema.value.keys() <= _REMARKS


def original(library: Library, schema: Schema) -> Schema:
    """The schema at the end of a chain of aliases; in a ring of them, the last new one."""
    seen = {schema.place}
    while is_alias(schema):
        found = library.reference(schema, str(schema.get("$ref")))
        if found is None or found.place in seen:
            break
        seen.add(found.place)
        schema = found
    return schema
