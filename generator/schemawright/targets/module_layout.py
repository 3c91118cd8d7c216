"""How a package is spread over modules: one of each kind while it is small, else one for each
document or component, with what is nested in it.

    order.json refers to person.json                    →  order.py imports from person.py
    a.json and b.json refer to each other               →  both are in a.py

What needs each other shares a module, so that no import goes round in a circle.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from schemawright.contract import Contract, NamedSchema
from schemawright.graphs import components

#: More schemas than this are spread over modules: some 2,000 lines of classes.
LARGEST = 150


def is_large(contract: Contract) -> bool:
    """Is the package spread over modules?"""
    homes = {home(contract, each) for each in contract.schemas}
    return len(contract.schemas) > LARGEST and len(homes) > 1


def home(contract: Contract, named: NamedSchema) -> str:
    """The module of a schema, as far as that does not depend on others: the variable of the
    public schema that it belongs to."""
    return contract.named(named.owner).variable if named.owner else named.variable


def spread(homes: Mapping[str, str], uses: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """The module of each item. `homes` has what each one's would be, in the order of the
    package; `uses` the items that each one needs to be there first."""
    order = {each: number for number, each in enumerate(dict.fromkeys(homes.values()))}
    below: dict[str, set[str]] = {each: set() for each in order}
    for item, used in uses.items():
        below[homes[item]] |= {homes[each] for each in used if each in homes}
    modules: dict[str, str] = {}
    for group in components(order, lambda each: sorted(below[each], key=order.__getitem__)):
        modules |= dict.fromkeys(group, min(group, key=order.__getitem__))
    return {item: modules[each] for item, each in homes.items()}
