"""Documents beside an API that nothing of it reaches: what is wrong with one costs that one.

api.yaml → user.yaml          tiers.yaml → tier.yaml, which is not there
                              tiers.yaml is left out, with a warning

Folders of real APIs hold files that were forgotten. No operation means anything else without them,
so a reference in one that leads nowhere is a blemish. Where a folder has no API, every document is
there for its own sake, and a dead reference in any is an error.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import chain
from typing import TypeAlias

from schemawright.diagnostics import Diagnostic, Problems
from schemawright.keywords import discriminator, references
from schemawright.left_out import LeftOut
from schemawright.resolve.library import ResolvedLibrary
from schemawright.resolve.schema import Schema
from schemawright.values import Json

#: References that lead nowhere; those that lead outside, or are none, are no mere oversight.
_DEAD = ("SW0302", "SW0304")


#: The documents that are lost, by path, each with its errors.
Lost: TypeAlias = Mapping[str, tuple[Diagnostic, ...]]
#: Reports what is wrong with a reference: its schema, the keyword and the text.
Check: TypeAlias = Callable[[Schema, str, str, Problems], None]


def with_dead_references(library: ResolvedLibrary, told: Problems, check: Check) -> Iterator[Lost]:
    """The documents that no API document of `library` reaches and that have nothing wrong but
    references that lead nowhere, of the errors that were `told`; then those whose references
    `check` finds dead without them, and so on."""
    paths = {document.source.shown: document.source.path for document in library.documents}
    lost = _beside(library, told, paths) if told.errors else {}
    users: dict[str, list[tuple[Schema, str, str]]] | None = None
    gone: set[str] = set()
    while lost:
        yield lost
        users = _users(library) if users is None else users
        library.without(lost)
        gone.update(lost)
        fresh = Problems()
        for schema, keyword, reference in chain(*(users.get(path, ()) for path in lost)):
            if schema.source.path not in gone:
                check(schema, keyword, reference, fresh)
        lost = _by_path(paths, fresh)


def _users(library: ResolvedLibrary) -> dict[str, list[tuple[Schema, str, str]]]:
    """The references to each document, by its path, from others."""
    users: dict[str, list[tuple[Schema, str, str]]] = {}
    for schema in library.index.schemas.values():
        for keyword, reference in references(schema.value, schema.dialect):
            target = library.reference(schema, reference)
            if target is not None and target.source.path != schema.source.path:
                users.setdefault(target.source.path, []).append((schema, keyword, reference))
    return users


def _beside(library: ResolvedLibrary, told: Problems, paths: Mapping[str, str]) -> Lost:
    beside = _unreached(library)
    return {
        path: theirs
        for path, theirs in _by_path(paths, told).items()
        if path in beside and all(error.code in _DEAD for error in theirs)
    }


def _by_path(paths: Mapping[str, str], told: Problems) -> Lost:
    """The errors that were `told` of each document; `paths` are those of what is shown."""
    errors: dict[str, list[Diagnostic]] = {}
    for error in told.errors:
        path = paths.get(error.place.path) if error.place is not None else None
        errors.setdefault(path or "", []).append(error)
    return {path: tuple(theirs) for path, theirs in errors.items()}


def tell_lost(lost: Lost, problems: Problems) -> tuple[LeftOut, ...]:
    """Report the documents that are `lost`, and give the rows for them."""
    read_as = "so this document, which no API here needs, is left out"
    for error in (error for theirs in lost.values() for error in theirs):
        problems.blemish(error.code, error.message, read_as, error.hint, error.place)
    return tuple(
        LeftOut(path, "", "the document", theirs[0].message) for path, theirs in lost.items()
    )


def _unreached(library: ResolvedLibrary) -> frozenset[str]:
    """The paths of the documents that no part of an API leads to; none where there is no API."""
    by_path: dict[str, list[Schema]] = {}
    for schema in library.index.schemas.values():
        by_path.setdefault(schema.source.path, []).append(schema)
    reached = {document.source.path for document in library.documents if document.api is not None}
    paths = frozenset(document.source.path for document in library.documents)
    pending = list(reached)
    while pending:
        for schema in by_path.get(pending.pop(), ()):
            for target in _targets(library, schema):
                if target.source.path not in reached:
                    reached.add(target.source.path)
                    pending.append(target.source.path)
    return paths - reached if reached else frozenset()


def _targets(library: ResolvedLibrary, schema: Schema) -> Iterator[Schema]:
    """What the references of `schema` lead to, those of a discriminator's mapping too."""
    stated: list[Json] = [reference for _, reference in references(schema.value, schema.dialect)]
    told = schema.get(discriminator.KEYWORD.name)
    mapping = told.get("mapping") if isinstance(told, dict) else None
    stated += mapping.values() if isinstance(mapping, dict) else ()
    for reference in stated:
        target = library.reference(schema, reference) if isinstance(reference, str) else None
        if target is not None:
            yield target
