"""Queries that are read without the library mean what it reads in them."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from jsonpath_rfc9535 import JSONPathEnvironment
from jsonpath_rfc9535.selectors import IndexSelector, NameSelector
from schemawright.overlay.budget import Budget
from schemawright.overlay.jsonpath import Query
from schemawright.overlay.singular import singular

#: What queries are made of, right and wrong ones.
_PARTS = (
    *"$.[]'\"ab0-1_*? \\é\n\x7f",
    "['a']",
    '["b c"]',
    "[0]",
    "[-1]",
    "[01]",
    "[-0]",
    ".a",
    "..",
)


@given(st.lists(st.sampled_from(_PARTS), max_size=8).map("".join))
@example("['a\"b']")
@example('["it\'s"]')
def test_what_is_read_is_what_the_library_reads(rest: str) -> None:
    tokens = singular(f"${rest}")
    if tokens is None:
        return
    selectors = [
        segment.selectors for segment in JSONPathEnvironment().compile(f"${rest}").segments
    ]
    read: list[str | int] = []
    for (selector,) in selectors:
        assert isinstance(selector, (NameSelector, IndexSelector))
        read.append(selector.name if isinstance(selector, NameSelector) else selector.index)
    assert list(tokens) == read


@pytest.mark.parametrize(
    "text", ["$", "$.a", "$['a']", '$["a b"][0]', "$.a[0].b", "$.a[-1]", "$[0]", "$.a[-9]", "$.b.c"]
)
@pytest.mark.parametrize(
    "document", [{"a": [{"b": 1}, {"b": 2}], "a b": ["x"]}, [[1], 2], "a", {"b": {"c": None}}]
)
def test_what_is_selected_and_what_it_costs(text: str, document: Any) -> None:
    tokens = singular(text)
    assert tokens is not None
    ours, library = Budget(100), Budget(100)
    segments = JSONPathEnvironment().compile(text).segments
    assert Query(text, tokens).find(document, ours) == Query(text, segments).find(document, library)
    assert ours.left == library.left


@pytest.mark.parametrize("text", ["$.*", "$..a", "$[1:]", "$[?@.a]", "$['a', 'b']", "$[ 0 ]", "a"])
def test_everything_else_is_the_librarys(text: str) -> None:
    assert singular(text) is None
