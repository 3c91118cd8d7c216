"""declarations → those that are worth a name.

$defs/sorted: {"if": …, "then": …}, a rule in an allOf   →  none: no type says anything of it, so
                                                            nothing refers to it by its name
the same as a document, a component or a body            →  a name of anything
"""

from __future__ import annotations

from collections.abc import Mapping

from schemawright.contract import Contract
from schemawright.types.declarations import Alias, Declaration, Synonym
from schemawright.types.language import VAGUE


def without_unsayable(
    contract: Contract, declarations: Mapping[str, Declaration]
) -> dict[str, Declaration]:
    """`declarations`, resolved, without what is nested in others and has no type. What is another
    name of such a schema has none either."""
    unsayable = {name for name, declared in declarations.items() if declared == Alias(VAGUE)}
    kept: dict[str, Declaration] = {}
    for name, declared in declarations.items():
        is_vague = isinstance(declared, Synonym) and declared.name in unsayable
        if contract.named(name).role != "nested":
            kept[name] = Alias(VAGUE) if is_vague else declared
        elif not is_vague and name not in unsayable:
            kept[name] = declared
    return kept
