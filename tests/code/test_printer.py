"""The printer against its judges: black, which changes nothing, and Python's own parser, which
finds the tree that was printed."""

from __future__ import annotations

import ast

import black
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemawright.code.expressions import Binary, Expression, Literal, Name, Subscript, Tuple
from schemawright.code.printer import printed
from schemawright.code.statements import Annotated, Statement

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


_ROW = Subscript(Name("Annotated"), Tuple((Name("Pair"), Name("first_valid"))))
_NONE = Literal(None)


@pytest.mark.parametrize(
    "annotation",
    [
        _ROW,
        Binary(_ROW, "|", _NONE),
        Binary(Binary(Name("Word"), "|", _ROW), "|", _NONE),
        Binary(Subscript(Name("dict"), Tuple((Name("str"), Name("int")))), "|", _ROW),
    ],
)
def test_a_default_has_no_line_of_its_own(annotation: Expression) -> None:
    """Whatever the width, an annotation with a row of arguments breaks before its default does."""
    for width in range(20, 90):
        text = printed([Annotated(Name("rotate"), annotation, _NONE)], width)
        assert formatted(text, width) == text
        assert "= (\n" not in text
