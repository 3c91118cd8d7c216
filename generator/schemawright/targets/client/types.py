"""The Python types of what a caller may give where a schema describes it.

They are as wide as the schema at least: the check at the send is what decides.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from schemawright.code import NONE, Attribute, Expression, Imported, Name, Subscript, Tuple, union
from schemawright.contract import Api, NamedSchema
from schemawright.resolve import Library, Schema

OBJECT, STRING, INTEGER, BYTES = Name("object"), Name("str"), Name("int"), Name("bytes")
#: An object as a caller may give it.
MAPPING = Subscript(Imported("Mapping", "collections.abc"), Tuple((STRING, OBJECT)))
MODEL = Imported("BaseModel", "pydantic")
_SIMPLE: dict[str, Expression] = {
    "string": STRING,
    "integer": INTEGER,
    "number": Name("float"),
    "boolean": Name("bool"),
    "null": NONE,
}
_TEXTS: dict[str, Expression] = {
    "date-time": Imported("datetime", "datetime"),
    "date": Imported("date", "datetime"),
    "uuid": Imported("UUID", "uuid"),
}
_DEEPEST = 4
_LONGEST_CHAIN = 20


@dataclass(frozen=True, slots=True)
class ClientContract:
    """What the client needs of a contract that has operations; names are looked up often."""

    package: str
    library: Library
    api: Api
    schemas: Mapping[str, NamedSchema]

    def schema(self, name: str) -> Schema:
        """The schema that has the class `name`."""
        return self.schemas[name].schema


def model(name: str) -> Expression:
    """The class `name`, as the client refers to it."""
    return Attribute(Imported("models", "."), name)


def validator(variable: str) -> Expression:
    """The validator `variable`, likewise."""
    return Attribute(Imported("validators", "."), variable)


def resolved(library: Library, schema: Schema) -> Schema:
    """The schema at the end of a chain of references."""
    for _ in range(_LONGEST_CHAIN):
        if not isinstance(schema.get("$ref"), str):
            break
        schema = library.follow(schema)
    return schema


def argument_types(library: Library, schema: Schema, depth: int = 0) -> tuple[Expression, ...]:
    """The alternatives of the type of an argument; ``(OBJECT,)`` when nothing is known."""
    schema = resolved(library, schema)
    types = schema.get("type")
    names = [types] if isinstance(types, str) else types
    if isinstance(names, list):
        found = [t for name in names for t in _of_type(library, schema, str(name), depth)]
    else:
        found = _of_parts(library, schema, depth)
    unique = tuple(dict.fromkeys(found))
    return (OBJECT,) if not unique or OBJECT in unique else unique


def _of_type(library: Library, schema: Schema, name: str, depth: int) -> list[Expression]:
    if name == "array":
        inner: tuple[Expression, ...] = (OBJECT,)
        if schema.has("items") and isinstance(schema.get("items"), dict) and depth < _DEEPEST:
            inner = argument_types(library, library.child(schema, "items"), depth + 1)
        return [Subscript(Imported("Sequence", "collections.abc"), union(*inner))]
    if name == "object":
        return [MAPPING, MODEL]
    text = _TEXTS.get(str(schema.get("format"))) if name == "string" else None
    return [_SIMPLE.get(name, OBJECT), *([text] if text else [])]


def _of_parts(library: Library, schema: Schema, depth: int) -> list[Expression]:
    """Types where no ``type`` says so: from the properties, or from what is combined."""
    if isinstance(schema.get("properties"), dict):
        return [MAPPING, MODEL]
    values = schema.get("enum")
    if isinstance(values, list) and values and all(isinstance(v, str) for v in values):
        return [STRING]
    for keyword in ("allOf", "oneOf", "anyOf"):
        parts = schema.get(keyword)
        if isinstance(parts, list) and parts and depth < _DEEPEST:
            places = (library.child(schema, keyword, i) for i in range(len(parts)))
            kinds = [argument_types(library, place, depth + 1) for place in places]
            if keyword == "allOf":
                return list(next((kind for kind in kinds if kind != (OBJECT,)), (OBJECT,)))
            return [each for kind in kinds for each in kind]
    return [OBJECT]


def properties(library: Library, schema: Schema) -> dict[str, tuple[Expression, ...]]:
    """The types of the members of an object, by their names on the wire."""
    schema = resolved(library, schema)
    members = schema.get("properties")
    if not isinstance(members, dict):
        return {}
    return {
        name: argument_types(library, library.child(schema, "properties", name)) for name in members
    }
