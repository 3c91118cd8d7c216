"""The schemas of a contract as one document, under the names of their classes.

    order.json: {"$id": …, "properties": {"price": {"$ref": "price.json"}}}
    →  {"$defs": {"Order": {"properties": {"price": {"$ref": "#/$defs/Price"}}}, "Price": …}}

Only keywords that describe values are passed on. There are many others by which a document could
choose what the library imports, what classes derive from and what they are called; none of these
gets there, nor does an identifier or a reference that leads outside.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from schemawright.contract import Contract, NamedSchema
from schemawright.data_classes import mutable
from schemawright.resolve import Schema
from schemawright.values import Json, Tokens

_VALUES = frozenset(("const", "default", "enum", "example", "examples"))
_KEYWORDS = frozenset(
    """
    additionalItems additionalProperties allOf anyOf const contains contentEncoding
    contentMediaType default dependencies dependentRequired dependentSchemas deprecated description
    discriminator else enum example examples exclusiveMaximum exclusiveMinimum format if items
    maxContains maxItems maxLength maxProperties maximum minContains minItems minLength
    minProperties minimum multipleOf not nullable oneOf pattern patternProperties prefixItems
    properties propertyNames readOnly required then title type unevaluatedItems
    unevaluatedProperties uniqueItems writeOnly
    """.split()
)
_DEFINITIONS = ("$defs", "definitions")


def bundle(contract: Contract) -> dict[str, Json]:
    """The document, with an entry for everything that is declared or referred to by name."""
    return _Bundler(contract).document()


@mutable
class _Bundler:
    contract: Contract
    schemas: Mapping[tuple[str, Tokens], Schema] = field(init=False)

    def __post_init__(self) -> None:
        self.schemas = {schema.place: schema for schema in self.contract.library.schemas}

    def document(self) -> dict[str, Json]:
        entries: dict[str, Json] = {}
        pending = [named for named in self.contract.schemas if self._is_entry(named)]
        while pending:
            named = pending.pop(0)
            if named.name not in entries:
                wanted: list[NamedSchema] = []
                entries[named.name] = self._copied(named.schema, wanted)
                pending += wanted
        return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$defs": entries}

    def _is_entry(self, named: NamedSchema) -> bool:
        """Is it declared as such, not just written in place?"""
        if named.role != "nested":
            return named.role != "parameter"
        return named.schema.tokens[-2:-1] in tuple((word,) for word in _DEFINITIONS)

    def _copied(self, schema: Schema, wanted: list[NamedSchema]) -> Json:
        """What is said of values in `schema`; what it refers to becomes `wanted`."""
        if not isinstance(schema.value, dict):
            return schema.value
        copy: dict[str, Json] = {}
        if isinstance(schema.get("$ref"), str):
            named = self._target(schema)
            if named is not None:
                wanted.append(named)
                copy["$ref"] = f"#/$defs/{named.name}"
            if schema.dialect.ref_hides_siblings:
                return copy
        for keyword, value in schema.value.items():
            if keyword in _VALUES:
                copy[keyword] = value
            elif keyword == "discriminator":
                copy |= _discriminator(value)
            elif keyword in _KEYWORDS:
                copy[keyword] = self._below(schema, (keyword,), value, wanted)
        return copy

    def _below(
        self, schema: Schema, tokens: Tokens, value: Json, wanted: list[NamedSchema]
    ) -> Json:
        """The value of a keyword, with the schemas in it copied likewise."""
        below = self.schemas.get((schema.source.path, schema.tokens + tokens))
        if below is not None:
            return self._copied(below, wanted)
        if isinstance(value, dict):
            return {k: self._below(schema, (*tokens, k), v, wanted) for k, v in value.items()}
        if isinstance(value, list):
            return [self._below(schema, (*tokens, i), v, wanted) for i, v in enumerate(value)]
        return value

    def _target(self, schema: Schema) -> NamedSchema | None:
        name = self.contract.name_of(self.contract.library.follow(schema))
        return self.contract.by_name.get(name) if name is not None else None


def _discriminator(value: Json) -> dict[str, Json]:
    """The member that tells, without the references of a mapping."""
    name = value.get("propertyName") if isinstance(value, dict) else None
    return {"discriminator": {"propertyName": name}} if isinstance(name, str) else {}
