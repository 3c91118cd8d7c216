"""Patterns as automata: the cases of ``tests/regex/cases.yaml``, and what `re` says of others."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import astuple
from typing import Any

import pytest
from schemawright.native.automata import Automaton, NotRegular, from_expression, from_program
from schemawright.regex import translate

from tests.regex.test_regex import MEANINGS, names

#: What is left to `re`: edges of words, looks around from within, references, flags, and what
#: would have thousands of states.
LEFT = re.compile(r"\\b|\\B|\(\?<?[=!]|\\[1-9]|\(\?P=|\(\?[im]|[0-9]{4,}\}")


def made(pattern: str) -> Iterator[tuple[tuple[Automaton, bool], ...]]:
    """The automata for `pattern`, from each of its translations that can be one."""
    found = translate(pattern)
    try:
        if found.python:
            yield from_expression(found.python)
        if found.program is not None:
            yield from_program(*astuple(found.program))
    except NotRegular:
        return


def says(automata: tuple[tuple[Automaton, bool], ...], text: str) -> bool:
    return all(automaton.matches(text) is wanted for automaton, wanted in automata)


@pytest.mark.parametrize("case", MEANINGS, ids=names)
def test_they_mean_what_the_patterns_mean(case: dict[str, Any]) -> None:
    automata = list(made(case["pattern"]))
    found = translate(case["pattern"])
    assert automata or found.matches_everything or LEFT.search(found.python + case["pattern"])
    for each in automata:
        for text in case.get("matches", ()):
            assert says(each, text), text
        for text in case.get("misses", ()):
            assert not says(each, text), text


@pytest.mark.parametrize("case", MEANINGS, ids=names)
def test_re_says_the_same(case: dict[str, Any]) -> None:
    """Of strings made of what stands in the pattern, and a little else."""
    found = translate(case["pattern"])
    if not found.python or found.linear:
        pytest.skip("re could take forever")
    search = re.compile(found.python).search
    chance = random.Random(case["pattern"])
    characters = case["pattern"] + "aZ0-_ .\n\u2028\u00e9\U0001f600\ud800"
    for automata in made(case["pattern"]):
        for _ in range(200):
            text = "".join(chance.choices(characters, k=chance.choice((0, 1, 2, 3, 5, 8, 20))))
            assert says(automata, text) is (search(text) is not None), text


def test_a_count_is_a_number_of_states() -> None:
    ((automaton, _),) = from_expression(r"^[a-z]{2,300}\Z")
    assert len(automaton.moves) == 303
    assert says(((automaton, True),), "a" * 300)
    assert not says(((automaton, True),), "a" * 301)


@pytest.mark.parametrize(
    "pattern", [r"^(a)\1\Z", r"\bx", r"^(?:a{900}){900}\Z", r"(?<=x)y", "(?i:x)"]
)
def test_what_is_left_to_re(pattern: str) -> None:
    with pytest.raises(NotRegular):
        from_expression(pattern)
