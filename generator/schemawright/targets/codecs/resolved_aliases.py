"""settled: definitions → definitions that type aliases can say.

    Tree: either(Named(Tree), string)        →  Tree: string
    A: either(Named(B), x); B: Named(A)      →  A: anything, B: Named(A)
    Other: Alias(Same); Same: Alias(Thing)   →  Other: Alias(Thing)

A class may hold itself; the alias of a type may only do so inside an array or a mapping.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from schemawright.targets.pydantic.definitions import Alias, Definition, Root
from schemawright.targets.pydantic.shapes import VAGUE, Either, Named, Shape, either


def without_aliases(definitions: Mapping[str, Definition]) -> dict[str, Definition]:
    """`definitions`, in their order, with every alias one of a class or a type, and no type
    that consists of itself."""
    made = {name: _end(definitions, each) for name, each in definitions.items()}
    for name, each in made.items():
        if isinstance(each, Root):
            made[name] = Root(_without(made, name, each.shape))
    return made


def _end(definitions: Mapping[str, Definition], each: Definition) -> Definition:
    seen: set[str] = set()
    while isinstance(each, Alias) and each.name not in seen:
        seen.add(each.name)
        target = definitions[each.name]
        if not isinstance(target, Alias):
            return each
        each = target
    return each


def _without(made: Mapping[str, Definition], name: str, shape: Shape) -> Shape:
    rest = [option for option in _options(shape) if option != Named(name)]
    if not rest or any(_leads_to(made, name, option) for option in rest):
        return VAGUE
    return either(rest)


def _leads_to(made: Mapping[str, Definition], name: str, shape: Shape) -> bool:
    """Is `name` one of the options of `shape`, or of what these stand for?"""
    pending, seen = [shape], set[str]()
    while pending:
        each = pending.pop()
        if not isinstance(each, Named) or each.name in seen:
            continue
        if each.name == name:
            return True
        seen.add(each.name)
        definition = made[each.name]
        if isinstance(definition, Alias):
            pending.append(Named(definition.name))
        elif isinstance(definition, Root):
            pending.extend(_options(definition.shape))
    return False


def _options(shape: Shape) -> Iterator[Shape]:
    yield from shape.options if isinstance(shape, Either) else (shape,)
