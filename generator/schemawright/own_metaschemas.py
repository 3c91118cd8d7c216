"""A document that is written in a dialect of its own is held against that dialect's metaschema.

    {"$schema": "https://example.com/ours", "unit": 3}      ours: "unit" is a string
                                                          →  warning: 3 is not a string

The shapes of keywords say what the drafts' metaschemas say. What somebody's metaschema, which lies
among the documents, says besides is put to the validator that a package would have of it: a
metaschema is a document like the others, and must not be able to keep a run busy. These are
warnings: words that the drafts do not define decide nothing.

| code | problem |
|---|---|
| SW0408 | warning: what the document's own metaschema does not allow |
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from schemawright.diagnostics import Problems, Rejected
from schemawright.dialects import dialect_of
from schemawright.resolve import Document, Library, Schema
from schemawright.values import Json, Tokens

if TYPE_CHECKING:
    from types import ModuleType

#: A document with more of them was not written for its metaschema at all.
_SHOWN = 20
_LONGEST_MESSAGE = 200


def hold_against_own_metaschemas(library: Library, problems: Problems) -> None:
    """Warn of what the metaschema that a document names does not allow, if it is a document of the
    library (SW0408)."""
    for metaschema, documents in _by_metaschema(library):
        for document, errors in _errors(library, metaschema, documents):
            _warn(document, metaschema, errors, problems)


def _by_metaschema(library: Library) -> list[tuple[Schema, list[Document]]]:
    """The metaschemas of the library, each with the documents that name it."""
    roots = {
        document.root.base.removesuffix("#"): document.root
        for document in reversed(library.documents)
        if document.api is None
    }
    named: dict[str, list[Document]] = {}
    for document in library.documents:
        stated = document.root.get("$schema") if document.api is None else None
        if isinstance(stated, str) and dialect_of(stated) is None:
            named.setdefault(stated.removesuffix("#"), []).append(document)
    return [(roots[uri], documents) for uri, documents in named.items() if uri in roots]


def _errors(
    library: Library, metaschema: Schema, documents: list[Document]
) -> Iterator[tuple[Document, list[tuple[Tokens, str]]]]:
    """The first errors of each document."""
    from schemawright.compile import compile_schemas  # Few documents have a dialect of their own.
    from schemawright.contract import Contract, NamedSchema
    from schemawright.inprocess import importable
    from schemawright.passes import optimise
    from schemawright.steps import TooManySteps
    from schemawright.targets import validators

    root = NamedSchema("Metaschema", "metaschema", metaschema, "document")
    contract = Contract("metaschema", library, (root,), None, "annotate")
    try:
        explaining, deciding = optimise(compile_schemas(contract, Problems()))
    except TooManySteps:
        raise
    except Rejected:  # It is told when the whole is compiled.
        return
    with importable(tuple(validators.emit(contract, explaining, deciding))) as package:
        for document in documents:
            yield document, _first(package, document.root.value)


def _first(package: ModuleType, document: Json) -> list[tuple[Tokens, str]]:
    """Where and what the first errors are."""
    try:
        errors = list(islice(package.metaschema.iter_errors(document), _SHOWN))
    except RecursionError:
        return [((), "the document is nested too deeply to tell")]
    return [(error.path, error.message) for error in errors]


def _warn(
    document: Document, metaschema: Schema, errors: list[tuple[Tokens, str]], problems: Problems
) -> None:
    hint = f"see {metaschema.source.shown}, which says how such a document is written"
    for path, message in errors:
        said = message if len(message) <= _LONGEST_MESSAGE else f"{message[:_LONGEST_MESSAGE]} ..."
        place = document.source.place(path)
        problems.warning("SW0408", f"its own metaschema says: {said}", hint, place)
