"""The documents as `referencing` sees them: which URI is which resource, anchor or place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from jsonschema_specifications import REGISTRY as METASCHEMAS
from referencing import Registry, Resource, Specification
from referencing import jsonschema as drafts
from referencing.exceptions import Unresolvable

from generator.dialects import Dialect
from generator.resolve.openapi import schema_places
from generator.values import Json

_DRAFTS: dict[str, Specification[Any]] = {
    "draft4": drafts.DRAFT4,
    "draft6": drafts.DRAFT6,
    "draft7": drafts.DRAFT7,
    "draft2019-09": drafts.DRAFT201909,
    "draft2020-12": drafts.DRAFT202012,
    "openapi30": drafts.DRAFT4,
}


def _openapi(schemas: Specification[Any]) -> Specification[Any]:
    """An OpenAPI document is no schema, and its subresources are its Schema Objects; below
    those, `schemas` speaks."""

    def is_document(contents: Any) -> bool:
        return isinstance(contents, dict) and isinstance(contents.get("openapi"), str)

    def subresources(contents: Any) -> Iterable[Any]:
        if is_document(contents):
            return [value for _, value in schema_places(contents)]
        return schemas.subresources_of(contents)

    return Specification(
        name="openapi",
        id_of=lambda contents: (
            contents.get("$self") if is_document(contents) else schemas.id_of(contents)
        ),
        subresources_of=subresources,
        anchors_in=lambda specification, contents: (
            [] if is_document(contents) else schemas.anchors_in(contents)
        ),
        maybe_in_subresource=lambda segments, resolver, subresource: resolver,
    )


def specification(dialect: Dialect, openapi: bool = False) -> Specification[Any]:
    """What `referencing` calls the draft that `dialect` belongs to."""
    return _openapi(_DRAFTS[dialect.name]) if openapi else _DRAFTS[dialect.name]


def registry(pairs: Iterable[tuple[str, Json, Specification[Any]]]) -> Registry[Any]:
    """The given documents under their URIs, with everything inside them found, on top of the
    metaschemas of all drafts."""
    resources = ((uri, Resource(value, spec)) for uri, value, spec in pairs)
    return METASCHEMAS.with_resources(resources).crawl()


def subschemas(value: Json, dialect: Dialect, openapi: bool = False) -> Iterator[Json]:
    """The schemas directly inside `value`, as the dialect's keywords have them."""
    try:
        yield from specification(dialect, openapi).subresources_of(value)
    except (AttributeError, TypeError):
        # A keyword with a value of the wrong kind; the metaschema will tell where and why.
        return


def id_of(value: Json, dialect: Dialect) -> str | None:
    """The identifier that the schema `value` gives itself, if it does."""
    try:
        found = _DRAFTS[dialect.name].id_of(value)
    except (AttributeError, TypeError):
        return None
    return found.removesuffix("#") if isinstance(found, str) else None


def lookup(known: Registry[Any], base: str, reference: str) -> Json | None:
    """What `reference` points to from `base`; None when there is no such thing. (A schema is
    an object or a boolean, never null.)"""
    try:
        found: Json = known.resolver(base).lookup(reference).contents
    except (Unresolvable, ValueError, TypeError, AttributeError, LookupError):
        return None
    return found
