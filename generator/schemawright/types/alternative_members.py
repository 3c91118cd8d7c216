"""Members of an object that each of several alternatives describes.

{"properties": {"kind": {"type": "string"}},
 "oneOf": [{"properties": {"kind": {"const": "a"}}}, {"properties": {"kind": {"const": "b"}}}]}
→  kind: "a" | "b", for one of the alternatives is true of every such object
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from schemawright.data_classes import frozen
from schemawright.describe.conjuncts import alternatives
from schemawright.describe.records import Records
from schemawright.resolve import Schema
from schemawright.steps import take
from schemawright.types.language import Type
from schemawright.types.narrowing import narrowest
from schemawright.types.unions import union


@frozen
class AlternativeMembers:
    """Finds such members in schemas of the library of `records`; `use` is the type of a schema."""

    records: Records
    use: Callable[[Schema], Type]

    def of(self, parts: Iterable[Schema]) -> dict[str, list[Type]]:
        """The types that such members have in objects that all `parts`, which have alternatives,
        must accept: one for each list of these."""
        types: dict[str, list[Type]] = {}
        for part in parts:
            for options in alternatives(self.records.library, part):
                for name, views in self._described_by_all(options).items():
                    types.setdefault(name, []).append(union(map(narrowest, views)))
        return types

    def _described_by_all(self, options: Iterable[Schema]) -> dict[str, list[list[Type]]]:
        """The members that all of `options` which an object may be describe, with their types in
        each of these."""
        types = self.records.json_types
        described: list[Mapping[str, Sequence[Schema]]] = []
        shared: list[str] = []
        for option in options:
            if "object" not in types.of(option):
                continue
            members = self.records.composition(option).members
            shared = [name for name in (shared if described else members) if name in members]
            described.append(members)
            if not shared:
                break
        take(1 + len(shared) * len(described))
        return {
            name: [[*map(self.use, members[name])] for members in described if members[name]]
            for name in shared
        }
