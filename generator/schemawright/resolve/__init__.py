"""resolve: sources -> library. Every document gets its identity and dialect, and every
reference is shown to lead somewhere inside the folder.

| code | problem |
|---|---|
| SW0301 | unknown dialect |
| SW0302 | a reference that does not resolve; a warning in a document that no API beside it needs |
| SW0303 | a reference that leaves the input folder |
| SW0304 | an absolute URI that no document has (nothing is fetched); likewise |
| SW0305 | two documents, or two schemas, claim one identity |
| SW0306 | warning: a component pointer as ``$id`` |
| SW0307 | a document that is neither a schema nor OpenAPI |
| SW0308 | an OpenAPI version that cannot be read |
| SW0309 | an identifier or a reference that is no URI reference |
| SW0310 | warning: a reference in the place of a map of schemas |
| SW0311 | warning: a document beside an OpenAPI document that is no part of it and no schema |
| SW0320 | more schemas, references or values that these bring than the limits |
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from itertools import islice
from typing import Any

from referencing import Specification

from schemawright.diagnostics import Place, Problems
from schemawright.dialects import KNOWN_VOCABULARIES, Dialect, dialect_of
from schemawright.keywords import references
from schemawright.left_out import LeftOut
from schemawright.limits import exceeded, limits
from schemawright.names import class_name
from schemawright.read.source import Source
from schemawright.resolve import identity
from schemawright.resolve.api_parts import ApiParts, ApiRoot, find_parts
from schemawright.resolve.claims import check_claims
from schemawright.resolve.copy_budget import CopyBudget
from schemawright.resolve.index import Index
from schemawright.resolve.labels import labels
from schemawright.resolve.library import ResolvedLibrary, leads_outside
from schemawright.resolve.registry import registry, specification
from schemawright.resolve.schema import ApiPart, Document, Library, Schema
from schemawright.resolve.shared_maps import with_maps
from schemawright.resolve.shared_values import without_shared_values
from schemawright.resolve.swagger_forms import with_forms
from schemawright.resolve.unreached import Lost, tell_lost, with_dead_references
from schemawright.values import Json, at

__all__ = ["ApiPart", "Document", "Library", "Schema", "resolve"]

#: A map may be a reference to a reference, and so on; longer chains lead nowhere.
_CHAIN = 8


def resolve(
    sources: Iterable[Source],
    problems: Problems,
    default: Dialect | None = None,
    extensions: tuple[str, ...] = (),
) -> ResolvedLibrary:
    """Identify every document and find what every reference means. `default` is the dialect of
    the documents that state none, or one that nobody knows; without it the former are 2020-12
    and the latter an error. `extensions` are vocabularies that every dialect has besides its own.

    Problems found: see the table above. With errors among them the library is still returned,
    so that later stages can be tried; the pipeline stops before that.
    """
    given = tuple(sources)
    custom = _custom_dialects(given)
    sources, parts = _with_parts(given, extensions, problems)
    documents = tuple(
        document
        for source in sources
        if (document := _document(source, parts, custom, default, extensions, problems)) is not None
    )
    problems.stop_on_errors()
    contents = {document.source.path: _contents(document) for document in documents}
    index = _indexed(documents, contents, custom, extensions)
    if index.has_shared_values and (apart := without_shared_values(given)) is not None:
        return resolve(apart, problems, default, extensions)
    _check_size(index, problems)
    check_claims(documents, index, problems)
    library = ResolvedLibrary(
        documents,
        registry(_entries(documents, contents)),
        index,
        _labels(documents, index),
        # What is to be said of the documents has been said.
        lambda amended: resolve(amended, Problems(), default, extensions),
    )
    problems.stop_on_errors()
    told = Problems()
    _check_references(library, told)
    rows: list[LeftOut] = []
    lost: set[str] = set()
    for without in with_dead_references(library, told, partial(_check_reference, library)):
        if not lost:
            _forgive(told, without, problems)
        lost.update(without)
        rows += tell_lost(without, problems)
        problems.stop_on_errors()
    if not lost:
        _forgive(told, {}, problems)
        return library
    kept = (source for source in given if source.path not in lost)
    smaller = resolve(kept, problems, default, extensions)
    smaller.left_out = (*rows, *smaller.left_out)
    return smaller


def _forgive(told: Problems, lost: Lost, problems: Problems) -> None:
    """Report what was `told`, but not the errors of documents that are `lost`."""
    forgiven = {error for errors in lost.values() for error in errors}
    for diagnostic in told.reported:
        if diagnostic not in forgiven:
            problems.add(diagnostic)


def _with_parts(
    sources: tuple[Source, ...], extensions: tuple[str, ...], problems: Problems
) -> tuple[tuple[Source, ...], ApiParts]:
    """The `sources`, with maps in the places of references to maps and with the schemas of forms,
    and which of them are parts of an API."""
    roots = tuple(_api_roots(sources, extensions, problems))
    parts = find_parts(roots, sources)
    givers: set[str] = set()
    budget = CopyBudget.of(sources, problems)
    for _ in range(_CHAIN):
        if not parts.maps:
            break
        givers |= {shared.target.path for shared in parts.maps}
        sources = with_maps(sources, parts.maps, budget, problems)
        parts = find_parts(_renewed(roots, sources), sources)
    if any(part.root == "swagger" for part in parts.parts.values()):
        sources = with_forms(sources, parts.parts, budget)
        parts = find_parts(_renewed(roots, sources), sources)
    for source in (unused for unused in parts.unused if unused.path not in givers):
        problems.warning(
            "SW0311",
            "nothing refers to this document, and it says nothing as a schema: it is left out",
            'if it is a schema, say so with "$schema", or refer to it; else move it elsewhere',
            source.place(()),
        )
    return sources, parts


def _renewed(roots: Iterable[ApiRoot], sources: Iterable[Source]) -> list[ApiRoot]:
    """The `roots` with what has become of their documents."""
    current = {source.path: source for source in sources}
    return [replace(root, source=current[root.source.path]) for root in roots]


def _api_roots(
    sources: Iterable[Source], extensions: tuple[str, ...], problems: Problems
) -> Iterator[ApiRoot]:
    """The OpenAPI documents among `sources`."""
    for source in sources:
        kind = identity.api_kind(source.document)
        if kind is not None:
            version, dialect = identity.api_version(source, kind, problems)
            yield ApiRoot(source, kind, version, dialect.extended(extensions))


def _document(
    source: Source,
    parts: ApiParts,
    custom: dict[str, Dialect],
    default: Dialect | None,
    extensions: tuple[str, ...],
    problems: Problems,
) -> Document | None:
    value = source.document
    uri = identity.file_uri(source.path)
    api = parts.parts.get(source.path)
    if api is not None:
        return Document(Schema(source, (), value, uri, api.dialect), api=api)
    if not isinstance(value, (dict, bool)):
        problems.error(
            "SW0307",
            "the document is neither a JSON Schema nor an OpenAPI document",
            "a schema is an object or a boolean; move other files out of the input folder",
            source.place(()),
        )
        return None
    usual = default or parts.dialects.get(source.path)
    dialect = identity.document_dialect(source, custom, usual, problems).extended(extensions)
    component = identity.component_name(value, dialect)
    if component is not None:
        keyword = "id" if not isinstance(value, dict) or "$id" not in value else "$id"
        problems.warning(
            "SW0306",
            f"{identity.stated_id(value, dialect)!r} is not a legal identifier; "
            f"it is taken to mean the component {component!r}",
            "an identifier may not have a fragment; an absolute URI would be legal",
            source.place((keyword,)),
        )
    stated = identity.stated_id(value, dialect)
    base = (
        uri if stated is None or stated.startswith("#") else identity.resolved_against(uri, stated)
    )
    return Document(Schema(source, (), value, base, dialect), component)


def _contents(document: Document) -> Json:
    """What the registry holds: the document, without an ``$id`` that is a component pointer."""
    value = document.source.document
    if document.component is None or not isinstance(value, dict):
        return value
    return {key: member for key, member in value.items() if key not in ("$id", "id")}


def _custom_dialects(sources: Iterable[Source]) -> dict[str, Dialect]:
    """The dialects whose metaschemas are documents of the folder: those with ``$vocabulary``
    (Core, section 8.1.2), by their ``$id``."""
    dialects: dict[str, Dialect] = {}
    for source in sources:
        document = source.document
        if not isinstance(document, dict) or not isinstance(document.get("$schema"), str):
            continue
        draft = dialect_of(str(document["$schema"]))
        uri = document.get("$id")
        vocabulary = document.get("$vocabulary")
        if draft is None or not isinstance(uri, str) or not uri:
            continue
        if isinstance(vocabulary, dict):
            # A vocabulary that is not understood may be left out unless it is required.
            names = (v for v, wanted in vocabulary.items() if wanted or v in KNOWN_VOCABULARIES)
            dialects[uri] = draft.with_vocabularies(uri, tuple(names))
        else:
            dialects[uri] = draft.with_vocabularies(uri, draft.vocabularies)
    return dialects


def _entries(
    documents: Iterable[Document], contents: Mapping[str, Json]
) -> Iterator[tuple[str, Json, Specification[Any]]]:
    for document in documents:
        spec = specification(document, contents[document.source.path])
        yield identity.file_uri(document.source.path), contents[document.source.path], spec
        if document.root.base != identity.file_uri(document.source.path):
            yield document.root.base, contents[document.source.path], spec


def _indexed(
    documents: Iterable[Document],
    contents: Mapping[str, Json],
    custom: dict[str, Dialect],
    extensions: tuple[str, ...],
) -> Index:
    index = Index(custom=custom, extensions=extensions)
    for document in documents:
        index.add(document, contents[document.source.path])
    return index


def _labels(documents: Iterable[Document], index: Index) -> dict[str, tuple[Schema, ...]]:
    """Who answers to ``#/components/schemas/X``: first those that say so of themselves, else
    the components of OpenAPI documents, else the documents that are called X, else those that
    could be."""
    claims: tuple[dict[str, list[Schema]], ...] = ({}, {}, {}, {})
    for document in documents:
        if document.component is not None:
            claims[0].setdefault(document.component, []).append(document.root)
        elif document.api is not None:
            for tokens in document.api.named:
                value = at(document.source.document, tokens)
                if tokens[:2] == ("components", "schemas") and isinstance(value, dict):
                    claims[1].setdefault(str(tokens[2]), []).append(index.schema_of(value))
        else:
            name, *others = map(class_name, labels(document.source, document.root.dialect))
            claims[2].setdefault(name, []).append(document.root)
            for other in {*others} - {name}:
                claims[3].setdefault(other, []).append(document.root)
    return {name: tuple(named) for table in reversed(claims) for name, named in table.items()}


def _check_size(index: Index, problems: Problems) -> None:
    """Stop where there are more schemas than anybody means (SW0320)."""
    if len(index.schemas) > limits().schemas:
        beyond = next(islice(index.schemas.values(), limits().schemas, None))
        place = beyond.source.place(beyond.tokens)
        exceeded("schemas", "the documents have", "SW0320", problems, place)
        problems.stop_on_errors()


def _check_references(library: ResolvedLibrary, problems: Problems) -> None:
    """Follow every reference; what that reaches may hold references of its own."""
    seen: set[int] = set()
    count = 0
    while fresh := [key for key in library.index.schemas if key not in seen]:
        seen.update(fresh)
        for key in fresh:
            schema = library.index.schemas[key]
            _check_identifier(schema, problems)
            for keyword, reference in references(schema.value, schema.dialect):
                count += 1
                if count > limits().references:
                    place = schema.source.place((*schema.tokens, keyword))
                    exceeded("references", "the documents have", "SW0320", problems, place)
                    return
                _check_reference(library, schema, keyword, reference, problems)


def _check_identifier(schema: Schema, problems: Problems) -> None:
    keyword = schema.dialect.id_keyword
    stated = schema.get(keyword)
    if isinstance(stated, str) and not identity.is_uri_reference(stated):
        problems.error(
            "SW0309",
            f"{stated!r} is not a URI reference",
            "write an absolute URI, or a reference relative to the one around it",
            schema.source.place((*schema.tokens, keyword)),
        )


def _check_reference(
    library: ResolvedLibrary, schema: Schema, keyword: str, reference: str, problems: Problems
) -> None:
    stays = schema.base != identity.file_uri(schema.source.path)
    if not stays and leads_outside(reference, schema.source.path):
        problems.error(
            "SW0303",
            f"the reference {reference!r} leads outside the input folder",
            "put the document it means into the input folder, "
            "or name a folder around both as the source",
            schema.source.place((*schema.tokens, keyword)),
        )
    elif library.reference(schema, reference) is None:
        place = schema.source.place((*schema.tokens, keyword))
        _report_unresolved(reference, place, problems)


def _report_unresolved(reference: str, place: Place, problems: Problems) -> None:
    if not identity.is_uri_reference(reference):
        problems.error(
            "SW0309",
            f"the reference {reference!r} is not a URI reference",
            "write a relative path, a pointer such as #/$defs/name, or an absolute URI",
            place,
        )
        return
    if identity.parts_of(reference).scheme:
        problems.error(
            "SW0304",
            f"no document has the URI of the reference {reference!r}, and nothing is fetched",
            'put the document into the input folder with this URI as its "$id"',
            place,
        )
        return
    problems.error(
        "SW0302",
        f"the reference {reference!r} does not resolve",
        "check the path and the pointer: a reference is found by $id, by relative path, by file "
        "name, or as a component of a document in the input folder",
        place,
    )
