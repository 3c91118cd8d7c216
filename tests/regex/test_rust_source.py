"""Patterns in the words of Rust's `regex`: whatever we ask it for, it takes."""

from __future__ import annotations

import pytest
from schemawright.regex.parse import parse
from schemawright.regex.rust_source import rust_source

from tests.regex.rust import rust_search

#: Parts that take much space there for their weight, to be repeated.
_PARTS = (
    *("a", "[a-c]", "[acegi]", "(a|bc)", "(a?b?)", "(|a)"),
    *("[^a]", "[\x81-\U0010fffe]", "[\u0801-\ufffe]", "[\U00010001-\U0010fffe]", r"[\s\S]"),
    "(" * 15 + "[\x81-\U0010fffe]" + "?)" * 15,
    "(" * 15 + "a" + "?)" * 15,
)


@pytest.mark.parametrize("part", _PARTS)
@pytest.mark.parametrize("counts", ["{%d}", "{0,%d}", "{%d,}"])
def test_the_largest_are_not_too_large(part: str, counts: str) -> None:
    """Nor are two of them together, so that there is a margin for other releases."""

    def source(count: int) -> str:
        return rust_source(parse(f"^{part}{counts % count}$").tree)

    below, above = 0, 1 << 20
    while above - below > 1:
        count = (below + above) // 2
        below, above = (count, above) if source(count) else (below, count)
    assert below > 50
    rust_search(source(below))
    rust_search(source(below) + "|" + source(below))
