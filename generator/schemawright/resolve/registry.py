"""The documents as `referencing` sees them: which URI is which resource, anchor or place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from jsonschema_specifications import REGISTRY as _METASCHEMAS
from referencing import Registry, Resource, Specification
from referencing import jsonschema as drafts
from referencing.exceptions import Unresolvable

from schemawright.dialects import Dialect
from schemawright.resolve.identity import is_reference
from schemawright.resolve.openapi import schema_places
from schemawright.values import Json

#: Their constructors, which `attrs` makes and no type checker sees.
_new_specification: Any = Specification
_new_resource: Any = Resource

_MALFORMED = (AttributeError, TypeError)


def _careful(draft: Specification[Any]) -> Specification[Any]:
    """A draft, for documents that are not known to conform yet: a keyword with a value of the
    wrong kind holds no schema, identifier or anchor. (`conform` tells where and why.)"""

    def own_id(contents: Any) -> str | None:
        try:
            found = draft.id_of(contents)
        except _MALFORMED:
            return None
        return found if isinstance(found, str) and is_reference(found) else None

    def inside(contents: Any) -> list[Any]:
        found: list[Any] = []
        try:
            found.extend(each for each in draft.subresources_of(contents) if _is_schema(each))
        except _MALFORMED:
            pass
        return found

    def anchors(specification: Specification[Any], contents: Any) -> list[Any]:
        try:
            found = list(draft.anchors_in(contents))
        except _MALFORMED:
            return []
        return [anchor for anchor in found if isinstance(anchor.name, str)]

    made: Specification[Any] = _new_specification(
        name=draft.name,
        id_of=own_id,
        subresources_of=inside,
        anchors_in=anchors,
        maybe_in_subresource=draft.maybe_in_subresource,
    )
    return made


def _is_schema(value: Any) -> bool:
    return isinstance(value, (dict, bool))


_DRAFTS: dict[str, Specification[Any]] = {
    "draft4": _careful(drafts.DRAFT4),
    "draft6": _careful(drafts.DRAFT6),
    "draft7": _careful(drafts.DRAFT7),
    "draft2019-09": _careful(drafts.DRAFT201909),
    "draft2020-12": _careful(drafts.DRAFT202012),
    "openapi30": _careful(drafts.DRAFT4),
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

    made: Specification[Any] = _new_specification(
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
    return made


def specification(dialect: Dialect, openapi: bool = False) -> Specification[Any]:
    """What `referencing` calls the draft that `dialect` belongs to."""
    return _openapi(_DRAFTS[dialect.name]) if openapi else _DRAFTS[dialect.name]


def registry(pairs: Iterable[tuple[str, Json, Specification[Any]]]) -> Registry[Any]:
    """The given documents under their URIs, with everything inside them found, on top of the
    metaschemas of all drafts."""
    known: Registry[Any] = _METASCHEMAS
    for uri, value, spec in pairs:
        try:
            known = known.with_resource(uri, _new_resource(value, spec)).crawl()
        except _MALFORMED:
            # An embedded resource of another draft, malformed: `referencing` picks the draft.
            known = known.with_resource(uri, _new_resource(value, Specification.OPAQUE))
    return known


def metaschema(uri: str) -> Json:
    """The contents of a metaschema of the drafts, or of one of their vocabularies; else None."""
    found = _METASCHEMAS.get(uri)
    contents: Json = None if found is None else found.contents
    return contents


def subschemas(value: Json, dialect: Dialect, openapi: bool = False) -> Iterator[Json]:
    """The schema objects directly inside `value`, as the dialect's keywords have them, in the
    order of the document (`referencing` has them in the order of a set, which changes)."""
    if openapi:
        yield from (each for _, each in schema_places(value))
        return
    try:
        found = {id(each) for each in specification(dialect).subresources_of(value)}
    except (AttributeError, TypeError):
        # A keyword with a value of the wrong kind; the metaschema will tell where and why.
        return
    for member in value.values() if isinstance(value, dict) else ():
        inner = list(member.values()) if isinstance(member, dict) else member
        for each in (member, *(inner if isinstance(inner, list) else ())):
            if isinstance(each, dict) and id(each) in found:
                yield each


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
