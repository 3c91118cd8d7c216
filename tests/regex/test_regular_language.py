"""The language of a pattern, its complement, and what both have: held against the matcher."""

from __future__ import annotations

from itertools import islice

import pytest
from schemawright.regex import matcher, translate
from schemawright.regex.pattern_language import UnreadablePattern, search_language
from schemawright.regex.regular_language import (
    Language,
    Languages,
    LanguageTooLarge,
    sample_words,
    shortest,
)

PATTERNS = (
    *("", "a", "^a$", "^a|b$", "ab*c", "^(a|ab)(c|bcd)(d*)$", "^[^a-c]+$", "^.{2,4}$", "a{0,3}$"),
    *(r"\bfoo\b", r"a\b", r"^a$|b\B", r"^\w+\b\W*$", r"(ab?)*\b!", r"x*\b", r"(a?)^b"),
    *("(?!a)b", "^(?!.*foo).*$", "(?=ab)a", "^(?=.*[0-9])(?=.*[a-z]).+$", "(^a|b){2,3}$"),
    *(r"^\d{4}-\d\d$", r"\p{Lu}", "^[😀é]$", r"[\d-]+$", "^$", "[^]"),
)
TEXTS = ("", "a", "ab", "abc", "foo", "foo bar", " foo", "a!", "b", "bb", "1234-56", "\n", "a\n")


def has(languages: Languages, language: Language, text: str) -> bool:
    for character in text:
        language = languages.derivative(language, character)
    return language.nullable


@pytest.mark.parametrize("pattern", PATTERNS)
def test_is_what_the_matcher_finds(pattern: str) -> None:
    languages = Languages()
    language = search_language(pattern, languages)
    texts = list(TEXTS)
    for each in (language, languages.non(language)):
        texts += islice(sample_words(languages, each, steps=300), 20)
    finds = matcher(translate(pattern))
    assert [t for t in texts if has(languages, language, t) != bool(finds(t))] == []


def test_intersection_and_length() -> None:
    languages = Languages()
    starts, ends = (search_language(p, languages) for p in ("^ab", "yz$"))
    both = languages.both(starts, ends)
    assert shortest(languages, both, steps=100) == "abyz"
    assert shortest(languages, both, 6, 6, steps=500) == "abaayz"
    assert shortest(languages, both, 0, 3, steps=500) is None
    nothing = languages.both(both, languages.non(starts))
    assert shortest(languages, nothing, steps=100) is None


def test_what_is_not_regular_is_said_to_be_so() -> None:
    for pattern in (r"^(a|b)\1$", "(?<=a)b"):
        with pytest.raises(UnreadablePattern):
            search_language(pattern, Languages())


def test_steps_are_counted() -> None:
    languages = Languages()
    language = search_language("^a{50}$", languages)
    with pytest.raises(LanguageTooLarge):
        shortest(languages, language, steps=10)
