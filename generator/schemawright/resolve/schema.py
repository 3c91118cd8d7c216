"""A schema at its place, and the library of all of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field
from typing import Any, Protocol

from schemawright.data_classes import frozen
from schemawright.dialects import Dialect
from schemawright.left_out import LeftOut
from schemawright.openapi_objects import RootKind
from schemawright.read.source import Source
from schemawright.values import Json, Tokens


@frozen(eq=False)
class Schema:
    """A schema and what decides its meaning.

    `tokens` is its place in the document of `source`; `base` the URI that references in it
    start from (JSON Schema Core, section 8.2.1); `dialect` the one of its resource. Two are
    equal when they stand at the same place.
    """

    source: Source
    tokens: Tokens
    value: Json
    base: str
    dialect: Dialect
    #: What tells it from every other schema: the file, and the way to it.
    place: tuple[str, Tokens] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "place", (self.source.path, self.tokens))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Schema) and self.place == other.place

    def __hash__(self) -> int:
        return hash(self.place)

    def get(self, keyword: str) -> Json:
        """The value of a keyword; None when it is absent or the schema is a boolean."""
        return self.value.get(keyword) if isinstance(self.value, dict) else None

    def has(self, keyword: str) -> bool:
        """Whether `keyword` stands in it."""
        return isinstance(self.value, dict) and keyword in self.value


@frozen
class ApiPart:
    """An OpenAPI document, or what it has in a document beside it: a part, which is no schema.

    `root` and `version` are those of the OpenAPI document, `dialect` the one of its schemas.
    `objects` are the kinds and places of the outermost objects that are no schemas, `schemas`
    those of the outermost schemas, `named` those schemas that have a name of their own:
    components, and what references of other documents lead to.
    """

    root: RootKind
    version: str
    dialect: Dialect
    objects: tuple[tuple[str, Tokens], ...]
    schemas: tuple[tuple[Tokens, Dialect], ...]
    named: tuple[Tokens, ...]

    @property
    def is_whole(self) -> bool:
        """Is it the OpenAPI document itself?"""
        return any(kind == self.root for kind, _ in self.objects)


@frozen
class Document:
    """A source and what it is: a schema, or if it has `api`, an OpenAPI document or a part of one.
    `root` is the schema of the whole (of an OpenAPI document: where the references of its
    Reference Objects start from)."""

    root: Schema
    #: X of a document that calls itself ``#/components/schemas/X``.
    component: str | None = None
    api: ApiPart | None = None

    @property
    def is_openapi(self) -> bool:
        """Is it a whole OpenAPI document?"""
        return self.api is not None and self.api.is_whole

    @property
    def source(self) -> Source:
        """The file that it came from."""
        return self.root.source


class Library(Protocol):
    """A folder of documents in which every reference has been found."""

    @property
    def documents(self) -> tuple[Document, ...]:
        """All documents, in the order of their paths."""

    @property
    def registry(self) -> Any:
        """Where `referencing` looks documents up."""

    @property
    def size(self) -> int:
        """The characters of all documents."""

    @property
    def left_out(self) -> tuple[LeftOut, ...]:
        """What documents had and meant nothing, and is no longer in them."""

    @property
    def schemas(self) -> tuple[Schema, ...]:
        """Every schema object that stands where its dialect expects one, parents first."""

    @property
    def dynamic_names(self) -> frozenset[str]:
        """The anchors that some ``$dynamicRef`` (or, as ``""``, ``$recursiveRef``) names and that
        mean one schema or another: those of more than one resource."""

    def child(self, schema: Schema, *tokens: str | int) -> Schema:
        """The schema below `schema` at `tokens`, in its own base and dialect."""

    def at(self, source: Source, tokens: Tokens) -> Schema:
        """The schema at a place of a source."""

    def follow(self, schema: Schema, keyword: str = "$ref") -> Schema:
        """What the reference in `keyword` of `schema` means, before any dynamic scope."""

    def dynamic_anchors(self, schema: Schema) -> Mapping[str, Schema]:
        """The dynamic anchors of the resource that `schema` is in."""

    def located(self, origin: Schema, reference: str) -> tuple[Source, Tokens, Json] | None:
        """The object that `reference` names where `origin` stands, be it a schema or not."""

    def dynamically_anchored(self, name: str) -> tuple[tuple[str, Schema], ...]:
        """The URI of each resource that has the dynamic anchor `name`, and the schema there."""

    def reference(self, origin: Schema, reference: str) -> Schema | None:
        """What the URI reference `reference` means where `origin` stands; None: nothing."""

    def amended(self, sources: Iterable[Source], left_out: Iterable[LeftOut]) -> Library:
        """The library of `sources`, its own documents as they are meant, which lack `left_out`."""
