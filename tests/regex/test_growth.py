"""Who is left with a pattern, and that the time which it takes there is linear in the text. The
steps are counted. (``make regex`` asks of all patterns of the real schemas.)"""

from __future__ import annotations

import sys
import tracemalloc
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from schemawright import regex
from schemawright.limits import USUAL
from schemawright.regex.automaton import Automaton

from tests.regex import growth

SHAPES: list[dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("shapes.yaml").read_text("utf-8")
)
#: What is linear shows 1; a count or a prefix may bend it a little.
_LINEAR = 1.4


@pytest.fixture(autouse=True)
def deep_stack() -> Iterator[None]:
    """The counting matcher calls itself for each turn of a group."""
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(20_000)
    yield
    sys.setrecursionlimit(before)


def who(pattern: str) -> str:
    try:
        translated = regex.translate(pattern)
    except regex.PatternError:
        return "refused"
    if translated.slow:
        return "warned"
    return "automaton" if translated.program is not None else "re"


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: ascii(shape["pattern"]))
@pytest.mark.thorough
def test_growth(shape: dict[str, Any]) -> None:
    assert shape.keys() <= {"pattern", "by", "growth"}
    pattern = shape["pattern"]
    assert who(pattern) == shape["by"]
    if "growth" in shape:
        least = shape["growth"] - 0.5
        assert growth.of_backtracking(pattern, texts=40, enough=least)[0] >= least
    elif shape["by"] == "re":
        exponent, text = growth.of_backtracking(pattern, texts=20)
        assert exponent < _LINEAR, text
    if shape["by"] == "automaton":
        exponent, steps = growth.of_automaton(regex.translate(pattern), texts=4)
        assert exponent < _LINEAR
        scans = len(regex.translate(pattern).program.scans)  # type: ignore[union-attr]
        assert steps <= scans * (1 + USUAL.pattern_operations)


@pytest.mark.parametrize(
    "pattern", ["(?=.*b)(?=.*c)", "(?<!^(?=.*z)\\w+)-", "^(a|aa)+$", r"\bx.*y"]
)
def test_the_automaton_needs_little_memory(pattern: str) -> None:
    program = regex.translate(pattern).program
    assert program is not None
    search = Automaton(program.bounds, program.kinds, program.scans).search
    search("ab")
    tracemalloc.start()
    search("ab" * 50_000)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 8 * 100_000
