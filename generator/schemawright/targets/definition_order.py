"""In which order the definitions of a module stand. Documents decide, not what refers to what: what
the fields of a class are is read when it is used. So a new reference moves no class.

in place in another one                →  right before that one
in the definitions inside another one  →  before all of that one
a name for something made of others    →  behind the classes
a class with bases, a name of a class  →  behind those, where it would stand before
a class with defaults of an enum class →  behind that
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from graphlib import TopologicalSorter
from heapq import heappop, heappush
from operator import itemgetter

from schemawright.contract import Contract
from schemawright.keywords import definitions
from schemawright.place_tree import PlaceTree
from schemawright.types import Declarations, Record
from schemawright.types.declarations import names_used

_DEFINITIONS = (definitions.DEFS.name, definitions.DEFINITIONS.name)


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
    holders = dict(_nested_first(contract, inside))
    bases = {name: needs[name] for name in inside if name not in composed}
    fixed = composed.union(*bases.values(), (name for name in bases if bases[name]))
    #: What each stands with: itself, or the one that it is in place in.
    leaders: dict[str, str] = {}
    for name, holder in reversed(holders.items()):
        follows = holder is not None and holder not in composed and name not in fixed
        leaders[name] = leaders[holder] if holder is not None and follows else name
    groups: dict[str, list[str]] = {}
    for name in holders:
        groups.setdefault(leaders[name], []).append(name)
    for leader in _behind(sorted(groups, key=composed.__contains__), needs):
        yield from groups[leader]


def _nested_first(contract: Contract, inside: Declarations) -> Iterator[tuple[str, str | None]]:
    """The names of the definitions as they come, but each behind what is inside it, definitions
    first; with the name of what it is in place in, if it is."""
    places = {name: contract.named(name).schema.place for name in inside}
    names = {place: name for name, place in places.items()}
    tree = PlaceTree(names)
    held: dict[str | None, list[tuple[bool, str]]] = {}
    for name, (path, tokens) in places.items():
        around = tree.around((path, tokens[:-1])) if tokens else None
        in_place = around is not None and tokens[len(around[1])] not in _DEFINITIONS
        held.setdefault(names[around] if around else None, []).append((in_place, name))
    pending: list[tuple[str, str | None, bool]] = [
        (name, None, False) for _, name in reversed(held.get(None, []))
    ]
    while pending:
        name, holder, done = pending.pop()
        if done or name not in held:
            yield name, holder
        else:
            pending.append((name, holder, True))
            inner = sorted(held[name], key=itemgetter(0))
            pending += [
                (one, name if in_place else None, False) for in_place, one in reversed(inner)
            ]


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
