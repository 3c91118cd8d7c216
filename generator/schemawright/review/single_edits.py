"""Of several edits of one schema, each alone: the old schema with that edit and no other.

old: {minLength: 1, maxLength: 9}          new: {minLength: 2, maxLength: 12}
alone: {minLength: 2, maxLength: 9}        and  {minLength: 1, maxLength: 12}

What an edit brings in comes from the new version, with all that it refers to; the rest is the old
one. What cannot be put together so has no effect of its own: it is told with the others.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import cast

from schemawright.compile import compile_schemas
from schemawright.containment.holds import FormatChecks
from schemawright.contract import Contract, NamedSchema
from schemawright.data_classes import frozen
from schemawright.diagnostics import Problems, Rejected
from schemawright.resolve import Library, Schema
from schemawright.resolve.library import ResolvedLibrary
from schemawright.review.change_findings import Effect, Way
from schemawright.review.edited_value import with_edit
from schemawright.review.schema_edits import Edit
from schemawright.review.version_pair import VersionPair
from schemawright.review.version_side import ValidatorLoader, VersionSide
from schemawright.values import Json, Tokens, at, value_count

#: So many edits are looked at alone, if the schemas that they are made in have, once for each of
#: them, no more values than these; of others, those of each schema are told together.
_MOST, _VALUES = 300, 20_000


@frozen
class EditedSchema:
    """A schema in both versions, and one of its edits."""

    old: Schema
    new: Schema
    edit: Edit


class SingleEdits:
    """The effects of edits of the schemas of two contracts, each edit made alone."""

    def __init__(
        self,
        contracts: tuple[Contract, Contract],
        edited: Sequence[EditedSchema],
        formats: FormatChecks,
        load: ValidatorLoader,
    ) -> None:
        self._contracts = contracts
        self._numbers: dict[EditedSchema, int] = {}
        self._versions: VersionPair | None = None
        before, after = [], []
        library = _MixedLibrary(*contracts)
        for schema in _small(edited) if not library.dynamic_names else ():
            value = with_edit(schema.old.value, schema.new.value, schema.edit)
            if value is not None:
                number = self._numbers[schema] = len(self._numbers)
                before.append(NamedSchema(f"Old{number}", f"old_{number}", schema.old, "nested"))
                alone = library.edited(schema, value)
                after.append(NamedSchema(f"One{number}", f"one_{number}", alone, "nested"))
                whole = _marked(schema.new)
                after.append(NamedSchema(f"New{number}", f"new_{number}", whole, "nested"))
        if self._numbers:
            self._versions = self._pair(library, before, after, formats, load)

    def _pair(
        self,
        library: _MixedLibrary,
        before: list[NamedSchema],
        after: list[NamedSchema],
        formats: FormatChecks,
        load: ValidatorLoader,
    ) -> VersionPair | None:
        old = replace(self._contracts[0], schemas=tuple(before), api=None)
        mixed = replace(old, schemas=tuple(after), library=cast(Library, library))
        try:
            sides = [
                VersionSide(contract, program, {}, load(contract, program))
                for contract in (old, mixed)
                for program in [compile_schemas(contract, Problems())]
            ]
        except (Rejected, KeyError, TypeError, ValueError):
            return None  # what an edit refers to is not to be had without the others
        return VersionPair(sides[0], sides[1], formats)

    def effect(self, edited: EditedSchema, way: Way) -> Effect | None:
        """What the edit does alone; None if nobody can tell."""
        if self._versions is None or edited not in self._numbers:
            return None
        number = self._numbers[edited]
        return self._versions.together(f"old_{number}", f"one_{number}", way)

    def lasting(self, edited: EditedSchema, way: Way) -> Effect | None:
        """What it does alone that all edits of the schema together do, too; None if nobody can
        tell."""
        if self._versions is None or edited not in self._numbers:
            return None
        number = self._numbers[edited]
        old, one, new = f"old_{number}", f"one_{number}", f"new_{number}"
        if self._versions.together(old, new, way).level != "breaking":
            return None  # here other schemas of the new version have their say
        return self._versions.in_common(old, (one, new), way)


def _small(edited: Sequence[EditedSchema]) -> Iterator[EditedSchema]:
    """Those that are looked at: where not all can be, all edits of the smaller schemas."""
    groups: dict[tuple[str, Tokens], list[EditedSchema]] = {}
    for schema in edited:
        groups.setdefault(schema.old.place, []).append(schema)
    costs = {place: value_count(ones[0].old.value) * len(ones) for place, ones in groups.items()}
    edits, values, chosen = _MOST, _VALUES, set[tuple[str, Tokens]]()
    for place in sorted(groups, key=costs.__getitem__):
        edits, values = edits - len(groups[place]), values - costs[place]
        if min(edits, values) < 0:
            break
        chosen.add(place)
    return (schema for schema in edited if schema.old.place in chosen)


class _MixedLibrary:
    """The old library, in which schemas may have parts of the new one. It has what compiling asks
    of a library. A schema of the new version, or one with an edit, says so in the path of its
    source, for in each of them a place holds something else."""

    def __init__(self, old: Contract, new: Contract) -> None:
        self._old, self._new = (cast(ResolvedLibrary, version.library) for version in (old, new))
        #: Schemas with an edit, and what they were.
        self._edited: dict[str, EditedSchema] = {}

    @property
    def dynamic_names(self) -> frozenset[str]:
        """Those of both."""
        return self._old.dynamic_names | self._new.dynamic_names

    @property
    def size(self) -> int:
        """The characters of all documents, each as often as it is compiled with an edit."""
        return (self._old.size + self._new.size) * (1 + len(self._edited))

    def edited(self, edited: EditedSchema, value: Json) -> Schema:
        """The old schema with another value."""
        schema = edited.old
        path = f"\0{len(self._edited)}/{schema.source.path}"
        self._edited[path] = edited
        return replace(schema, source=replace(schema.source, path=path), value=value)

    def child(self, schema: Schema, *tokens: str | int) -> Schema:
        """As of a library."""
        value = at(schema.value, tokens)
        if not isinstance(value, dict):
            return replace(schema, tokens=schema.tokens + tokens, value=value)
        if id(value) in self._old.index.schemas:
            return self._old.index.schemas[id(value)]
        return _marked(self._new.index.schemas[id(value)])

    def follow(self, schema: Schema, keyword: str = "$ref") -> Schema:
        """As of a library."""
        path = schema.source.path
        if path in self._edited:
            origin = replace(self._edited[path].old, value=schema.value)
            try:
                return self._old.follow(origin, keyword)
            except KeyError:  # it leads to something that is new
                origin = replace(self._edited[path].new, value=schema.value)
                return _marked(self._new.follow(origin, keyword))
        if path.startswith(_NEW):
            return _marked(self._new.follow(self._unmarked(schema), keyword))
        return self._old.follow(schema, keyword)

    def _unmarked(self, schema: Schema) -> Schema:
        path = schema.source.path.removeprefix(_NEW)
        return replace(schema, source=replace(schema.source, path=path))

    def dynamic_anchors(self, schema: Schema) -> Mapping[str, Schema]:
        """None: edits of schemas with dynamic references are not looked at alone."""
        return {}

    def dynamically_anchored(self, name: str) -> tuple[tuple[str, Schema], ...]:
        """None of them."""
        return ()


#: What the path of a source of the new version begins with.
_NEW = "\0new/"


def _marked(schema: Schema) -> Schema:
    """A schema of the new version."""
    if schema.source.path.startswith(_NEW):
        return schema
    return replace(schema, source=replace(schema.source, path=_NEW + schema.source.path))
