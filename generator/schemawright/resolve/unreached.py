"""Documents beside an API that nothing of it reaches: what is wrong with one costs that one.

api.yaml → user.yaml          tiers.yaml → tier.yaml, which is not there
                              tiers.yaml is left out, with a warning

Folders of real APIs hold files that were forgotten. No operation means anything else without them,
so a reference in one that leads nowhere is a blemish. Where a folder has no API, every document is
there for its own sake, and a dead reference in any is an error.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from schemawright.diagnostics import Diagnostic, Problems
from schemawright.keywords import discriminator, references
from schemawright.left_out import LeftOut
from schemawright.resolve.library import ResolvedLibrary
from schemawright.resolve.schema import Schema
from schemawright.values import Json

#: References that lead nowhere; those that lead outside, or are none, are no mere oversight.
_DEAD = ("SW0302", "SW0304")


def with_dead_references(
    library: ResolvedLibrary, told: Problems
) -> Mapping[str, tuple[Diagnostic, ...]]:
    """The documents, by path, that no API document of `library` reaches and that have nothing
    wrong but references that lead nowhere, with the errors of these, of all that were `told`."""
    if not told.errors:
        return {}
    paths = {document.source.shown: document.source.path for document in library.documents}
    errors: dict[str, list[Diagnostic]] = {}
    for error in told.errors:
        path = paths.get(error.place.path) if error.place is not None else None
        errors.setdefault(path or "", []).append(error)
    beside = _unreached(library)
    return {
        path: tuple(theirs)
        for path, theirs in errors.items()
        if path in beside and all(error.code in _DEAD for error in theirs)
    }


def tell_lost(
    lost: Mapping[str, tuple[Diagnostic, ...]], problems: Problems
) -> tuple[LeftOut, ...]:
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
