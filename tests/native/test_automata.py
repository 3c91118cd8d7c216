"""Patterns as automata: the cases of ``tests/regex/cases.yaml``, and what `re` says of others."""

from __future__ import annotations

import random
import re
from typing import Any

import pytest
from schemawright.native.automata import Automata, automata
from schemawright.regex import translate

from tests.regex.test_regex import MEANINGS, names

#: What is left to Python: edges of words, looks around from within, references, and what would
#: have thousands of states.
LEFT = re.compile(r"\\b|\\B|\(\?<?[=!]|\\[1-9]|\\k<|[0-9]{4,}\}|\(\?m:")


def says(found: Automata, text: str) -> bool:
    return all(automaton.matches(text) is wanted for automaton, wanted in found)


@pytest.mark.parametrize("case", MEANINGS, ids=names)
def test_they_mean_what_the_patterns_mean(case: dict[str, Any]) -> None:
    found = automata(case["pattern"])
    assert found is not None or LEFT.search(case["pattern"])
    for text in case.get("matches", ()):
        assert found is None or says(found, text), text
    for text in case.get("misses", ()):
        assert found is None or not says(found, text), text


@pytest.mark.parametrize("case", MEANINGS, ids=names)
def test_re_says_the_same(case: dict[str, Any]) -> None:
    """Of strings made of what stands in the pattern, and a little else."""
    translated, found = translate(case["pattern"]), automata(case["pattern"])
    if not translated.python or translated.linear:
        pytest.skip("re could take forever")
    search = re.compile(translated.python).search
    chance = random.Random(case["pattern"])
    characters = case["pattern"] + "aZ0-_ .\n\u2028\u00e9\U0001f600\ud800"
    for _ in range(200 if found else 0):
        text = "".join(chance.choices(characters, k=chance.choice((0, 1, 2, 3, 5, 8, 20))))
        assert found is None or says(found, text) is (search(text) is not None), text


def test_a_count_is_a_number_of_states() -> None:
    found = automata(r"^[a-z]{2,300}$")
    assert found is not None
    assert len(found[0][0].moves) == 303
    assert says(found, "a" * 300)
    assert not says(found, "a" * 301)


def test_what_looks_ahead_at_the_start_is_an_automaton_of_its_own() -> None:
    found = automata("^(?!aws:)(?=.*z)[a-z:]+$")
    assert found is not None
    assert [wanted for _, wanted in found] == [False, True, True]


@pytest.mark.parametrize(
    "pattern", [r"^(a)\1$", r"\bx", r"^(?:a{900}){900}$", r"(?<=x)y", "a(?!b)c"]
)
def test_what_is_left_to_python(pattern: str) -> None:
    assert automata(pattern) is None
