"""Which named schemas a schema needs: those that its type speaks of, and those that these need.

    order.json: {"properties": {"lines": {"items": {"$ref": "#/$defs/Line"}}}}   →  Order, Line

Definitions are needed by those who refer to them, and not by the schema that they stand in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import field, fields, is_dataclass

from schemawright.contract import Contract
from schemawright.data_classes import mutable
from schemawright.keywords import (
    all_of,
    definitions,
    discriminator,
    dynamic_ref,
    identifiers,
    recursive_ref,
    ref,
    references,
    subschemas,
)
from schemawright.resolve import Library, Schema
from schemawright.values import Tokens

_DEFINITIONS = (definitions.DEFS.name, definitions.DEFINITIONS.name)
_DYNAMIC = (dynamic_ref.KEYWORD.name, recursive_ref.KEYWORD.name)
_ANCHORS = (identifiers.DYNAMIC_ANCHOR.name, identifiers.RECURSIVE_ANCHOR.name)


@mutable
class Reach:
    """Answers for the schemas of `contract`."""

    contract: Contract
    #: The schemas that have an object with a discriminator as a part, by its place.
    _kinds: dict[tuple[str, Tokens], list[Schema]] = field(default_factory=dict)
    #: Those that a dynamic reference may come to.
    _anchored: list[Schema] = field(default_factory=list)

    def __post_init__(self) -> None:
        for schema in self._library.schemas:
            if any(schema.has(anchor) for anchor in _ANCHORS):
                self._anchored.append(schema)
            for base in self._bases(schema):
                self._kinds.setdefault(base.place, []).append(schema)

    @property
    def _library(self) -> Library:
        return self.contract.library

    def _bases(self, schema: Schema) -> Iterator[Schema]:
        """The objects with a discriminator that are parts of `schema`."""
        parts = schema.get(all_of.KEYWORD.name)
        for index in range(len(parts)) if isinstance(parts, list) else ():
            part = self._library.child(schema, all_of.KEYWORD.name, index)
            if isinstance(part.get(ref.KEYWORD.name), str):
                base = self._library.follow(part)
                if base.has(discriminator.KEYWORD.name):
                    yield base

    def names(self, starts: Iterable[str]) -> set[str]:
        """The names of all that the schemas called `starts` reach, these among them."""
        reached: set[str] = set()
        seen: set[tuple[str, Tokens]] = set()
        pending = [self.contract.named(name).schema for name in starts]
        while pending:
            schema = pending.pop()
            if schema.place in seen:
                continue
            seen.add(schema.place)
            name = self.contract.name_of(schema)
            if name is not None and name not in reached:
                reached.add(name)
                named = self.contract.named(name)
                pending.append(named.schema)
                pending += [named.whole] if named.whole else []
            pending.extend(self._next(schema))
        return reached

    def _next(self, schema: Schema) -> Iterator[Schema]:
        """What `schema` speaks of directly."""
        for keyword, _ in references(schema.value, schema.dialect):
            yield self._library.follow(schema, keyword)
            if keyword in _DYNAMIC:
                yield from self._anchored
        if schema.has(ref.KEYWORD.name) and schema.dialect.ref_hides_siblings:
            return
        for tokens, _ in subschemas(schema.value, schema.dialect):
            if tokens[0] not in _DEFINITIONS:
                yield self._library.child(schema, *tokens)
        if schema.has(discriminator.KEYWORD.name):
            yield from self._kinds.get(schema.place, ())
            yield from self._mapped(schema)

    def _mapped(self, schema: Schema) -> Iterator[Schema]:
        """What the mapping of a discriminator leads to, by reference or by name."""
        value = schema.get(discriminator.KEYWORD.name)
        mapping = value.get("mapping") if isinstance(value, dict) else None
        for target in mapping.values() if isinstance(mapping, dict) else ():
            for reference in (str(target), f"#/components/schemas/{target}"):
                referred = self._library.reference(schema, reference)
                if referred is not None:
                    yield referred


def schemas_named_in(value: object) -> Iterator[str]:
    """The names of the schemas that an operation, or a part of one, speaks of."""
    if isinstance(value, tuple):
        for item in value:
            yield from schemas_named_in(item)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            inner = getattr(value, field.name)
            if field.name == "schema" and isinstance(inner, str):
                yield inner
            else:
                yield from schemas_named_in(inner)
