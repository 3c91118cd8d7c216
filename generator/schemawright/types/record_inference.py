"""The record of a schema of objects: its members, each as all that describes it has it, and whether
there may be others.

{"properties": {"a": A}, "required": ["a"]}, anyOf: [{"properties": {"a": B}}, …]
→  Record(a: the narrower of A and B, required)
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import field

from schemawright.contract import Contract, NamedSchema
from schemawright.data_classes import mutable
from schemawright.describe.compositions import Composition
from schemawright.describe.schema_facts import hides
from schemawright.resolve import Schema
from schemawright.steps import take
from schemawright.types.alternative_members import AlternativeMembers
from schemawright.types.conditional_members import ConditionalMembers
from schemawright.types.constant_types import scalar_constants
from schemawright.types.declarations import Default, Member, Record
from schemawright.types.described_members import DescribedMembers
from schemawright.types.language import ANYTHING, AnyType, Type, json_types_of
from schemawright.types.other_members import type_of_others
from schemawright.types.structure import Structure
from schemawright.types.usage_remarks import usage_remarks
from schemawright.values import Tokens

#: So many members of a class are looked at in a step.
_AT_ONCE = 8


@mutable
class RecordInference:
    """Infers the records of one contract; `use` is the type of a schema where it is used."""

    contract: Contract
    structure: Structure
    use: Callable[[Schema], Type]
    members: DescribedMembers = field(init=False)
    conditional: ConditionalMembers = field(init=False)
    #: By the resource that decides what dynamic references mean, too.
    _known: dict[tuple[str, str, bool, tuple[tuple[str, Tokens], ...]], Member] = field(
        default_factory=dict
    )

    def __post_init__(self) -> None:
        self.members = DescribedMembers(self.structure)
        self.conditional = ConditionalMembers(self.structure.unevaluated.in_place, self.use)

    def record(self, named: NamedSchema, resource: str) -> Record:
        """The class of `named`, as a part of `resource`."""
        composition = self.members.composition(named)
        required = self.members.required(named)
        members = [*self._members(named, composition, required, resource)]
        wires = {member.wire for member in members}
        for wire in [wire for wire in required if wire not in wires]:
            views = self.members.undescribed(composition, wire, required[wire])
            members.append(self._member(wire, True, views, (), resource))
        wires.update(required)
        closed = self.members.are_all(composition, wires)
        parts = self.structure.unevaluated
        others = ANYTHING if closed else type_of_others(composition, parts, wires)
        json_types = self.structure.records.json_types
        kinds = json_types.of(named.schema)
        if named.whole is not None:
            kinds &= json_types.of(named.whole)
        mixed = not kinds <= {"object", "null"}
        return Record(tuple(members), closed, "null" in kinds, mixed, additional=others)

    def _members(
        self,
        named: NamedSchema,
        composition: Composition,
        required: Mapping[str, object],
        resource: str,
    ) -> Iterator[Member]:
        """The members that are described: always, and then under some condition only."""
        described, records = self.members.described(named), self.structure.records
        take(1 + len(described) // _AT_ONCE)
        also = AlternativeMembers(records, self.use).of(composition.choices)
        for wire, types in self.conditional.by_themselves(composition).items():
            also.setdefault(wire, []).extend(types)
        for wire, views in described.items():
            yield self._member(wire, wire in required, views, also.get(wire, ()), resource)
        own = {kind.place for kind in records.kinds(named.whole)} if named.whole else ()
        for wire, (schema, type_) in self.conditional.of(composition, also, own).items():
            if wire not in described:
                nullable = "null" in json_types_of(type_)
                remarks = usage_remarks(self.contract.library, [schema])
                yield Member(wire, type_, wire in required, schema, nullable, remarks=remarks)

    def _member(
        self,
        wire: str,
        required: bool,
        views: Sequence[Schema],
        also: Sequence[Type],
        resource: str,
    ) -> Member:
        """`_seen_by`, which classes that are made of each other have in common."""
        if also:
            return self._seen_by(wire, required, views, also)
        key = resource, wire, required, tuple(view.place for view in views)
        if key not in self._known:
            self._known[key] = self._seen_by(wire, required, views)
        return self._known[key]

    def _seen_by(
        self, wire: str, required: bool, views: Sequence[Schema], also: Sequence[Type] = ()
    ) -> Member:
        """A member as all of `views` have it: those of a base first, the schema's own last, whose
        words count unless it says nothing of a type. It has the types `also`, too."""
        typed = [(view, self.use(view)) for view in views]
        specific = [view for view in typed if not isinstance(view[1], AnyType)]
        schema, type_ = specific[-1] if specific else typed[0]
        types = [type_ for _, type_ in reversed(specific)]
        types += [type_ for type_ in also if not isinstance(type_, AnyType)]
        if len(types) > 1 or (types and not specific):
            type_ = self.structure.narrowest(types)
        json_types, library = self.structure.records.json_types, self.contract.library
        nullable = all("null" in json_types.of(view) for view in views)
        told = map(_description, reversed(views))
        return Member(
            wire,
            type_,
            required,
            schema,
            nullable and "null" in json_types_of(type_),
            default=None if required else self._default(views),
            constants=scalar_constants(library, views) if required else (),
            remarks=usage_remarks(library, views),
            inherited="" if schema.get("description") else next(filter(None, told), ""),
        )

    def _default(self, views: Sequence[Schema]) -> Default | None:
        """The default that the last of `views` with one gives that all of them accept."""
        valid, refused = self.contract.defaults, self.contract.refused_defaults
        for place in [view.place for view in reversed(views) if view.place in valid]:
            if not any((place, view.place) in refused for view in views):
                return Default(valid[place])
        return None


def _description(schema: Schema) -> str:
    words = schema.get("description")
    return "" if hides(schema) or not isinstance(words, str) else words.strip()
