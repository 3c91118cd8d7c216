"""The automaton and `re` say the same of random patterns and texts. (``make regex`` asks of more
of them.)"""

from __future__ import annotations

import re
from random import Random

import pytest
from schemawright.regex import PatternError, translate

from tests.regex.equivalence import differing
from tests.regex.random_patterns import drawn, text
from tests.regex.rust import rust_search


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.thorough
def test_the_automaton_and_re_say_the_same(seed: int) -> None:
    assert not list(differing(Random(seed), patterns=100, texts=30))


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.thorough
def test_pydantic_and_re_say_the_same(seed: int) -> None:
    chance, asked = Random(seed), 0
    for _ in range(300):
        try:
            translated = translate(drawn(chance))
        except PatternError:
            continue
        if translated.rust and translated.python:
            here, there = re.compile(translated.python).search, rust_search(translated.rust)
            for one in {text(chance) for _ in range(30)}:
                asked += 1
                assert there(one) is (here(one) is not None), (translated.pattern, one)
    assert asked > 1000
