"""Names of types that say nothing, however many names away, are used nowhere; and no name stands
for many others, one after the other."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

import pytest
from schemawright.graphs import first_in_circles
from schemawright.types.declarations import Alias, Declaration, Record, Synonym
from schemawright.types.language import (
    VAGUE,
    ArrayType,
    LiteralType,
    NamedType,
    ScalarType,
    Type,
    names_in,
)
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


def longest(declarations: Mapping[str, Declaration]) -> int:
    """How many names a name stands for, one after the other; those of `A…` refer to later ones."""
    lengths: dict[str, int] = {}
    for name in sorted(declarations, key=lambda name: -int(name[1:])):
        declaration = declarations[name]
        assert isinstance(declaration, Alias)
        used = names_in(declaration.type)
        lengths[name] = 1 + max((lengths[other] for other in used), default=0)
    return max(lengths.values())


@pytest.mark.parametrize("others", [0, 1], ids=["one and the same text", "each its own"])
def test_of_a_long_chain_some_are_written_out(others: int) -> None:
    def link(number: int) -> Type:
        own = LiteralType("string", (f"{number * others}",))
        return union((NamedType(f"A{number + 1}"), own))

    chain: dict[str, Declaration] = {f"A{n}": Alias(link(n)) for n in range(2_000)}
    chain["A2000"] = Alias(ScalarType("integer"))
    resolved = resolve_aliases(chain)
    assert resolved.keys() == chain.keys()
    assert longest(resolved) < 60
    assert resolved["A1999"] == chain["A1999"]
    written_out = [name for name in chain if resolved[name] != chain[name]]
    assert len(written_out) == (2_000 - 1) // 16


def test_what_is_written_out_keeps_the_names_at_the_end() -> None:
    chain: dict[str, Declaration] = {f"A{n}": Alias(options(f"A{n + 1}")) for n in range(17)}
    chain |= {"A17": Alias(union((NamedType("Pet"), NamedType("Tags"))))}
    chain |= {"Pet": Record((), closed=False, nullable=False), "Tags": Alias(ArrayType(TEXT))}
    resolved = resolve_aliases(chain)
    kinds = frozenset({"array"})
    expected = union((NamedType("Pet"), NamedType("Tags", kinds), TEXT))
    assert [name for name in chain if resolved[name] != chain[name]] == ["A1"]
    assert resolved["A1"] == Alias(expected)


def test_a_ring_is_opened_once() -> None:
    ring: dict[str, Declaration] = {
        f"A{n}": Alias(options(f"A{(n + 1) % 4_000}")) for n in range(4_000)
    }
    # What may be a name that says nothing says nothing itself.
    assert set(resolve_aliases(ring).values()) == {Alias(VAGUE)}


def test_a_ring_of_names_that_nothing_is_called() -> None:
    ring: dict[str, Declaration] = {"T": Synonym("A0")}
    ring |= {f"A{n}": Synonym(f"A{(n + 1) % 3}") for n in range(3)}
    assert resolve_aliases({"S": Synonym("T"), **ring}) == {"S": Synonym("A0"), **ring}


def test_circles_are_opened_one_by_one() -> None:
    random = Random(7)
    for _ in range(300):
        count = random.randrange(1, 9)
        nodes = list(range(count))
        edges = {node: random.choices(nodes, k=random.randrange(4)) for node in nodes}
        assert first_in_circles(nodes, edges.__getitem__) == _opened(nodes, edges)


def _opened(nodes: list[int], edges: dict[int, list[int]]) -> set[int]:
    """The same, by looking for a way back from each node in turn."""
    opened: set[int] = set()
    for node in nodes:
        pending = [target for target in edges[node] if target != node]
        reached: set[int] = set()
        while pending:
            target = pending.pop()
            if target not in reached and target not in opened:
                reached.add(target)
                pending += edges[target] if target != node else ()
        opened |= {node} & reached
    return opened
