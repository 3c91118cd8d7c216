"""The Python types of what a caller may give where a schema describes it.

They are as wide as the schema at least: the check at the send is what decides.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from schemawright.contract import Api, NamedSchema
from schemawright.resolve import Library, Schema

_SIMPLE = {
    "string": "str",
    "integer": "int",
    "number": "float",
    "boolean": "bool",
    "null": "None",
}
_TEXTS = {"date-time": "datetime.datetime", "date": "datetime.date", "uuid": "uuid.UUID"}
_DEEPEST = 4
_LONGEST_CHAIN = 20


@dataclass(frozen=True, slots=True)
class Known:
    """What the client needs of a contract that has operations; names are looked up often."""

    package: str
    library: Library
    api: Api
    schemas: Mapping[str, NamedSchema]

    def schema(self, name: str) -> Schema:
        """The schema that has the class `name`."""
        return self.schemas[name].schema


def resolved(library: Library, schema: Schema) -> Schema:
    """The schema at the end of a chain of references."""
    for _ in range(_LONGEST_CHAIN):
        if not isinstance(schema.get("$ref"), str):
            break
        schema = library.follow(schema)
    return schema


def given(library: Library, schema: Schema, depth: int = 0) -> tuple[str, ...]:
    """The alternatives of the type of an argument; ``("object",)`` when nothing is known."""
    schema = resolved(library, schema)
    types = schema.get("type")
    names = [types] if isinstance(types, str) else types
    if isinstance(names, list):
        found = [t for name in names for t in _of_type(library, schema, str(name), depth)]
    else:
        found = _of_parts(library, schema, depth)
    unique = tuple(dict.fromkeys(found))
    return ("object",) if not unique or "object" in unique else unique


def _of_type(library: Library, schema: Schema, name: str, depth: int) -> list[str]:
    if name == "array":
        inner: tuple[str, ...] = ("object",)
        if schema.has("items") and isinstance(schema.get("items"), dict) and depth < _DEEPEST:
            inner = given(library, library.child(schema, "items"), depth + 1)
        return [f"Sequence[{' | '.join(inner)}]"]
    if name == "object":
        return ["Mapping[str, object]", "BaseModel"]
    text = _TEXTS.get(str(schema.get("format"))) if name == "string" else None
    return [_SIMPLE.get(name, "object"), *([text] if text else [])]


def _of_parts(library: Library, schema: Schema, depth: int) -> list[str]:
    """Types where no ``type`` says so: from the properties, or from what is combined."""
    if isinstance(schema.get("properties"), dict):
        return ["Mapping[str, object]", "BaseModel"]
    values = schema.get("enum")
    if isinstance(values, list) and values and all(isinstance(v, str) for v in values):
        return ["str"]
    for keyword in ("allOf", "oneOf", "anyOf"):
        parts = schema.get(keyword)
        if isinstance(parts, list) and parts and depth < _DEEPEST:
            places = (library.child(schema, keyword, i) for i in range(len(parts)))
            kinds = [given(library, place, depth + 1) for place in places]
            if keyword == "allOf":
                return list(next((kind for kind in kinds if kind != ("object",)), ("object",)))
            return [each for kind in kinds for each in kind]
    return ["object"]


def properties(library: Library, schema: Schema) -> dict[str, tuple[str, ...]]:
    """The types of the members of an object, by their names on the wire."""
    schema = resolved(library, schema)
    members = schema.get("properties")
    if not isinstance(members, dict):
        return {}
    return {name: given(library, library.child(schema, "properties", name)) for name in members}
