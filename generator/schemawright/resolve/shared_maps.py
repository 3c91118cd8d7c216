"""Properties that several schemas take from one place: a reference where the map of them belongs.

a.yml: {properties: {$ref: common.yml#/names}}     a.yml: {properties: {first: …, last: …}}
common.yml: {names: {first: …, last: …}}        →

A Reference Object stands for an object of OpenAPI, never for the map of some. What is meant is
plain all the same, and tools that bundle documents read it so.
"""

from __future__ import annotations

from collections.abc import Iterable

from schemawright.data_classes import frozen
from schemawright.diagnostics import Problems
from schemawright.read.edited_document import EditedDocument
from schemawright.read.source import Graft, Source
from schemawright.resolve.copy_budget import CopyBudget
from schemawright.resolve.identity import file_uri, resolved_against
from schemawright.values import Json, Tokens, at, walk


@frozen
class SharedMap:
    """The map at `place` of `source` is a reference to the one at `target_place` of `target`."""

    source: Source
    place: Tokens
    target: Source
    target_place: Tokens


def with_maps(
    sources: Iterable[Source], maps: Iterable[SharedMap], budget: CopyBudget, problems: Problems
) -> tuple[Source, ...]:
    """`sources` with what the `maps` mean in their places. Problems found: SW0310 (warning), and
    SW0320."""
    by_path: dict[str, list[SharedMap]] = {}
    for map_ in maps:
        by_path.setdefault(map_.source.path, []).append(map_)
        place = map_.source.place((*map_.place, "$ref"))
        problems.warning(
            "SW0310",
            "a reference stands where the members of an object belong, and is taken to mean those",
            'refer to a whole schema, in "allOf" or as a property, or write the members out',
            place,
        )
    return tuple(_with_maps(source, by_path.get(source.path, ()), budget) for source in sources)


def _with_maps(source: Source, maps: Iterable[SharedMap], budget: CopyBudget) -> Source:
    edited = EditedDocument(source.document)
    changes: list[Graft] = []
    for map_ in maps:
        members = at(map_.target.document, map_.target_place)
        fresh = budget.copied(members, source, map_.place)
        if map_.target.path != source.path:
            _rebase(fresh, file_uri(map_.target.path))
        edited.replace(map_.place, fresh)
        changes.append(Graft(map_.place, map_.target, map_.target_place))
    return source.with_document(edited.document, tuple(changes)) if changes else source


def _rebase(value: Json, base: str) -> None:
    """Make every reference in `value`, a copy of our own, start from `base`."""
    for _, inner in walk(value):
        if isinstance(inner, dict) and isinstance(inner.get("$ref"), str):
            inner["$ref"] = resolved_against(base, str(inner["$ref"]))
