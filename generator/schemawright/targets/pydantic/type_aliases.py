"""Types with a name that are no classes: in which order Python can read them, and which of them
hold themselves.

Tags: array of string                      →  Tags: TypeAlias = Annotated[list[str], …]
Tree: array of Tree, or string             →  Tree = TypeAliasType("Tree", …list["Tree"] | str…)
Row: array of Cell; Cell: Row, or string   →  Row first, with "Cell" in quotes, then Cell
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from schemawright.data_classes import frozen
from schemawright.graphs import components
from schemawright.targets.module_layout import definition_order, needed_first
from schemawright.types import Alias, Declaration, Declarations, Record, Synonym
from schemawright.types.declarations import names_used
from schemawright.types.language import NamedType, options_of


@frozen
class DefinitionOrder:
    """The `names` of a module's definitions in order, and, for each alias that holds itself, what
    is `later` than it of the circle that it is in."""

    names: tuple[str, ...]
    later: Mapping[str, frozenset[str]]


def circles(declarations: Declarations) -> Mapping[str, frozenset[str]]:
    """The names of aliases that hold themselves, each with those that hold each other with it."""
    uses = {
        name: sorted(names_used(declaration))
        for name, declaration in declarations.items()
        if not isinstance(declaration, Record)
    }
    found: dict[str, frozenset[str]] = {}
    for group in components(uses, lambda name: [used for used in uses[name] if used in uses]):
        if len(group) > 1 or group[0] in uses[group[0]]:
            found |= dict.fromkeys(group, frozenset(group))
    return found


def in_order(inside: Declarations, circle_of: Mapping[str, frozenset[str]]) -> DefinitionOrder:
    """The order of the definitions `inside` a module: as they come, but what is nested before what
    it is nested in, as far as that goes, and everything behind what Python needs for it."""
    uses = {name: names_used(declaration) & inside.keys() for name, declaration in inside.items()}
    needs = {
        name: [used for used in _needed(declaration, circle_of.get(name, ())) if used in inside]
        for name, declaration in inside.items()
    }
    names = needed_first(definition_order(uses), needs)
    later: dict[str, frozenset[str]] = {}
    placed: set[str] = set()
    for name in names:
        if name in circle_of:
            later[name] = circle_of[name] - placed
        placed.add(name)
    return DefinitionOrder(names, later)


def _needed(declaration: Declaration, circle: Collection[str]) -> tuple[str, ...]:
    """What must be there before. Annotations in classes are read when a class is first used; in an
    alias, what arrays and mappings hold can be in quotes."""
    match declaration:
        case Record(bases=bases):
            return bases
        case Synonym(name):
            return (name,)
        case Alias(type_):
            direct = {o.name for o in options_of(type_) if isinstance(o, NamedType)}
            used = names_used(declaration)
            return tuple(sorted(name for name in used if name in direct or name not in circle))
