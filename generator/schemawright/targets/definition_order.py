"""In which order the definitions of a module stand. Documents decide, not what refers to what: what
the fields of a class are is read when it is used. So a new reference moves no class.

in place in another one                →  before that one
a name for something made of others    →  behind the classes
a class with bases, a name of a class  →  behind those, where it would stand before
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from graphlib import TopologicalSorter
from heapq import heappop, heappush

from schemawright.contract import Contract
from schemawright.place_tree import PlaceTree
from schemawright.types import Declarations, Record
from schemawright.types.declarations import names_used


def definition_order(
    contract: Contract, inside: Declarations, needs: Mapping[str, Collection[str]]
) -> Iterator[str]:
    """The names of the definitions `inside` a module, each behind those of them that it `needs` in
    Python, which it is in no circle with."""
    composed = {
        name
        for name, declaration in inside.items()
        if not isinstance(declaration, Record) and names_used(declaration)
    }
    order = sorted(_nested_first(contract, inside), key=composed.__contains__)
    return _behind(order, needs)


def _nested_first(contract: Contract, inside: Declarations) -> Iterator[str]:
    """The names of the definitions as they come, but each behind those in place in it."""
    places = {name: contract.named(name).schema.place for name in inside}
    names = {place: name for name, place in places.items()}
    tree = PlaceTree(names)
    held: dict[str | None, list[str]] = {}
    for name, (path, tokens) in places.items():
        around = tree.around((path, tokens[:-1])) if tokens else None
        held.setdefault(names[around] if around else None, []).append(name)
    pending = [(name, False) for name in reversed(held.get(None, []))]
    while pending:
        name, done = pending.pop()
        if done or name not in held:
            yield name
        else:
            pending.append((name, True))
            pending += [(inner, False) for inner in reversed(held[name])]


def _behind(order: Collection[str], needs: Mapping[str, Collection[str]]) -> Iterator[str]:
    """`order`, but each name behind those that it `needs`: no other moves."""
    position = {name: number for number, name in enumerate(order)}
    sorter = TopologicalSorter(
        {name: [used for used in needs[name] if used in position] for name in order}
    )
    sorter.prepare()
    ready: list[tuple[int, str]] = []
    while sorter.is_active():
        for name in sorter.get_ready():
            heappush(ready, (position[name], name))
        _, name = heappop(ready)
        yield name
        sorter.done(name)
