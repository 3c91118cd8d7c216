"""The documents as `referencing` sees them: which URI is which resource, anchor or place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from jsonschema_specifications import REGISTRY as _METASCHEMAS
from referencing import Registry, Resource, Specification
from referencing import jsonschema as drafts
from referencing.exceptions import Unresolvable

from schemawright.dialects import Dialect
from schemawright.keywords import subschemas
from schemawright.resolve.identity import is_uri_reference, resolved_against
from schemawright.resolve.schema import Document
from schemawright.values import Json, at

#: Their constructors, which `attrs` makes and no type checker sees.
_new_specification: Any = Specification
_new_resource: Any = Resource

_MALFORMED = (AttributeError, TypeError)


_DRAFTS: dict[str, Specification[Any]] = {
    "draft4": drafts.DRAFT4,
    "draft6": drafts.DRAFT6,
    "draft7": drafts.DRAFT7,
    "draft2019-09": drafts.DRAFT201909,
    "draft2020-12": drafts.DRAFT202012,
    "openapi30": drafts.DRAFT4,
    "swagger20": drafts.DRAFT4,
    "swagger20-value": drafts.DRAFT4,
}


@lru_cache(maxsize=200)
def _careful(dialect: Dialect) -> Specification[Any]:
    """The draft that `dialect` belongs to, with the subschemas of its own keywords, for documents
    that are not known to conform yet: a keyword with a value of the wrong kind holds no
    identifier or anchor. (`conform` tells where and why.)"""
    draft = _DRAFTS[dialect.name]

    def own_id(contents: Any) -> str | None:
        try:
            identifier = draft.id_of(contents)
        except _MALFORMED:
            return None
        return identifier if isinstance(identifier, str) and is_uri_reference(identifier) else None

    def anchors(specification: Specification[Any], contents: Any) -> list[Any]:
        try:
            anchors = list(draft.anchors_in(contents))
        except _MALFORMED:
            return []
        return [anchor for anchor in anchors if isinstance(anchor.name, str)]

    whole: Specification[Any] = _new_specification(
        name=draft.name,
        id_of=own_id,
        subresources_of=lambda contents: [s for _, s in subschemas(contents, dialect)],
        anchors_in=anchors,
        maybe_in_subresource=draft.maybe_in_subresource,
    )
    return whole


def _api_part(
    schemas: Specification[Any], document: Json, inside: Sequence[Json]
) -> Specification[Any]:
    """An OpenAPI document, or a part of one, is no schema, and its subresources are its Schema
    Objects, those `inside`; below those, `schemas` speaks."""

    def is_document(contents: Any) -> bool:
        return contents is document

    def own_id(contents: Any) -> str | None:
        if not is_document(contents):
            return schemas.id_of(contents)
        stated = contents.get("$self") if isinstance(contents, dict) else None
        return stated if isinstance(stated, str) and is_uri_reference(stated) else None

    whole: Specification[Any] = _new_specification(
        name="openapi",
        id_of=own_id,
        subresources_of=lambda contents: (
            inside if is_document(contents) else schemas.subresources_of(contents)
        ),
        anchors_in=lambda specification, contents: (
            [] if is_document(contents) else schemas.anchors_in(contents)
        ),
        maybe_in_subresource=lambda segments, resolver, subresource: resolver,
    )
    return whole


def specification(document: Document, contents: Json) -> Specification[Any]:
    """What `referencing` calls the draft that `document`, with these `contents`, is written in."""
    schemas = _careful(document.root.dialect)
    if document.api is None:
        return schemas
    inside = [at(contents, tokens) for tokens, _ in document.api.schemas]
    return _api_part(schemas, contents, inside)


def registry(pairs: Iterable[tuple[str, Json, Specification[Any]]]) -> Registry[Any]:
    """The given documents under their URIs, with everything inside them found, on top of the
    metaschemas of all drafts."""
    resources: Registry[Any] = _METASCHEMAS
    for uri, value, spec in pairs:
        try:
            resources = resources.with_resource(uri, _new_resource(value, spec)).crawl()
        except _MALFORMED:
            # An embedded resource of another draft, malformed: `referencing` picks the draft.
            resources = resources.with_resource(uri, _new_resource(value, Specification.OPAQUE))
    return resources


def metaschema(uri: str) -> Json:
    """The contents of a metaschema of the drafts, or of one of their vocabularies; else None."""
    metaschema = _METASCHEMAS.get(uri)
    contents: Json = None if metaschema is None else metaschema.contents
    return contents


def id_of(value: Json, dialect: Dialect) -> str | None:
    """The identifier that the schema `value` gives itself, if it does."""
    try:
        identifier = _DRAFTS[dialect.name].id_of(value)
    except (AttributeError, TypeError):
        return None
    return identifier.removesuffix("#") if isinstance(identifier, str) else None


def lookup(resources: Registry[Any], base: str, reference: str) -> Json | None:
    """What `reference` points to from `base`; None when there is no such thing. (A schema is
    an object or a boolean, never null.)"""
    try:
        # Python resolves nothing against the URIs of schemes that it does not know.
        absolute = reference if reference[:1] == "#" else resolved_against(base, reference)
        contents: Json = resources.resolver(base).lookup(absolute).contents
    except (Unresolvable, ValueError, TypeError, AttributeError, LookupError):
        return None
    return contents
