"""The printer against its judges: black, which changes nothing, and Python's own parser, which
finds the tree that was printed."""

from __future__ import annotations

import ast

import black
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemawright.code.printer import printed
from schemawright.code.statements import Statement

from tests.code.trees import statements

_VERSIONS = {black.TargetVersion[f"PY3{minor}"] for minor in (11, 12, 13, 14)}


def formatted(text: str, width: int = 88) -> str:
    """`text` as black would have it."""
    mode = black.Mode(target_versions=_VERSIONS, line_length=width)
    try:
        return black.format_file_contents(text, fast=True, mode=mode)
    except black.NothingChanged:
        return text


@st.composite
def trees(draw: st.DrawFn) -> list[Statement]:
    return draw(st.lists(statements, min_size=1, max_size=2))


@given(trees(), st.sampled_from([88, 60, 100]))
@settings(
    max_examples=100,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)
def test_black_changes_nothing(trees: list[Statement], width: int) -> None:
    text = printed(trees, width)
    ast.parse(text)
    assert formatted(text, width) == text
