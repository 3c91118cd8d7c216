"""Strings that satisfy lengths, patterns, formats and exclusions: as one language.

match(^a+$), short(3), not match(aa)   ->   "a"
match(^a), not match(^[a-c])           ->   none
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import field
from itertools import chain, islice

from schemawright.containment.formats import EXACT, SAMPLES, SHAPES, STRAY, implies
from schemawright.containment.holds import Judge
from schemawright.containment.outcome import NONE, Outcome, StepBudget, candidate, some, unsure
from schemawright.containment.terms import Term
from schemawright.data_classes import mutable
from schemawright.regex.pattern_language import UnreadablePattern, search_language
from schemawright.regex.regular_language import (
    Language,
    Languages,
    LanguageTooLarge,
    sample_words,
    shortest,
)

#: States of one language that are looked at.
_STATES = 20_000
#: Strings of the language that are tried where more than the language is asked for.
_TRIED = 300


@mutable
class _AskedOfString:
    """What is asked of a string."""

    low: int = 0
    high: int | None = None
    languages: list[Language] = field(default_factory=list)
    has_formats: list[tuple[str, str, str]] = field(default_factory=list)
    lacks_formats: list[tuple[str, str, str]] = field(default_factory=list)
    #: What the language does not tell.
    beyond: list[str] = field(default_factory=list)


class StringSearch:
    """Finds strings for sets of terms."""

    def __init__(self, languages: Languages, judge: Judge, budget: StepBudget) -> None:
        self.languages = languages
        self.judge = judge
        self.budget = budget
        self._patterns: dict[str, Language | str] = {}
        self._outcomes: dict[frozenset[Term], Outcome] = {}

    def string_among(self, terms: Iterable[Term]) -> Outcome:
        """A string that satisfies `terms`, which speak of strings."""
        key = frozenset(terms)
        outcome = self._outcomes.get(key)
        if outcome is None:
            self.budget.spend(5)
            outcome = self._outcomes[key] = self._search(key)
        return outcome

    def _search(self, terms: frozenset[Term]) -> Outcome:
        asked = _AskedOfString()
        for term in sorted(terms, key=lambda term: term.number):
            self._ask(asked, term)
        if asked.high is not None and asked.low > asked.high:
            return NONE
        if any(implies(one, other) for one in asked.has_formats for other in asked.lacks_formats):
            return NONE
        language = self.languages.both(*asked.languages)
        try:
            text = shortest(self.languages, language, asked.low, asked.high, steps=_STATES)
        except LanguageTooLarge:
            return unsure("patterns or lengths that are too large together")
        if text is None:
            return NONE
        if not asked.beyond:
            return some(text) if _is_printable(text) else unsure("strings of lone surrogates")
        return self._tried(terms, asked, chain([text], self._candidates(asked, language)))

    def _candidates(self, asked: _AskedOfString, language: Language) -> Iterator[str]:
        for name, _, _ in asked.has_formats:
            yield from SAMPLES.get(name, ())
        yield from STRAY
        with_length = self.languages.repeat(self.languages.any, asked.low, asked.high)
        try:
            yield from sample_words(
                self.languages, self.languages.both(language, with_length), steps=2000
            )
        except LanguageTooLarge:
            return

    def _tried(
        self, terms: frozenset[Term], asked: _AskedOfString, candidates: Iterator[str]
    ) -> Outcome:
        best = unsure(", ".join(dict.fromkeys(asked.beyond)))
        for text in islice(candidates, _TRIED):
            verdict = self.judge.all_hold(terms, text) if _is_printable(text) else False
            if verdict:
                return some(text)
            if verdict is None and not best.has_value:
                best = candidate(text, best.reason)
        return best

    def _ask(self, asked: _AskedOfString, term: Term) -> None:
        negative = term.is_negative
        atom = term.opposite if negative else term
        if atom.word in {"long", "short"}:
            limit = atom.args[0]
            if (atom.word == "long") is not negative:
                asked.low = max(asked.low, limit + negative)
            else:
                most = limit - negative
                asked.high = most if asked.high is None else min(asked.high, most)
        elif atom.word == "match":
            self._add(asked, atom.args[0], negative)
        elif atom.word == "format":
            self._ask_format(asked, atom, negative)
        elif atom.word == "among":
            texts = [self.languages.text(text) for kind, text in atom.args[0] if kind == "string"]
            among = self.languages.union(texts)
            asked.languages.append(self.languages.non(among) if negative else among)
        else:
            asked.beyond.append(atom.word)

    def _ask_format(self, asked: _AskedOfString, atom: Term, negative: bool) -> None:
        name = atom.args[0]
        if name in EXACT:
            self._add(asked, EXACT[name], negative)
            return
        asked.beyond.append(f"the format {name!r}")
        (asked.lacks_formats if negative else asked.has_formats).append(atom.args)
        if name in SHAPES and not negative:
            self._add(asked, SHAPES[name], negative=False)

    def _add(self, asked: _AskedOfString, pattern: str, negative: bool) -> None:
        language = self.language(pattern)
        if isinstance(language, str):
            asked.beyond.append(f"the pattern {pattern!r} ({language})")
        else:
            asked.languages.append(self.languages.non(language) if negative else language)

    def language(self, pattern: str) -> Language | str:
        """The language of the texts in which `pattern` is found, or what is in the way."""
        cached = self._patterns.get(pattern)
        if cached is None:
            try:
                cached = search_language(pattern, self.languages)
            except UnreadablePattern as error:
                cached = str(error)
            self._patterns[pattern] = cached
        return cached


def _is_printable(text: str) -> bool:
    return not any("\ud800" <= character <= "\udfff" for character in text)
