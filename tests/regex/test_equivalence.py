"""The automaton and `re` say the same of random patterns and texts. (``make regex`` asks of more
of them.)"""

from __future__ import annotations

from random import Random

import pytest

from tests.regex.equivalence import differing


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.thorough
def test_the_automaton_and_re_say_the_same(seed: int) -> None:
    assert not list(differing(Random(seed), patterns=100, texts=30))
