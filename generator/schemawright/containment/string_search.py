"""Strings that satisfy lengths, patterns, formats and exclusions: as one language.

match(^a+$), short(3), not match(aa)   ->   "a"
match(^a), not match(^[a-c])           ->   none
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
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

    def copy(self) -> _AskedOfString:
        """The same, to which more can be added."""
        formats = [*self.has_formats], [*self.lacks_formats]
        return _AskedOfString(self.low, self.high, [*self.languages], *formats, [*self.beyond])

    @property
    def key(self) -> Hashable:
        """Equal for what asks the same, as far as languages tell it."""
        formats = tuple(self.has_formats), tuple(self.lacks_formats)
        return self.low, self.high, frozenset(self.languages), *formats, tuple(self.beyond)


class StringSearch:
    """Finds strings for sets of terms."""

    def __init__(self, languages: Languages, judge: Judge, budget: StepBudget) -> None:
        self.languages = languages
        self.judge = judge
        self.budget = budget
        self._patterns: dict[str, Language | str] = {}
        self._outcomes: dict[Hashable, Outcome] = {}

    def asked(self, terms: Iterable[Term], before: _AskedOfString | None = None) -> _AskedOfString:
        """What `terms`, which speak of strings, ask, besides what was asked `before`."""
        asked = before.copy() if before is not None else _AskedOfString()
        for term in sorted(terms, key=lambda term: term.number):
            self._ask(asked, term)
        return asked

    def outcome(self, asked: _AskedOfString, terms: Iterable[Term]) -> Outcome:
        """A string of which all that is `asked` is true, which is what `terms` ask."""
        # What no language tells is read in the terms.
        key = (asked.key, frozenset(terms) if asked.beyond else None)
        outcome = self._outcomes.get(key)
        if outcome is None:
            self.budget.spend(5)
            outcome = self._outcomes[key] = self._search(asked, terms)
        return outcome

    def _search(self, asked: _AskedOfString, terms: Iterable[Term]) -> Outcome:
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
        self, terms: Iterable[Term], asked: _AskedOfString, candidates: Iterator[str]
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


class StringConstraints:
    """What terms say of strings, read once, however much is added to them in turn."""

    def __init__(self, search: StringSearch, atoms: Sequence[Term]) -> None:
        self._search = search
        self._atoms = atoms
        self._asked = search.asked(atoms)

    def solve(self) -> Outcome:
        """A string that satisfies them."""
        return self._search.outcome(self._asked, self._atoms)

    def refutes(self, added: Sequence[Term]) -> bool:
        """Is it plain that no string satisfies them and `added`?"""
        asked = self._search.asked(added, self._asked)
        # Of very many terms nothing is asked again but what no language tells.
        terms = [*self._atoms, *added] if asked.beyond else ()
        return self._search.outcome(asked, terms).kind == "none"


def _is_printable(text: str) -> bool:
    return text.isascii() or not any("\ud800" <= character <= "\udfff" for character in text)
