"""declarations → declarations that type aliases can say.

    Tree: Tree | string                       →  Tree: string
    A: B | string; B: A                       →  A: anything, B: A
    Other: Synonym(Same); Same: Synonym(Thing)  →  Other: Synonym(Thing)
    A: anything; B: array of A                →  B: array of anything
    A: anything; B: A | string; C: array of B →  B: anything, C: array of anything

and in which no name stands for a long chain of others (`long_chains`).

A class may hold itself; the alias of a type may only do so inside an array or a mapping.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from schemawright.graphs import components
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
from schemawright.types.long_chains import shorten_chains
from schemawright.types.unions import union


def resolve_aliases(declarations: Mapping[str, Declaration]) -> dict[str, Declaration]:
    """`declarations`, in their order, with every synonym one of a class or a type, and no type
    that consists of itself."""
    resolved = {name: _end(declarations, target) for name, target in declarations.items()}
    for name in _in_circles(resolved):
        declaration = resolved[name]
        if isinstance(declaration, Alias):
            resolved[name] = Alias(_without(resolved, name, declaration.type))
    resolved = shorten_chains(resolved)
    vague = _vague_names(resolved)
    if vague:
        return {name: _without_vague(resolved, vague, it) for name, it in resolved.items()}
    return resolved


def _in_circles(of: Mapping[str, Declaration]) -> list[str]:
    """The names of what may consist of itself, in their order."""
    parts = {name: tuple(_consists_of(declaration)) for name, declaration in of.items()}
    several = components(of, lambda name: parts.get(name, ()))
    circles = {name for names in several if len(names) > 1 for name in names}
    return [name for name in of if name in circles or name in parts[name]]


def _vague_names(of: Mapping[str, Declaration]) -> Collection[str]:
    """The names of what says nothing, be it because one of its options says nothing."""
    users: dict[str, list[str]] = {}
    for name, declaration in of.items():
        for used in _consists_of(declaration):
            users.setdefault(used, []).append(name)
    pending = [name for name, declaration in of.items() if _says_nothing(declaration)]
    vague = set(pending)
    while pending:
        others = [name for name in users.get(pending.pop(), ()) if name not in vague]
        vague.update(others)
        pending += others
    return vague


def _consists_of(declaration: Declaration) -> Iterator[str]:
    if isinstance(declaration, Synonym):
        yield declaration.name
    elif isinstance(declaration, Alias):
        for option in options_of(declaration.type):
            if isinstance(option, NamedType):
                yield option.name


def _says_nothing(declaration: Declaration) -> bool:
    return isinstance(declaration, Alias) and isinstance(declaration.type, AnyType)


def _without_vague(
    of: Mapping[str, Declaration], vague: Collection[str], declaration: Declaration
) -> Declaration:
    """`declaration`, in which what says nothing has no name; `vague` are those names."""

    def written(type_: Type) -> Type:
        match type_:
            case NamedType(name) if name in vague:
                said = meant(type_, of)
                return said if isinstance(said, AnyType) else VAGUE
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
