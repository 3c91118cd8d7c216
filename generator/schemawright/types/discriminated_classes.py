"""What ``discriminator`` says of classes (OpenAPI 3.1, section 4.8.25): the member of a document
that names its class, by a mapping or by the name of the component.

Pet: {"oneOf": [Cat, Dog], "discriminator": {"propertyName": "kind", "mapping": {"c": Cat}}}
→  kind: "c" → Cat, "Dog" → Dog, and anything else the first that accepts it
Pet: {"discriminator": {"propertyName": "kind"}, "properties": …}, Cat: {"allOf": [Pet, …]}
→  kind: "Cat" → Cat, and anything else Pet; if it says {"kind": {"const": "cat"}}, "cat" → Cat
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field

from schemawright.contract import Contract, NamedSchema
from schemawright.data_classes import mutable
from schemawright.describe.conjuncts import branches
from schemawright.describe.schema_facts import hides, strings
from schemawright.keywords import definitions
from schemawright.keywords.discriminator import VALUES
from schemawright.resolve import Schema
from schemawright.steps import one_by_one, take
from schemawright.types.declarations import Member, Record
from schemawright.types.language import Discriminator
from schemawright.types.tags import constants_of, tags
from schemawright.values import Json

_COMPONENTS = "#/components/schemas/"
#: Where a schema has a name in its document, which may be another package's.
_DEFINITIONS = ((definitions.DEFS.name,), (definitions.DEFINITIONS.name,), ("schemas",))


@mutable
class Discriminators:
    """Reads the discriminators of the schemas of one contract."""

    contract: Contract
    #: The classes that are made of each one by an ``allOf``, by the name of that.
    _children: dict[str, tuple[NamedSchema, ...]] | None = field(default=None)

    def of_options(self, schema: Schema, names: Mapping[str, str]) -> Discriminator | None:
        """What `schema` says of its alternatives, `names`: their classes by the last parts of
        what these refer to; or else what the class says of them that all are made of."""
        member = _member(schema)
        if member is None:
            return self._of_base(frozenset(names.values()))
        return Discriminator(member, self._named(schema, names))

    def _of_base(self, classes: frozenset[str]) -> Discriminator | None:
        """What the first class that has a discriminator and that all `classes` are made of says of
        them."""
        for base, children in self.children.items() if len(classes) > 1 else ():
            if classes <= {child.name for child in children}:
                told = self.of_children(self.contract.named(base))
                pairs = told.names if told else ()
                left = tuple((value, name) for value, name in pairs if name in classes)
                return Discriminator(told.member, left) if told and left else None
        return None

    def of_children(self, named: NamedSchema) -> Discriminator | None:
        """What the class `named` says of the classes that are made of it; None if it says nothing,
        or if there are none."""
        telling = self._telling(named.schema)
        children = self.children.get(named.name, ()) if telling else ()
        if telling is None or not children:
            return None
        classes, member = {child.name for child in children}, _member(telling) or ""
        names: dict[str, str] = {}
        for child in children:
            for value in self._constants(child.schema, member) or _value_of(child):
                names.setdefault(value, child.name)
        pairs = tuple(p for p in self._named(telling, names) if p[1] in classes)
        return Discriminator(member, pairs, named.name) if pairs else None

    def _constants(self, schema: Schema, member: str) -> tuple[str, ...]:
        """The texts that `schema` says of the member, itself or in a part in place: it is of no
        other kind, whatever it is called."""
        for part in (schema, *self._parts_in_place(schema)):
            members = part.get("properties")
            said = members.get(member) if isinstance(members, dict) else None
            if isinstance(said, dict):
                listed = [said["const"]] if "const" in said else said.get("enum")
                if texts := strings(listed):
                    return texts
        return ()

    def _parts_in_place(self, schema: Schema) -> Iterator[Schema]:
        parts = () if hides(schema) else branches(self.contract.library, schema, "allOf")
        return (part for part in parts if not isinstance(part.get("$ref"), str))

    def _telling(self, schema: Schema) -> Schema | None:
        """`schema` if it has a discriminator, or else the part of its ``allOf`` that has one and
        is written in place: where a kind adds its members, it often says how its own are told."""
        if _member(schema) is not None:
            return schema
        parts = self._parts_in_place(schema)
        return next((part for part in parts if _member(part) is not None), None)

    def overlapping(
        self, schema: Schema, records: Mapping[str, Record]
    ) -> tuple[str, tuple[str, ...]] | None:
        """The member that is to tell the alternatives of a ``oneOf`` apart, and those that it does
        not: they have no constant of it that no other one has, and no other member that an
        alternative refuses and the others require. None if it does."""
        inherited = None if _member(schema) else self._of_base(frozenset(records))
        member = inherited.member if inherited else _member(schema)
        if member is None or not schema.has("oneOf") or len(records) < 2:
            return None
        if any(tags([[record] for record in records.values()])):
            return None
        vague = tuple(
            name
            for name, record in records.items()
            if any(
                _accept_each_other(record, other)
                for other_name, other in records.items()
                if other_name != name
            )
        )
        return (member, vague) if vague else None

    @property
    def children(self) -> Mapping[str, tuple[NamedSchema, ...]]:
        """The classes that are made of another one, directly or through others."""
        if self._children is None:
            children: dict[str, list[NamedSchema]] = {}
            told = any(self._telling(named.schema) for named in self.contract.schemas)
            schemas = self.contract.schemas if told else ()
            for named in one_by_one(schemas, lambda named: named.place):
                if named.role != "parameter" and named.whole is None:
                    for base in self._bases(named):
                        children.setdefault(base, []).append(named)
            self._children = {base: tuple(derived) for base, derived in children.items()}
        return self._children

    def _bases(self, named: NamedSchema) -> Iterator[str]:
        """The names of the schemas with a discriminator that `named` is made of."""
        library, seen = self.contract.library, {named.schema.place}
        pending = [named.schema]
        while pending:
            schema = pending.pop()
            parts = () if hides(schema) else branches(library, schema, "allOf")
            for part in parts:
                reached = library.follow(part) if isinstance(part.get("$ref"), str) else part
                if reached.place in seen:
                    continue
                seen.add(reached.place)
                pending.append(reached)
                take(1)
                name = self.contract.name_of(reached)
                if name is not None and self._telling(reached) is not None:
                    yield name

    def _named(self, schema: Schema, names: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
        """The values of the member with the classes that they name: those of the mapping, and
        the names of what it does not map."""
        discriminator = schema.get("discriminator")
        mapping = discriminator.get("mapping") if isinstance(discriminator, dict) else None
        pairs: dict[str, str] = {}
        for value, target in mapping.items() if isinstance(mapping, dict) else ():
            name = self._target(schema, target)
            if name is not None:
                pairs[value] = name
        mapped = set(pairs.values())
        for value, name in names.items():
            if name not in mapped:
                pairs.setdefault(value, name)
        return tuple(pairs.items())

    def _target(self, schema: Schema, target: Json) -> str | None:
        """The class that a mapping names, by its name or by a reference (section 4.8.25.2)."""
        if not isinstance(target, str):
            return None
        library = self.contract.library
        for reference in (f"{_COMPONENTS}{target}", target):
            reached = library.reference(schema, reference)
            if reached is not None:
                return self.contract.name_of(reached)
        return None


def _accept_each_other(one: Record, other: Record) -> bool:
    """Can a document be of both classes, as far as their members tell?"""
    if one.closed and any(m.required and not _has(one, m.wire) for m in other.members):
        return False
    if other.closed and any(m.required and not _has(other, m.wire) for m in one.members):
        return False
    return not any(_exclude(member, it) for member in one.members for it in other.members)


def _has(record: Record, wire: str) -> bool:
    return any(member.wire == wire for member in record.members)


def _exclude(one: Member, other: Member) -> bool:
    """Do the classes want different constants of one member that both require?"""
    if one.wire != other.wire or not (one.required and other.required):
        return False
    first, second = constants_of(one.type), constants_of(other.type)
    return bool(first and second) and first.isdisjoint(second)


def _value_of(child: NamedSchema) -> tuple[str, ...]:
    """The value, if any, that names `child`: its name, or what a tool's extension of Swagger 2.0,
    which has no mappings, says instead (AutoRest's, swagger-codegen's). What is written in place,
    as the member `best` of an owner or the body of an operation, has no name that documents could
    say."""
    value, tokens = child.schema.value, child.schema.tokens
    said = (value.get(key) for key in VALUES) if isinstance(value, dict) else ()
    has_name = child.role == "component" or tokens[-2:-1] in _DEFINITIONS
    own = (str(tokens[-1]),) if tokens and has_name else ()
    return next(((value,) for value in said if isinstance(value, str)), own)


def _member(schema: Schema) -> str | None:
    """The member that the discriminator of `schema` names."""
    discriminator = schema.get("discriminator")
    if isinstance(discriminator, str) and schema.dialect.name == "swagger20":
        return discriminator
    member = discriminator.get("propertyName") if isinstance(discriminator, dict) else None
    return member if isinstance(member, str) and member else None
