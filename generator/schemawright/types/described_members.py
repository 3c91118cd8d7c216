"""Which members a class has a field for, with the schemas of each, and which must be there.

{"properties": {"a": A}, "required": ["b"]}                         →  a: A; b: anything
{"properties": {"a": A}, "propertyNames": {"enum": ["a", "b"]},
 "additionalProperties": B}                                         →  a: A; b: B; and no others
{"oneOf": [{"required": ["id", "card"]}, {"required": ["id", "iban"]}]}  →  id must be there
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

from schemawright.contract import NamedSchema
from schemawright.data_classes import frozen, replace
from schemawright.describe.compositions import Composition
from schemawright.describe.conjuncts import alternatives
from schemawright.describe.schema_facts import is_closed
from schemawright.resolve import Schema
from schemawright.steps import take
from schemawright.types.other_members import applying
from schemawright.types.structure import Structure

#: So many names are looked at in a step.
_AT_ONCE = 8


@frozen
class DescribedMembers:
    """Finds them, by what `structure` says of names."""

    structure: Structure

    def composition(self, named: NamedSchema) -> Composition:
        """All schemas whose words about its members count, those of a base first."""
        records = self.structure.records
        own = records.composition(named.schema)
        return own if named.whole is None else records.composition(named.whole).followed_by(own)

    def required(self, named: NamedSchema) -> Mapping[str, tuple[Schema, int]]:
        """The members that an object must have, with the schema, and the position in it, that asks
        for each: those that all alternatives ask for, too."""
        composition = self.composition(named)
        asked = dict(composition.required)
        for part in composition.choices:
            for options in alternatives(self.structure.library, part):
                for wire, place in self._required_by_all(options).items():
                    asked.setdefault(wire, place)
        return asked

    def _required_by_all(self, options: Iterable[Schema]) -> Mapping[str, tuple[Schema, int]]:
        """The members that all of `options` which an object may be ask for."""
        records = self.structure.records
        shared: Mapping[str, tuple[Schema, int]] | None = None
        for option in options:
            if "object" not in records.json_types.of(option):
                continue
            own = records.composition(option).required
            shared = own if shared is None else {n: p for n, p in shared.items() if n in own}
            take(1 + len(shared) // _AT_ONCE)
            if not shared:
                break
        return shared or {}

    def described(self, named: NamedSchema) -> Mapping[str, Sequence[Schema]]:
        """The schemas of the members of an object, those of a base first; then of those that must
        be there and are in no ``properties``, and of all that may be there, if their names are
        listed."""
        composition = self.composition(named)
        described = {wire: views for wire, views in composition.members.items() if views}
        for wire, place in composition.required.items():
            if wire not in described:
                described[wire] = self.undescribed(composition, wire, place)
        for wire in self._listed(composition, described):
            part = composition.names[0]
            here = replace(part, tokens=(*part.tokens, "propertyNames", wire), value=True)
            described[wire] = (*self._others(composition, wire),) or (here,)
        return described

    def undescribed(
        self, composition: Composition, wire: str, place: tuple[Schema, int]
    ) -> Sequence[Schema]:
        """The schemas of a member that no ``properties`` names, and that `place` asks for."""
        part, index = place
        here = replace(part, tokens=(*part.tokens, "required", index), value=True)
        return (*self._others(composition, wire),) or (here,)

    def are_all(self, composition: Composition, described: Container[str]) -> bool:
        """Has an object of that `composition` no members but those that are `described`?"""
        unevaluated = self.structure.unevaluated
        return (
            any(map(is_closed, composition.others))
            or any(unevaluated.closes(part, described) for part in composition.unevaluated)
            or self._names(composition) is not None
        )

    def _listed(self, composition: Composition, described: Container[str]) -> Iterator[str]:
        """The names of members that ``propertyNames`` lists, but for those that are `described`
        and those that nothing satisfies."""
        names = self._names(composition) or ()
        unevaluated = self.structure.unevaluated
        if any(unevaluated.closes(part, described) for part in composition.unevaluated):
            return
        take(len(names) // _AT_ONCE)
        # Not one by one, for what is described grows on the way.
        for wire in [name for name in names if name not in described]:
            if all(view.value is not False for view in self._others(composition, wire)):
                yield wire

    def _names(self, composition: Composition) -> tuple[str, ...] | None:
        """The names that members may have, where they are listed: then each has a field."""
        return self.structure.names_by(composition.names) if composition.names else None

    def _others(self, composition: Composition, wire: str) -> Iterator[Schema]:
        """The schemas of a member that no ``properties`` names."""
        for part in composition.others:
            yield from applying(self.structure.library, part, wire)
