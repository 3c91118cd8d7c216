"""How a package is spread over modules: one of each kind while it is small, else one for each
document or component, with what is nested in it.

    order.json refers to person.json                    →  order.py imports from person.py
    a.json and b.json refer to each other               →  both are in a.py

What needs each other shares a module, so that no import goes round in a circle; and so does what is
at the far ends of long chains.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from schemawright.contract import Contract, NamedSchema
from schemawright.graphs import components

#: More schemas than this are spread over modules, each imported when it is first used: some 1,000
#: lines of classes, and 0.02 seconds to have them all.
LARGEST = 80

#: More modules than this never import one another in a row: each takes some frames of Python's
#: stack until all below it are there.
LONGEST = 50


def has_many(contract: Contract) -> bool:
    """Has it more schemas than one module should load at once? Those of another package are loaded
    there."""
    return len(contract.schemas) - len(contract.borrowed) > LARGEST


def is_large(contract: Contract) -> bool:
    """Is the package spread over modules?"""
    homes = {home(contract, named) for named in contract.schemas}
    return has_many(contract) and len(homes) > 1


def home(contract: Contract, named: NamedSchema) -> str:
    """The module of a schema, as far as that does not depend on others: the variable of the
    public schema that it belongs to."""
    return contract.named(named.owner).variable if named.owner else named.variable


def spread(homes: Mapping[str, str], uses: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """The module of each item. `homes` has what each one's would be, in the order of the
    package; `uses` the items that each one needs to be there first."""
    order = {home: number for number, home in enumerate(dict.fromkeys(homes.values()))}
    below: dict[str, set[str]] = {name: set() for name in order}
    for item, used in uses.items():
        below[homes[item]] |= {homes[name] for name in used if name in homes}
    modules: dict[str, str] = {}
    depths: dict[str, int] = {}
    for group in components(order, lambda name: sorted(below[name], key=order.__getitem__)):
        imported = set[str]().union(*(below[name] for name in group)).difference(group)
        depth = 1 + max((depths[name] for name in imported), default=0)
        depths |= dict.fromkeys(group, depth)
        modules |= dict.fromkeys(group, min(group, key=order.__getitem__))
    far = [name for name in order if depths[name] > LONGEST]
    modules |= dict.fromkeys(far, *far[:1])
    return {item: modules[home] for item, home in homes.items()}
