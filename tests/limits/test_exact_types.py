"""What is looked at to find the types that say all grows as the documents do: beyond, a name is
not among them."""

from __future__ import annotations

from pathlib import Path

import pytest
from schemawright import generate
from schemawright.types import bounds, branch_constants, listed_values, proofs

from tests.limits.slow import KINDS
from tests.limits.slow.documents import write

#: Kinds in which every part could be put to every other, or to all that are below it.
KINDS_OF_PAIRS = (
    "names and patterns",
    "a union of names",
    "alternatives of objects",
    "enumerations side by side",
    "a chain of composed objects",
    "a chain of arrays",
    "recursive references",
    "everybody refers to all",
)


class _TooManySteps(Exception):
    """Without a bound, counting would take hours."""


@pytest.mark.parametrize("kind", KINDS_OF_PAIRS)
def test_looks_grow_with_the_document(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks, most = 0, 1_000_000

    def look(steps: int) -> None:
        nonlocal looks
        looks += steps
        if looks > most:
            raise _TooManySteps

    for module in (bounds, branch_constants, listed_values, proofs):
        monkeypatch.setattr(module, "take", look)
    taken: list[int] = []
    for size in (1000, 2000):
        looks = 0
        folder = tmp_path / str(size)
        write(KINDS[kind](size), folder)
        generate(folder, folder / "package")
        taken.append(looks)
    small, large = taken
    assert small > 100
    assert large < 2.5 * small


def test_there_may_be_more_names_than_are_looked_at(tmp_path: Path) -> None:
    """Each of a small schema, so that not even all claims can be made."""
    folder = tmp_path / "documents"
    folder.mkdir()
    write(KINDS["comments in schemas"](8_000), folder)
    assert generate(folder, tmp_path / "package").added
