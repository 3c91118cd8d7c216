"""Names of types that say nothing, however many names away, are used nowhere."""

from __future__ import annotations

import pytest
from schemawright.types.declarations import Alias, Declaration, Synonym
from schemawright.types.language import VAGUE, ArrayType, NamedType, ScalarType, Type
from schemawright.types.resolved_aliases import resolve_aliases
from schemawright.types.unions import union

TEXT = ScalarType("string")


def options(*names: str) -> Type:
    return union((*map(NamedType, names), TEXT))


CASES: dict[str, tuple[dict[str, Declaration], dict[str, Declaration]]] = {
    "what says nothing has no name": (
        {"A": Alias(VAGUE), "B": Alias(ArrayType(NamedType("A")))},
        {"A": Alias(VAGUE), "B": Alias(ArrayType(VAGUE))},
    ),
    "nor has what may be it": (
        {"C": Alias(ArrayType(NamedType("B"))), "B": Alias(options("A")), "A": Alias(VAGUE)},
        {"C": Alias(ArrayType(VAGUE)), "B": Alias(VAGUE), "A": Alias(VAGUE)},
    ),
    "through other names": (
        {"C": Alias(options("B")), "B": Synonym("A"), "A": Alias(VAGUE)},
        {"C": Alias(VAGUE), "B": Synonym("A"), "A": Alias(VAGUE)},
    ),
    "what says something keeps its name": (
        {"A": Alias(VAGUE), "B": Alias(TEXT), "C": Alias(ArrayType(NamedType("B")))},
        {"A": Alias(VAGUE), "B": Alias(TEXT), "C": Alias(ArrayType(NamedType("B")))},
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_what_says_nothing(case: str) -> None:
    declarations, expected = CASES[case]
    assert resolve_aliases(declarations) == expected


def test_a_long_chain() -> None:
    chain: dict[str, Declaration] = {f"A{n}": Alias(options(f"A{n + 1}")) for n in range(2_000)}
    resolved = resolve_aliases(chain | {"A2000": Alias(VAGUE)})
    assert set(resolved.values()) == {Alias(VAGUE)}
