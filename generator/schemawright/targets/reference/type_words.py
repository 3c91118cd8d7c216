"""The type of a schema in words that nobody has to learn, named ones as links to their pages.

ArrayType(NamedType("Item"))            →  array of [Item](item.md)
UnionType((ScalarType("string"), NULL)) →  string or null
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from schemawright.contract import Contract, NamedSchema
from schemawright.data_classes import frozen
from schemawright.render import Code, code_span, identifier
from schemawright.types.language import (
    STRING,
    ArrayType,
    LiteralType,
    MapType,
    NamedType,
    ScalarType,
    TupleType,
    Type,
    UnionType,
)

_OR = Code(" or ")
#: More values than this are counted, not listed.
_MOST_VALUES = 12


@frozen
class Links:
    """Where each named schema is described: a page, or a section of its owner's page."""

    schemas: Mapping[str, NamedSchema]

    @classmethod
    def of(cls, contract: Contract) -> Links:
        """The links to the schemas that have a page."""
        return cls(contract.by_name)

    def page_of(self, name: str) -> str:
        """The file of the public schema that `name` is, or belongs to."""
        named = self.schemas[name]
        return f"{(self.schemas[named.owner] if named.owner else named).variable}.md"

    def to(self, name: str) -> Code:
        """A link to what is said of the schema `name`."""
        section = f"#{name.lower()}" if self.schemas[name].owner else ""
        return Code(f"[{identifier(name)}]({Code(self.page_of(name))}{section})")

    def words(self, type_: Type) -> Code:
        """`type_` as Markdown, on one line."""
        match type_:
            case NamedType(name):
                return self.to(name)
            case ScalarType(kind):
                return Code(kind)
            case LiteralType(_, values) if len(values) > _MOST_VALUES:
                return Code(f"one of {len(values)} values")
            case LiteralType(_, values):
                return _OR.join(code_span(json.dumps(value)) for value in values)
            case ArrayType(item):
                return Code("array of ") + self._part(item)
            case MapType(value, key):
                names = Code("") if key == STRING else Code(" with names ") + self._part(key)
                return Code("object") + names + Code(" with values of type ") + self._part(value)
            case TupleType(items):
                return Code("array of ") + Code(", then ").join(map(self._part, items))
            case UnionType(options):
                return _OR.join(map(self.words, options))
            case _:
                return Code("anything")

    def _part(self, type_: Type) -> Code:
        """The words for a part of another type, in parentheses where they are several."""
        words = self.words(type_)
        several = isinstance(type_, (UnionType, LiteralType, TupleType))
        return Code("(") + words + Code(")") if several else words
