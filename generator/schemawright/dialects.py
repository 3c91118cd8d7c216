"""The JSON Schema dialects, and which vocabularies each one has.

A vocabulary here is a key of `schemawright.keywords.VOCABULARIES`. Drafts up to 7 have one
vocabulary each; from 2019-09 on a dialect is the set that its metaschema declares in
``$vocabulary`` (JSON Schema Core 2020-12, section 8.1.2).
"""

from __future__ import annotations

from dataclasses import replace

from schemawright.data_classes import frozen


@frozen
class Dialect:
    """A dialect: `uri` is what ``$schema`` says, without an empty fragment."""

    name: str
    uri: str
    vocabularies: tuple[str, ...]

    @property
    def title(self) -> str:
        """What people call it: ``draft 7``, ``2020-12``, ``OpenAPI 3.1``."""
        if self.name.startswith("swagger"):
            return "Swagger 2.0"
        for version in ("3.0", "3.1", "3.2"):
            if f"/oas/{version}/" in self.uri:
                return f"OpenAPI {version}"
        name = self.name.removeprefix("draft")
        return name if "-" in name else f"draft {name}"

    @property
    def is_of_api(self) -> bool:
        """Is it what an API document says of its schemas: OpenAPI or Swagger 2.0?"""
        return self.has_reference_objects or "/oas/" in self.uri

    @property
    def id_keyword(self) -> str:
        """The keyword that gives a schema its identifier: ``id`` in draft 4."""
        return "id" if self.name == "draft4" else "$id"

    @property
    def ref_hides_siblings(self) -> bool:
        """Through draft 7 an object with ``$ref`` is nothing but the reference (draft 7 Core,
        section 8.3); OpenAPI 3.0 and Swagger 2.0 say the same of their Reference Objects."""
        return self.name in {"draft4", "draft6", "draft7"} or self.has_reference_objects

    @property
    def is_draft4(self) -> bool:
        """Does it keep to the rules of draft 4, in which booleans are no schemas and 2.0 is no
        integer? OpenAPI 3.0 and Swagger 2.0 do."""
        return self.name == "draft4" or self.has_reference_objects

    @property
    def has_reference_objects(self) -> bool:
        """Is an object with ``$ref`` no schema at all, whatever stands beside it (OpenAPI 3.0,
        section 4.7.23; Swagger 2.0, "Reference Object")?"""
        return self.name in {"openapi30", "swagger20", "swagger20-value"}

    @property
    def null_switch(self) -> str | None:
        """The keyword that admits null beside ``type``. In Swagger 2.0 it is an extension that
        many tools write, and means the same beside ``enum``."""
        if self.name == "openapi30":
            return "nullable"
        return "x-nullable" if self.has_reference_objects else None

    def extended(self, vocabularies: tuple[str, ...]) -> Dialect:
        """The same dialect with more vocabularies."""
        more = tuple(v for v in vocabularies if v not in self.vocabularies)
        return replace(self, vocabularies=self.vocabularies + more) if more else self

    def with_vocabularies(self, uri: str, vocabularies: tuple[str, ...]) -> Dialect:
        """The same draft under a custom metaschema that declares `vocabularies`."""
        return replace(self, uri=uri, vocabularies=vocabularies)


_SHARED = ("core", "applicator", "validation", "meta-data", "content")
_2019 = "https://json-schema.org/draft/2019-09/vocab/"
_2020 = "https://json-schema.org/draft/2020-12/vocab/"

DRAFT4 = Dialect("draft4", "http://json-schema.org/draft-04/schema", ("draft4",))
DRAFT6 = Dialect("draft6", "http://json-schema.org/draft-06/schema", ("draft6",))
DRAFT7 = Dialect("draft7", "http://json-schema.org/draft-07/schema", ("draft7",))
DRAFT2019 = Dialect(
    "draft2019-09",
    "https://json-schema.org/draft/2019-09/schema",
    tuple(_2019 + v for v in (*_SHARED, "format")),
)
DRAFT2020 = Dialect(
    "draft2020-12",
    "https://json-schema.org/draft/2020-12/schema",
    tuple(_2020 + v for v in (*_SHARED, "unevaluated", "format-annotation")),
)
#: The Schema Object of OpenAPI 3.0: draft 4 words with changes of its own (``nullable``).
OPENAPI30 = Dialect("openapi30", "https://spec.openapis.org/oas/3.0/schema", ("openapi30",))
#: The Schema Object of Swagger 2.0: a subset of draft 4 with additions of its own.
SWAGGER20 = Dialect(
    "swagger20", "http://swagger.io/v2/schema.json#/definitions/schema", ("swagger20",)
)
#: What parameters that are no body, and their ``items``, say of a value.
SWAGGER20_VALUE = Dialect(
    "swagger20-value",
    "http://swagger.io/v2/schema.json#/definitions/nonBodyParameter",
    ("swagger20-value",),
)
#: The base dialects of OpenAPI 3.1 and 3.2 are 2020-12 with annotations added.
OPENAPI31 = replace(DRAFT2020, uri="https://spec.openapis.org/oas/3.1/dialect/base")
OPENAPI32 = replace(DRAFT2020, uri="https://spec.openapis.org/oas/3.2/dialect/base")

DIALECTS: tuple[Dialect, ...] = (
    DRAFT4,
    DRAFT6,
    DRAFT7,
    DRAFT2019,
    DRAFT2020,
    OPENAPI31,
    OPENAPI32,
)
DEFAULT = DRAFT2020

#: Every vocabulary that a metaschema may declare and that is understood.
KNOWN_VOCABULARIES = frozenset(
    (*DRAFT2019.vocabularies, *DRAFT2020.vocabularies, _2020 + "format-assertion")
)


def dialect_named(name: str) -> Dialect | None:
    """The dialect of a name such as ``draft7``, or of the URI of a metaschema; None if unknown."""
    return next((dialect for dialect in DIALECTS if dialect.name == name), None) or dialect_of(name)


def dialect_of(uri: str) -> Dialect | None:
    """The dialect that a ``$schema`` names, or None. An empty fragment means nothing; and
    ``https`` for the ``http`` of the older drafts is what many real documents write."""
    wanted = uri.removesuffix("#")
    for dialect in DIALECTS:
        if wanted == dialect.uri or wanted.replace("https:", "http:", 1) == dialect.uri:
            return dialect
    if wanted.startswith(
        ("https://spec.openapis.org/oas/3.1/dialect/", "https://spec.openapis.org/oas/3.2/dialect/")
    ):
        return replace(DRAFT2020, uri=wanted)
    return None
