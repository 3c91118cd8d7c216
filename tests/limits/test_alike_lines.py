"""What is printed is broken into lines once for each shape of a line, not once for each line."""

from __future__ import annotations

import pytest
from schemawright.code import splits

from tests.packages import package


def multiples(first: int, count: int) -> dict[str, object]:
    """Schemas whose names are of one length."""
    numbers = range(first, first + count)
    return {"$defs": {f"multiple_of_something{n}": {"multipleOf": n / 1024} for n in numbers}}


def test_lines_that_are_alike_are_broken_once(monkeypatch: pytest.MonkeyPatch) -> None:
    broken: list[object] = []
    own = splits._broken

    def counted(*given: object) -> object:
        broken.append(given)
        return own(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(splits, "_broken", counted)
    splits._like.cache_clear()
    package({"thing.json": multiples(100, 40)})
    first = len(broken)
    package({"thing.json": multiples(500, 400)})
    assert first > 0
    assert len(broken) < 2 * first
