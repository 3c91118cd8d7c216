"""Types with a name that are no classes: in which order Python can read them, and which of them
are read only when they are used, for they hold themselves or stand for many others in one another.

Tags: array of string          →  Tags: TypeAlias = Annotated[list[str], …]
Tree: array of Tree, or string →  Tree = TypeAliasType("Tree", Annotated["list[Tree] | str", …])
                                  (checkers of types read Tree: TypeAlias = "list[Tree] | str")
A: array of B, B: array of C, and so on  →  one after several is such a TypeAliasType
Pets: array of Pet with Pets   →  Pet, then Pets: what is in a class is read when it is used
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from schemawright.graphs import components
from schemawright.types import Alias, Declaration, Declarations, Record, Synonym
from schemawright.types.declarations import names_used
from schemawright.types.language import (
    ArrayType,
    MapType,
    NamedType,
    TupleType,
    Type,
    UnionType,
)

#: So many types may be in one another before Python and pydantic, which look into each, meet one
#: that they only look into when it is used.
_DEEPEST = 32


def deferred_aliases(declarations: Declarations) -> frozenset[str]:
    """The names of those aliases that hold themselves, alone or by way of each other, and of those
    in which too many others are nested."""
    uses = {
        name: sorted(names_used(declaration))
        for name, declaration in declarations.items()
        if not isinstance(declaration, Record)
    }
    heights: dict[str, int] = {}
    deferred: set[str] = set()
    for group in components(uses, lambda name: [used for used in uses[name] if used in uses]):
        if len(group) > 1 or group[0] in uses[group[0]]:
            deferred.update(group)
            continue
        (name,) = group
        declaration = declarations[name]
        match declaration:
            case Alias(type_):
                heights[name] = 1 + _height(type_, heights)
            case Synonym(target):
                heights[name] = heights.get(target, 0)
        if heights[name] > _DEEPEST and isinstance(declaration, Alias):
            deferred.add(name)
            del heights[name]
    return frozenset(deferred)


def _height(type_: Type, heights: Mapping[str, int]) -> int:
    """How many types are in one another in `type_`, those of `heights` behind their names."""
    match type_:
        case NamedType(name):
            return heights.get(name, 0)
        case ArrayType(inner) | MapType(inner):
            return 1 + _height(inner, heights)
        case TupleType(parts) | UnionType(parts):
            return 1 + max((_height(part, heights) for part in parts), default=0)
        case _:
            return 1


def needed(
    declarations: Declarations, deferred: Collection[str], enums: Collection[str]
) -> dict[str, tuple[str, ...]]:
    """What must be there before each definition: annotations in classes are read when these are
    first used, and what is deferred is in quotes. A default is there with its class, and may be a
    member of one of `enums`."""
    return {name: _needed(name, one, deferred, enums) for name, one in declarations.items()}


def _needed(
    name: str, declaration: Declaration, deferred: Collection[str], enums: Collection[str]
) -> tuple[str, ...]:
    match declaration:
        case Record(bases=bases, members=members):
            types = (member.type for member in members if member.default is not None)
            named = (type_.name for type_ in types if isinstance(type_, NamedType))
            return (*bases, *(name for name in named if name in enums))
        case Synonym(target):
            return (target,)
        case Alias():
            return () if name in deferred else tuple(sorted(names_used(declaration)))
