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

from schemawright.graphs import first_in_circles
from schemawright.types.declarations import Alias, Declaration, Record, Synonym, meant
from schemawright.types.language import (
    VAGUE,
    AnyType,
    NamedType,
    Type,
    UnionType,
    discriminated,
    discriminator_of,
    options_of,
    with_parts,
)
from schemawright.types.long_chains import shorten_chains
from schemawright.types.unions import rebuilt, union


def resolve_aliases(declarations: Mapping[str, Declaration]) -> dict[str, Declaration]:
    """`declarations`, in their order, with every synonym one of a class or a type, and no type
    that consists of itself."""
    resolved = _ends(declarations)
    parts = {name: tuple(_consists_of(declaration)) for name, declaration in resolved.items()}
    # A synonym says nothing by itself that could be left out.
    aliases = [name for name in resolved if isinstance(resolved[name], Alias)]
    others = [name for name in resolved if not isinstance(resolved[name], Alias)]
    opened = first_in_circles([*aliases, *others], parts.__getitem__)
    for name in aliases:
        if name in opened:
            resolved[name] = Alias(VAGUE)
        elif name in parts[name]:
            resolved[name] = _without(resolved[name], name)
    resolved = shorten_chains(resolved)
    vague = _vague_names(resolved)
    if vague:
        return {name: _without_vague(resolved, vague, it) for name, it in resolved.items()}
    return resolved


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
            case UnionType(options):
                return rebuilt(type_, map(written, options))
            case _:
                return with_parts(type_, written)

    if isinstance(declaration, Alias):
        return Alias(written(declaration.type))
    if isinstance(declaration, Record):
        members = (replace(member, type=written(member.type)) for member in declaration.members)
        return replace(declaration, members=tuple(members))
    return declaration


def _ends(declarations: Mapping[str, Declaration]) -> dict[str, Declaration]:
    """`declarations`, in which a synonym is the last one of the chain that it starts."""
    ends: dict[str, Declaration] = {}
    circles: set[str] = set()
    for start in declarations:
        path: dict[str, Declaration] = {}
        name, declaration = start, declarations[start]
        while name not in ends and name not in path and isinstance(declaration, Synonym):
            path[name] = declaration
            name, declaration = declaration.name, declarations[declaration.name]
        if name in path:
            chain = [*path]
            circle = chain[chain.index(name) :]
            circles.update(circle)
            ends |= {one: path.pop(one) for one in circle}
        if path:
            is_last = name in circles or not isinstance(declaration, Synonym)
            last = path[next(reversed(path))] if is_last else ends[name]
            ends |= dict.fromkeys(path, last)
        ends.setdefault(name, declaration)
    return {name: ends[name] for name in declarations}


def _without(declaration: Declaration, name: str) -> Declaration:
    """The alias `name` without itself among its options."""
    assert isinstance(declaration, Alias)
    type_ = declaration.type
    rest = [option for option in options_of(type_) if not _is_named(option, name)]
    return Alias(discriminated(union(rest), discriminator_of(type_)) if rest else VAGUE)


def _is_named(type_: Type, name: str) -> bool:
    return isinstance(type_, NamedType) and type_.name == name
