"""Stages that count no steps do as much for a further byte as for the ones before: counted in lines
of Python, for the kinds of slow documents for which they do most. `python -m tests.limits.stages`
tries all kinds."""

from __future__ import annotations

import pytest

from tests.limits.slow import KINDS
from tests.limits.stages import GROWTH, growth, lines, measured

MOST = (
    "documents that lead to a dead end",
    "every document refers to all",
    "maps of members that are shared",
    "references to no file",
    "components",
)


@pytest.mark.parametrize("kind", MOST)
def test_no_byte_costs_more_than_the_ones_before(kind: str) -> None:
    measured(KINDS[kind](60), lines)
    sizes = [measured(KINDS[kind](size), lines) for size in (400, 800, 1600)]
    grows = {stage: growth(stage, sizes) for stage in sizes[-1][1]}
    assert any(grows.values())
    assert {stage: times for stage, times in grows.items() if (times or 0) > GROWTH} == {}
