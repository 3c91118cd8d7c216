"""Types with a name that are no classes: in which order Python can read them, and which of them
hold themselves.

Tags: array of string          →  Tags: TypeAlias = Annotated[list[str], …]
Tree: array of Tree, or string →  Tree = TypeAliasType("Tree", Annotated["list[Tree] | str", …])
                                  (checkers of types read Tree: TypeAlias = "list[Tree] | str")
Pets: array of Pet with Pets   →  Pet, then Pets: what is in a class is read when it is used
"""

from __future__ import annotations

from collections.abc import Collection

from schemawright.graphs import components
from schemawright.targets.module_layout import definition_order, needed_first
from schemawright.types import Alias, Declaration, Declarations, Record, Synonym
from schemawright.types.declarations import names_used


def recursive_aliases(declarations: Declarations) -> frozenset[str]:
    """The names of those aliases that hold themselves, alone or by way of each other."""
    uses = {
        name: sorted(names_used(declaration))
        for name, declaration in declarations.items()
        if not isinstance(declaration, Record)
    }
    recursive: set[str] = set()
    for group in components(uses, lambda name: [used for used in uses[name] if used in uses]):
        if len(group) > 1 or group[0] in uses[group[0]]:
            recursive.update(group)
    return frozenset(recursive)


def in_order(inside: Declarations, recursive: Collection[str]) -> tuple[str, ...]:
    """The names of the definitions `inside` a module: as they come, but what is nested before what
    it is nested in, as far as that goes, and everything behind what Python needs for it."""
    uses = {name: names_used(declaration) & inside.keys() for name, declaration in inside.items()}
    needs = {
        name: [used for used in _needed(name, declaration, recursive) if used in inside]
        for name, declaration in inside.items()
    }
    return needed_first(definition_order(uses), needs)


def _needed(name: str, declaration: Declaration, recursive: Collection[str]) -> tuple[str, ...]:
    """What must be there before: annotations in classes are read when these are first used, and
    what is recursive is in quotes."""
    match declaration:
        case Record(bases=bases):
            return bases
        case Synonym(target):
            return (target,)
        case Alias():
            return () if name in recursive else tuple(sorted(names_used(declaration)))
