"""The first conjunct that has something to say is found without a walk for each link of a chain."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from schemawright.describe.conjuncts import FirstConjunct, all_conjuncts
from schemawright.diagnostics import Problems
from schemawright.read.source import Source
from schemawright.resolve import Library, Schema, resolve


def library_of(definitions: dict[str, Any]) -> Library:
    document: Any = {"$defs": definitions}
    name = "document.json"
    return resolve([Source(name, name, document, "", "", lambda tokens: None)], Problems())


def named(library: Library, count: int) -> Iterator[Schema]:
    root = library.documents[0].root
    return (library.child(root, "$defs", f"d{i}") for i in range(count))


def has_type(schema: Schema) -> bool:
    return schema.has("type")


def drawn(rng: random.Random, count: int, below: Callable[[int], int]) -> dict[str, Any]:
    """Definitions of which the one at `i` refers to some of the first ``below(i)``, with or without
    a part that is written in place, and with or without a type."""

    def definition(i: int) -> dict[str, Any]:
        count = rng.choice((0, 1, 1, 1, 2)) if below(i) else 0
        targets = [rng.randrange(below(i)) for _ in range(count)]
        parts: list[Any] = [{"$ref": f"#/$defs/d{target}"} for target in targets]
        parts += [rng.choice(({"type": "null"}, {"minLength": 1}, True))][: rng.randrange(2)]
        rng.shuffle(parts)
        own = {"type": "string"} if rng.random() < 0.2 else {}
        return {**own, **({"allOf": parts} if parts else {})}

    return {f"d{i}": definition(i) for i in range(count)}


@pytest.mark.parametrize("seed", range(15))
def test_as_a_walk_of_all(seed: int) -> None:
    library = library_of(drawn(random.Random(seed), 12, lambda i: i))
    first = FirstConjunct(library, has_type)
    for schema in named(library, 12):
        assert first.of(schema) == next(filter(has_type, all_conjuncts(library, schema)), None)


@pytest.mark.parametrize("seed", range(15))
def test_whether_there_is_one_in_circles(seed: int) -> None:
    library = library_of(drawn(random.Random(seed), 12, lambda _: 12))
    first = FirstConjunct(library, has_type)
    for schema in named(library, 12):
        walked = any(map(has_type, all_conjuncts(library, schema)))
        assert (first.of(schema) is not None) is walked


@pytest.mark.parametrize("last", [{"type": "string"}, {"minLength": 1}])
def test_a_chain_is_walked_once(last: dict[str, Any]) -> None:
    links = {f"d{i}": {"allOf": [{"$ref": f"#/$defs/d{i + 1}"}, {}]} for i in range(300)}
    library = library_of({**links, "d300": last})
    asked = 0

    def counting(schema: Schema) -> bool:
        nonlocal asked
        asked += 1
        return has_type(schema)

    first = FirstConjunct(library, counting)
    answers = {first.of(schema) is not None for schema in named(library, 301)}
    assert answers == {"type" in last}
    assert asked <= 3 * 301
