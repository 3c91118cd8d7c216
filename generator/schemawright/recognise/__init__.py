"""recognise: sources -> sources. Those that are ours, JSON Schema, OpenAPI or an overlay; of the
others what they are, and what to do with them.

    {"asyncapi": "3.0.0", …}            AsyncAPI, whose payloads are schemas that can be taken out
    {"name": "shop", "version": "1"}    data, and no schema

JSON Schema lets every word pass, so any object is a schema that accepts everything; nobody who has
such a document means that. One that stands beside documents of ours is left out.

| code | problem |
|---|---|
| SW1101 | a document of another format |
| SW1102 | data where a schema belongs |
| SW1103 | a draft of JSON Schema before draft 4 |
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator
from typing import TypeAlias

from schemawright.diagnostics import Problems
from schemawright.left_out import LeftOut
from schemawright.read.references import referred_to
from schemawright.read.source import Source
from schemawright.recognise.data import says_nothing, schema_of_data
from schemawright.recognise.foreign_formats import foreign_format
from schemawright.recognise.old_drafts import old_draft
from schemawright.values import Json

__all__ = ["recognise"]

#: Somebody meant such a document to be a schema, so that it is an error whatever stands beside it.
_OLD = "SW1103"
_OLD_HINT = (
    "rewrite it in draft 4 or later: required lists names beside properties, divisibleBy is "
    "multipleOf, extends is allOf, disallow is not; many tools convert it"
)
_DATA_HINT = (
    "name the schema instead, or move this file out of the input folder; if it is a schema, say "
    'so: "$schema": "https://json-schema.org/draft/2020-12/schema"'
)
#: Code, message, hint.
_Oddity: TypeAlias = tuple[str, str, str]


def recognise(
    sources: Iterable[Source], problems: Problems, dialect: str = "stated"
) -> tuple[tuple[Source, ...], tuple[LeftOut, ...]]:
    """Those of `sources` that are ours, and what is left out. A foreign document is an error if
    there is nothing else. Old drafts are let pass if `dialect` says what to read them as."""
    sources = tuple(sources)
    oddities = _oddities(sources, dialect)
    ours = tuple(source for source in sources if source.path not in oddities)
    left_out: list[LeftOut] = []
    for source in sources:
        if source.path not in oddities:
            continue
        code, message, hint = oddities[source.path]
        if ours and code != _OLD:
            problems.blemish(code, message, "and is left out", hint, source.place(()))
            left_out.append(LeftOut(source.path, "", "the document", message))
        else:
            problems.error(code, message, hint, source.place(()))
    return ours, tuple(left_out)


def _oddities(sources: tuple[Source, ...], dialect: str) -> dict[str, _Oddity]:
    """What is odd about documents, by their paths. One that another refers to serves it, whatever
    it is; and what parts of an OpenAPI document are, `resolve` finds out."""
    has_api = any(
        isinstance(source.document, dict) and source.document.keys() & {"openapi", "swagger"}
        for source in sources
    )
    oddities = {}
    for source in sources:
        oddity = _oddity(source.document, dialect, may_be_part=has_api)
        if oddity is not None:
            oddities[source.path] = oddity
    if oddities and len(sources) > 1:
        for path in _referred_to(sources):
            oddities.pop(path, None)
    return oddities


def _referred_to(sources: tuple[Source, ...]) -> Iterator[str]:
    """The paths of documents that may be what another one refers to, by the names of the files."""
    names = {
        (source.path, posixpath.basename(target))
        for source in sources
        for target, _ in referred_to(source.document)
    }
    for source in sources:
        name = posixpath.basename(source.path)
        if any(path != source.path and target == name for path, target in names):
            yield source.path


def _oddity(document: Json, dialect: str, *, may_be_part: bool) -> _Oddity | None:
    """What is odd about a document that is not ours; None if it is."""
    draft = old_draft(document) if dialect == "stated" else None
    if draft is not None:
        return _OLD, f"this is {draft} of JSON Schema, which is not read", _OLD_HINT
    foreign = foreign_format(document)
    if foreign is not None:
        message = f"this is {foreign.name}, and neither JSON Schema nor OpenAPI"
        return "SW1101", message, foreign.hint
    stated = schema_of_data(document)
    if stated is not None or (not may_be_part and says_nothing(document)):
        follows = f" that follows the schema {stated!r}" if stated else ""
        return "SW1102", f"this looks like data{follows}, and not like a schema", _DATA_HINT
    return None
