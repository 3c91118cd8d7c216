"""What has a name in a package: a class, another name of one, or the name of a type."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from schemawright.data_classes import frozen
from schemawright.resolve import Schema
from schemawright.types.language import (
    ANYTHING,
    Discriminator,
    NamedType,
    TagValue,
    Type,
    names_in,
    options_of,
)
from schemawright.types.unions import union
from schemawright.values import Json


@frozen
class Default:
    """What a member means that is absent."""

    value: Json


@frozen
class Member:
    """A member of an object: its name in documents (`wire`), and the schema that describes it
    best. `nullable`: null may be its value. One that may be absent has a `default` where its schema
    gives a valid one."""

    wire: str
    type: Type
    required: bool
    schema: Schema
    nullable: bool = True
    default: Default | None = None
    #: All values that one that is required may have, where its schema lists scalars.
    constants: tuple[TagValue, ...] = ()
    #: What is said of the use of it: ``deprecated``, ``readOnly``, ``writeOnly``.
    remarks: tuple[str, ...] = ()
    #: The description that another schema of it gives, a base's, where `schema` gives none.
    inherited: str = ""


@frozen
class Record:
    """A class with a field for each member. `closed`: no other members than these. `nullable`:
    null is accepted where the class is, too; `mixed`: and so are other values that are no
    objects. `bases`: the classes that have some of the members already. `additional` is the type
    of further members, where these may be; `kinds` says which of the classes that are made of this
    one a document names."""

    members: tuple[Member, ...]
    closed: bool
    nullable: bool
    mixed: bool = False
    bases: tuple[str, ...] = ()
    additional: Type = ANYTHING
    kinds: Discriminator | None = None


@frozen
class Synonym:
    """Another name of what is declared as `name`."""

    name: str


@frozen
class Alias:
    """The name of a type that is no class of its own."""

    type: Type


Declaration: TypeAlias = Record | Synonym | Alias


def names_used(declaration: Declaration) -> frozenset[str]:
    """The names of the declarations that `declaration` refers to."""
    match declaration:
        case Record(members, bases=bases, additional=additional):
            types = (*(member.type for member in members), additional)
            return frozenset((*(name for type_ in types for name in names_in(type_)), *bases))
        case Synonym(name):
            return frozenset({name})
        case Alias(type_):
            return frozenset(names_in(type_))


def meant(type_: Type, declarations: Mapping[str, Declaration]) -> Type:
    """What `type_` stands for: the type of an alias, a class, or itself if it is no name."""
    seen: set[str] = set()
    while isinstance(type_, NamedType) and type_.name not in seen:
        seen.add(type_.name)
        declaration = declarations.get(type_.name)
        if isinstance(declaration, Synonym):
            type_ = NamedType(declaration.name, type_.kinds)
        elif isinstance(declaration, Alias):
            type_ = declaration.type
    return type_


def written_out(type_: Type, declarations: Mapping[str, Declaration]) -> Type:
    """What `type_` stands for, and so each option of a union."""
    options = options_of(meant(type_, declarations))
    return options[0] if len(options) == 1 else union(meant(one, declarations) for one in options)
