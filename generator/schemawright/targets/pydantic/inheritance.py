"""Which classes are made of others: by an ``allOf`` with a reference to an object all of whose
fields they have, as they are or narrower.

Person: {name}, Employee: {"allOf": [{"$ref": Person}, {"properties": {"since": …}}]}
→  class Employee(Person): since
... {"properties": {"name": {"enum": ["Ann"]}}}
→  class Employee(Person): name
... {"required": ["name"]}
→  class Employee(Person): name, which must be there
... {"properties": {"name": {"format": "date"}}}
→  class Employee(Model): name, for a date is no str
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import replace

from schemawright.contract import Contract, NamedSchema
from schemawright.data_classes import mutable
from schemawright.describe.conjuncts import conjuncts
from schemawright.describe.schema_facts import is_reference
from schemawright.steps import counting
from schemawright.targets.field_names import field_names
from schemawright.types import Declaration, Declarations, Member, Record, Synonym
from schemawright.types.discriminated_classes import Discriminators
from schemawright.types.language import ANYTHING, Discriminator
from schemawright.types.subtypes import is_subtype


def with_bases(contract: Contract, declarations: Declarations) -> dict[str, Declaration]:
    """`declarations`, in their order, whose records name the classes that they are made of."""
    with counting("type", contract.library.size):
        return _with_bases(contract, declarations)


def _with_bases(contract: Contract, declarations: Declarations) -> dict[str, Declaration]:
    fields = {
        name: _Fields(declaration, contract.by_name)
        for name, declaration in declarations.items()
        if isinstance(declaration, Record)
    }
    bases: dict[str, tuple[str, ...]] = {}
    for name, own in fields.items():
        bases[name] = tuple(_kept(contract, declarations, name, own, fields))
    chosen = {name: _alone(own, bases) for name, own in bases.items()}
    children = _children(chosen)
    discriminators = Discriminators(contract)
    return {
        name: replace(
            declaration, bases=chosen[name], kinds=_kinds(contract, discriminators, name, children)
        )
        if isinstance(declaration, Record)
        else declaration
        for name, declaration in declarations.items()
    }


def _kept(
    contract: Contract,
    declarations: Declarations,
    name: str,
    own: _Fields,
    fields: Mapping[str, _Fields],
) -> Iterator[str]:
    """The classes that the class `name` can be made of: those that its schema refers to, or, in
    the place of one that it cannot be made of, those that this one's schema refers to."""
    pending, seen = [name], {name}
    while pending:
        for base in _referred(contract, declarations, pending.pop(0)):
            # One of another package is built there, with the classes made of it.
            if base in seen or base in contract.borrowed:
                continue
            seen.add(base)
            if own.keeps(fields[base], declarations):
                yield base
            else:
                pending.append(base)


def _kinds(
    contract: Contract,
    discriminators: Discriminators,
    name: str,
    children: Mapping[str, tuple[str, ...]],
) -> Discriminator | None:
    """What the class `name` says of those that are made of it, in Python too: its `children`, and
    theirs."""
    told = None if name in contract.borrowed else discriminators.of_children(contract.named(name))
    if told is None:
        return None
    made_of_it = _reached(name, children)
    pairs = tuple(pair for pair in told.names if pair[1] in made_of_it)
    return replace(told, names=pairs) if pairs else None


def _referred(contract: Contract, declarations: Declarations, name: str) -> Iterator[str]:
    """The classes that the schema called `name` refers to for all of its instances."""
    named: NamedSchema = contract.named(name)
    library = contract.library
    whole = named.whole
    around = () if whole is None else (whole, *conjuncts(library, whole))
    for part in (*around, *conjuncts(library, named.schema)):
        # The schema's own reference has been followed already.
        target = library.follow(part) if is_reference(part) else part
        base = contract.name_of(target)
        declaration = declarations.get(base) if base is not None else None
        if isinstance(declaration, Synonym):
            base = declaration.name
        if base is not None and base != name and isinstance(declarations.get(base), Record):
            yield base


@mutable(eq=False)
class _Fields:
    """The fields of `record`, which none of the `classes` is called like."""

    record: Record
    classes: Container[str]
    _members: Mapping[str, Member] | None = None
    _names: Mapping[str, str] | None = None

    @property
    def members(self) -> Mapping[str, Member]:
        """By the names that they have in documents."""
        if self._members is None:
            self._members = {member.wire: member for member in self.record.members}
        return self._members

    @property
    def names(self) -> Mapping[str, str]:
        """What they are called in Python."""
        if self._names is None:
            self._names = field_names(self.members, self.classes)
        return self._names

    def keeps(self, base: _Fields, declarations: Declarations) -> bool:
        """Are all fields of `base` among these, none of them wider than there, and are its further
        members of the same type?"""
        for wire, member in base.members.items():
            if not _is_narrower(self.members.get(wire), member, declarations):
                return False
        if base.record.additional not in (ANYTHING, self.record.additional):
            return False
        return all(self.names[wire] == name for wire, name in base.names.items())


def overrides(record: Record, declarations: Declarations) -> frozenset[str]:
    """The members of the bases of `record` that are other fields in it."""
    own = {member.wire: member for member in record.members}
    bases = (declarations[name] for name in record.bases)
    members = (member for base in bases if isinstance(base, Record) for member in base.members)
    return frozenset(it.wire for it in members if not _is_alike(own.get(it.wire), it))


def _is_alike(own: Member | None, base: Member) -> bool:
    """Would both be written in the same way, and described in the same words?"""
    if own is None or own.schema.value != base.schema.value:
        return False
    return replace(own, schema=base.schema) == base


def _is_narrower(own: Member | None, base: Member, declarations: Declarations) -> bool:
    """Can a class that has the field `base` be made narrower to have the field `own`?"""
    if own is None or own == base:
        return own is not None
    if not own.required and (base.required or (base.default and not own.default)):
        return False
    return own.nullable <= base.nullable and is_subtype(own.type, base.type, declarations)


def _alone(own: tuple[str, ...], bases: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Those of `own` that have nothing in common with one before them, so that Python finds an
    order for all."""
    chosen: dict[str, frozenset[str]] = {}
    ancestors = {name: _reached(name, bases) for name in own}
    for name in sorted(own, key=lambda base: -len(ancestors[base])):
        family = ancestors[name] | {name}
        if all(family.isdisjoint(other) for other in chosen.values()):
            chosen[name] = family
    return tuple(name for name in own if name in chosen)


def _children(bases: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """By the name of a class, those that are made of it."""
    children: dict[str, list[str]] = {}
    for name, own in bases.items():
        for base in own:
            children.setdefault(base, []).append(name)
    return {name: tuple(derived) for name, derived in children.items()}


def _reached(name: str, next_ones: Mapping[str, tuple[str, ...]]) -> frozenset[str]:
    """All classes that `next_ones` leads to from the class `name`, step by step."""
    reached: set[str] = set()
    pending = [*next_ones.get(name, ())]
    while pending:
        one = pending.pop()
        if one not in reached:
            reached.add(one)
            pending += next_ones.get(one, ())
    return frozenset(reached)
