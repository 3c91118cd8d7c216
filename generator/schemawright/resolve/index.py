"""Where every schema of a library stands: found once, by walking each document.

Values are identified by identity (`id`): the readers give every place an object of its own, and
`resolve` copies what a caller's own values have at two places.
"""

from __future__ import annotations

from dataclasses import field

from schemawright.data_classes import mutable
from schemawright.dialects import Dialect, dialect_of
from schemawright.keywords import subschemas
from schemawright.read.source import Source
from schemawright.resolve.identity import resolved_against
from schemawright.resolve.registry import id_of
from schemawright.resolve.schema import Document, Schema
from schemawright.values import Json, Tokens, at, walk

#: The name under which a 2019-09 ``$recursiveAnchor`` is kept among the dynamic anchors.
RECURSIVE = ""


@mutable
class Index:
    """Fills while documents are added; read-only once the library is built."""

    places: dict[int, tuple[Source, Tokens]] = field(default_factory=dict)
    schemas: dict[int, Schema] = field(default_factory=dict)
    dynamic: dict[str, dict[str, Schema]] = field(default_factory=dict)
    #: Keeps the values alive whose identities are keys above.
    alive: list[Json] = field(default_factory=list)
    custom: dict[str, Dialect] = field(default_factory=dict)
    #: Vocabularies that every dialect has besides its own.
    extensions: tuple[str, ...] = ()
    #: Whether one object is at two places, which then cannot be told apart.
    has_shared_values: bool = False

    def add(self, document: Document, contents: Json) -> None:
        """Index a document; `contents` is what the registry holds of it (its root may be a copy
        without an illegal ``$id``)."""
        source = document.source
        self.alive += [contents, source.document]
        for tokens, value in walk(source.document):
            if isinstance(value, dict):
                self.has_shared_values |= id(value) in self.places
                self.places[id(value)] = (source, tokens)
        self.places[id(contents)] = (source, ())
        root = document.root
        if document.api is not None:
            self.schemas[id(contents)] = root
            for tokens, dialect in document.api.schemas:
                self.enter(at(contents, tokens), root.base, dialect.extended(self.extensions))
        else:
            self.enter(contents, root.base, root.dialect)
        self.schemas.setdefault(id(source.document), self.schemas.get(id(contents), root))

    def enter(self, value: Json, base: str, dialect: Dialect) -> None:
        """Index `value` and all schemas below it, starting from `base` and `dialect`."""
        pending = [(value, base, dialect)]
        while pending:
            value, base, dialect = pending.pop()
            if not isinstance(value, dict) or id(value) in self.schemas:
                continue
            source, tokens = self.places[id(value)]
            dialect = self._dialect(value, tokens, dialect)
            base = self._base(value, base, dialect)
            schema = Schema(source, tokens, source.document if not tokens else value, base, dialect)
            self.schemas[id(value)] = schema
            self._anchor(schema)
            below = [(schema, base, dialect) for _, schema in subschemas(value, dialect)]
            pending.extend(reversed(below))

    def _dialect(self, value: dict[str, Json], tokens: Tokens, dialect: Dialect) -> Dialect:
        """``$schema`` counts at the root of a resource (Core, section 8.1.1)."""
        stated = value.get("$schema")
        if not isinstance(stated, str) or not tokens:
            return dialect
        stated_dialect = dialect_of(stated) or self.custom.get(stated.removesuffix("#"))
        if stated_dialect is None:
            return dialect
        return (
            stated_dialect.extended(self.extensions) if "id" in value or "$id" in value else dialect
        )

    def _base(self, value: dict[str, Json], base: str, dialect: Dialect) -> str:
        if "$ref" in value and dialect.ref_hides_siblings:
            return base
        own = id_of(value, dialect)
        if own is None or own.startswith("#"):
            return base
        return resolved_against(base, own)

    def _anchor(self, schema: Schema) -> None:
        name = schema.get("$dynamicAnchor")
        table = self.dynamic.setdefault(schema.base, {})
        if isinstance(name, str) and schema.dialect.name == "draft2020-12":
            table.setdefault(name, schema)
        if schema.get("$recursiveAnchor") is True and schema.dialect.name == "draft2019-09":
            table.setdefault(RECURSIVE, schema)

    def schema_of(self, value: dict[str, Json]) -> Schema:
        """The schema that `value` is; one that no keyword declares (a reference into an unknown
        keyword) takes base and dialect from the nearest schema around it."""
        if id(value) not in self.schemas:
            source, tokens = self.places[id(value)]
            around = self._around(source, tokens)
            self.enter(value, around.base, around.dialect)
        return self.schemas[id(value)]

    def _around(self, source: Source, tokens: Tokens) -> Schema:
        holder: Schema | None = None
        value = source.document
        for token in (*tokens, None):
            holder = self.schemas.get(id(value), holder)
            if token is not None:
                value = value[token]  # type: ignore[index]
        if holder is None:
            raise KeyError(f"{source.path} is not in the library")
        return holder
