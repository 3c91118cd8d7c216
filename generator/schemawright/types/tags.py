"""How a document tells which of several classes it is of.

Card: {kind: "card", …}, Transfer: {kind: "transfer", …}, both required   →  kind
V1: {version: 1, …}, V2: {version: 2 | true, …}, both required            →  version
V1: {version: 1.0, …}, V1_1: {version: 1.1, …}, both required             →  version
Of several classes with one constant, a table of tags leaves these.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeAlias

from schemawright.data_classes import frozen
from schemawright.types.declarations import Declaration, Member, Record, meant, written_out
from schemawright.types.language import (
    BOOLEAN,
    NULL,
    LiteralType,
    NamedType,
    TagValue,
    Type,
    json_types_of,
    options_of,
)

#: The classes that one option of a union stands for: itself, or those of a named union.
Classes: TypeAlias = Sequence[Record]
#: A value that a member may have, behind its kind, which tells ``True`` from 1.
Constant: TypeAlias = tuple[str, TagValue]
_WITH_PARTS = frozenset(("object", "array"))


def tags(options: Sequence[Classes]) -> Iterator[str]:
    """The names of the members by which documents of all `options` can be told apart: required
    in each class, with constants that no class of another option has."""
    for member in options[0][0].members if options and options[0] else ():
        seen: set[Constant] = set()
        for classes in options:
            constants = _constants_of_all(classes, member.wire)
            if not constants or not seen.isdisjoint(constants):
                break
            seen |= constants
        else:
            yield member.wire


@frozen
class TagTable:
    """What the value of the `member` of a document leaves of several classes: `names` are pairs of
    a constant and those that have it there. The `others` may have any value."""

    member: str
    names: tuple[tuple[TagValue, tuple[str, ...]], ...]
    others: tuple[str, ...]

    @property
    def leaves(self) -> int:
        """How many classes there may be for a value."""
        return max((len(names) for _, names in self.names), default=0) + len(self.others)


def tag_table(options: Sequence[Classes], names: Sequence[str]) -> TagTable | None:
    """The table of the member that leaves the fewest of `options`, which are called `names`; of
    several the first. None if it is more than half of them, or if a class says itself which of the
    others that it leaves a document is of."""
    told = [_listed_members(classes) for classes in options]
    wires = dict.fromkeys(wire for members in told for wire in members)
    tables = [_table(wire, [members.get(wire) for members in told], names) for wire in wires]
    best = min(tables, key=lambda table: table.leaves, default=None)
    if best is None or len(options) < 2 or best.leaves * 2 > max(len(options), 2):
        return None
    return None if best.leaves > 1 and _has_base(options, names) else best


def _has_base(options: Sequence[Classes], names: Sequence[str]) -> bool:
    """Does one of the classes say which of `names` documents are of?"""
    bases = (record.kinds for classes in options for record in classes if record.kinds)
    return any(name in names for kinds in bases for _, name in kinds.names)


def _table(
    wire: str, constants: Sequence[frozenset[Constant] | None], names: Sequence[str]
) -> TagTable:
    by_value: dict[Constant, list[str]] = {}
    for name, listed in zip(names, constants, strict=True):
        for constant in listed or ():
            by_value.setdefault(constant, []).append(name)
    entries = ((value, tuple(by_value[kind, value])) for kind, value in sorted(by_value))
    others = (name for name, listed in zip(names, constants, strict=True) if listed is None)
    return TagTable(wire, tuple(entries), tuple(others))


def _listed_members(classes: Classes) -> dict[str, frozenset[Constant]]:
    """The required members of all `classes` of which each lists the constants."""
    if not classes:
        return {}
    first, *rest = [
        {m.wire: listed for m in record.members if (listed := _constants_of(m))}
        for record in classes
    ]
    wires = [wire for wire in first if all(wire in members for members in rest)]
    return {wire: first[wire].union(*(members[wire] for members in rest)) for wire in wires}


def constants_of(type_: Type) -> frozenset[Constant]:
    """All values of `type_`, if it lists them; else none."""
    constants: set[Constant] = set()
    for option in options_of(type_):
        values = _listed(option)
        if not values:
            return frozenset()
        constants.update(values)
    return frozenset(constants)


def classes_of(
    name: str, declarations: Mapping[str, Declaration], unseen: Container[str] = ()
) -> Classes:
    """The classes that `name` stands for, those of named unions included; none if it may stand
    for something else, or for a class that is `unseen`."""
    records: list[Record] = []
    pending, seen = [name], set[str]()
    while pending:
        name = pending.pop()
        if name in seen:
            continue
        seen.add(name)
        if name in unseen:
            return ()
        declaration = declarations.get(name)
        if isinstance(declaration, Record):
            records.append(with_constants(declaration, declarations))
            continue
        options = options_of(meant(NamedType(name), declarations))
        named = [option.name for option in options if isinstance(option, NamedType)]
        if len(named) < len(options):
            return ()
        pending += reversed(named)
    return records


def with_constants(record: Record, declarations: Mapping[str, Declaration]) -> Record:
    """`record`, with the named enumerations of its required members written out."""
    members = [
        replace(member, type=written_out(member.type, declarations))
        if member.required and json_types_of(member.type).isdisjoint(_WITH_PARTS)
        else member
        for member in record.members
    ]
    return replace(record, members=tuple(members))


def _constants_of_all(classes: Classes, wire: str) -> frozenset[Constant]:
    """The constants of the member in all `classes`; none if one of them has none."""
    constants = [_constants(record, wire) for record in classes]
    return frozenset[Constant]().union(*constants) if all(constants) else frozenset()


def _constants(record: Record, wire: str) -> frozenset[Constant]:
    listed = (_constants_of(member) for member in record.members if member.wire == wire)
    return next(listed, frozenset())


def _constants_of(member: Member) -> frozenset[Constant]:
    """All values of a required member, if its type or its schema lists them; else none."""
    if not member.required:
        return frozenset()
    listed = constants_of(member.type)
    return listed or frozenset((_kind(value), value) for value in member.constants)


def _kind(value: TagValue) -> str:
    if value is None or isinstance(value, bool):
        return "null" if value is None else "boolean"
    kinds = {str: "string", int: "integer", float: "number"}
    return kinds[type(value)]


def _listed(type_: Type) -> list[Constant]:
    if isinstance(type_, LiteralType):
        is_truth = type_.kind == "boolean"
        return [(type_.kind, bool(value) if is_truth else value) for value in type_.values]
    if type_ == BOOLEAN:
        return [("boolean", False), ("boolean", True)]
    return [("null", None)] if type_ == NULL else []
