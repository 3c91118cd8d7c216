"""declarations → declarations that type aliases can say.

    Tree: Tree | string                       →  Tree: string
    A: B | string; B: A                       →  A: anything, B: A
    Other: Synonym(Same); Same: Synonym(Thing)  →  Other: Synonym(Thing)
    A: anything; B: array of A                →  B: array of anything

A class may hold itself; the alias of a type may only do so inside an array or a mapping.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from schemawright.types.declarations import Alias, Declaration, Record, Synonym, meant
from schemawright.types.language import (
    VAGUE,
    AnyType,
    ArrayType,
    MapType,
    NamedType,
    TupleType,
    Type,
    UnionType,
    discriminated,
    discriminator_of,
    options_of,
)
from schemawright.types.unions import union


def resolve_aliases(declarations: Mapping[str, Declaration]) -> dict[str, Declaration]:
    """`declarations`, in their order, with every synonym one of a class or a type, and no type
    that consists of itself."""
    resolved = {name: _end(declarations, target) for name, target in declarations.items()}
    for name, declaration in resolved.items():
        if isinstance(declaration, Alias):
            resolved[name] = Alias(_without(resolved, name, declaration.type))
    if any(_says_nothing(declaration) for declaration in resolved.values()):
        return {name: _without_vague(resolved, declared) for name, declared in resolved.items()}
    return resolved


def _says_nothing(declaration: Declaration) -> bool:
    return isinstance(declaration, Alias) and isinstance(declaration.type, AnyType)


def _without_vague(of: Mapping[str, Declaration], declaration: Declaration) -> Declaration:
    """`declaration`, in which what says nothing has no name."""

    def written(type_: Type) -> Type:
        match type_:
            case NamedType():
                said = meant(type_, of)
                return said if isinstance(said, AnyType) else type_
            case UnionType(options, discriminator):
                return discriminated(union(map(written, options)), discriminator)
            case ArrayType(item):
                return ArrayType(written(item))
            case MapType(value):
                return MapType(written(value))
            case TupleType(items):
                return TupleType(tuple(map(written, items)))
            case _:
                return type_

    if isinstance(declaration, Alias):
        return Alias(written(declaration.type))
    if isinstance(declaration, Record):
        members = (replace(member, type=written(member.type)) for member in declaration.members)
        return replace(declaration, members=tuple(members))
    return declaration


def _end(declarations: Mapping[str, Declaration], declaration: Declaration) -> Declaration:
    """`declaration`, or the last synonym of the chain that it starts."""
    seen: set[str] = set()
    while isinstance(declaration, Synonym) and declaration.name not in seen:
        seen.add(declaration.name)
        target = declarations[declaration.name]
        if not isinstance(target, Synonym):
            return declaration
        declaration = target
    return declaration


def _without(declarations: Mapping[str, Declaration], name: str, type_: Type) -> Type:
    rest = [option for option in options_of(type_) if not _is_named(option, name)]
    if not rest or any(_leads_to(declarations, name, option) for option in rest):
        return VAGUE
    return discriminated(union(rest), discriminator_of(type_))


def _is_named(type_: Type, name: str) -> bool:
    return isinstance(type_, NamedType) and type_.name == name


def _leads_to(declarations: Mapping[str, Declaration], name: str, type_: Type) -> bool:
    """Is `name` one of the options of `type_`, or of what these stand for?"""
    pending, seen = [type_], set[str]()
    while pending:
        option = pending.pop()
        if not isinstance(option, NamedType) or option.name in seen:
            continue
        if option.name == name:
            return True
        seen.add(option.name)
        declaration = declarations[option.name]
        if isinstance(declaration, Synonym):
            pending.append(NamedType(declaration.name))
        elif isinstance(declaration, Alias):
            pending.extend(options_of(declaration.type))
    return False
