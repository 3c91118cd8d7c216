"""Regular languages as values that know intersection and complement.

A language is a term, and terms are interned: equal ones are one object. What follows a character
is the term's derivative (J. Brzozowski, 1964), so a language is its own automaton, made state by
state as far as a question needs it; terms are kept up to the laws of unions, which leaves finitely
many (S. Owens et al., 2009).

    languages.both(digits, languages.non(languages.text("7")))   one digit that is not 7
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Literal, TypeAlias

from schemawright.regex.alphabet import alphabet
from schemawright.regex.charset import ANY, NONE, CharSet, union

Word: TypeAlias = Literal["chars", "empty", "join", "repeat", "union", "both", "non"]


class Language:
    """One language. Those of one `Languages` are equal only if they are the same object."""

    __slots__ = ("chars", "high", "low", "nullable", "number", "parts", "word")

    def __init__(
        self,
        number: int,
        word: Word,
        parts: tuple[Language, ...],
        nullable: bool,
        chars: CharSet = NONE,
        low: int = 0,
        high: int | None = 0,
    ) -> None:
        self.number = number
        self.word = word
        self.parts = parts
        #: Is the empty string in it?
        self.nullable = nullable
        self.chars = chars
        self.low = low
        self.high = high


#: To find what may follow in a language takes as long as to look at so many things.
_DERIVED = 3


class Languages:
    """All languages of one comparison, and what has been found out about them. `spend` is told how
    much has been looked at, and may raise."""

    def __init__(self, spend: Callable[[int], None] = lambda count: None) -> None:
        self._spend = spend
        self._terms: dict[object, Language] = {}
        self._moves: dict[int, tuple[tuple[str, Language], ...]] = {}
        self._firsts: dict[int, frozenset[CharSet]] = {}
        self._characters: dict[frozenset[CharSet], tuple[str, ...]] = {}
        self._derived: dict[tuple[int, str], Language] = {}
        self.never = self.one_of(NONE)
        self.empty = self._term(("empty",), "empty", (), True)
        self.any = self.one_of(ANY)
        self.all = self._term(("repeat", 2, 0, None), "repeat", (self.any,), True, high=None)

    def _term(
        self,
        key: object,
        word: Word,
        parts: tuple[Language, ...],
        nullable: bool,
        *,
        chars: CharSet = NONE,
        low: int = 0,
        high: int | None = 0,
    ) -> Language:
        term = self._terms.get(key)
        if term is None:
            term = Language(len(self._terms), word, parts, nullable, chars, low, high)
            self._terms[key] = term
        return term

    # --- making them ------------------------------------------------------------------------

    def one_of(self, chars: CharSet) -> Language:
        """One character of `chars`."""
        return self._term(("chars", chars), "chars", (), False, chars=chars)

    def text(self, text: str) -> Language:
        """`text` alone."""
        whole = self.empty
        for character in reversed(text):
            whole = self.join(self.one_of(((ord(character), ord(character)),)), whole)
        return whole

    def join(self, left: Language, right: Language) -> Language:
        """One after the other."""
        if left is self.never or right is self.never:
            return self.never
        if left is self.empty:
            return right
        if right is self.empty or (left is self.all and right is self.all):
            return left
        if left.word == "join":
            return self.join(left.parts[0], self.join(left.parts[1], right))
        nullable = left.nullable and right.nullable
        key = ("join", left.number, right.number)
        return self._term(key, "join", (left, right), nullable)

    def repeat(self, body: Language, low: int, high: int | None) -> Language:
        """`body` from `low` to `high` times, without end if `high` is None."""
        if high is not None and high <= 0:
            return self.empty
        if body is self.never:
            return self.empty if low <= 0 else self.never
        if body is self.empty or (low == 1 and high == 1):
            return body
        if body.word == "repeat" and (body.low, body.high, high) == (0, None, None):
            return body
        low = 0 if body.nullable else max(low, 0)
        key = ("repeat", body.number, low, high)
        return self._term(key, "repeat", (body,), low == 0, low=low, high=high)

    def union(self, options: Iterable[Language]) -> Language:
        """What any of them has."""
        parts: dict[int, Language] = {}
        ranges: list[tuple[int, int]] = []
        for option in options:
            for part in option.parts if option.word == "union" else (option,):
                if part.word == "chars":
                    ranges += part.chars
                else:
                    parts[part.number] = part
        if ranges:
            chars = self.one_of(union(ranges))
            parts[chars.number] = chars
        if self.all.number in parts or any(self.non(p).number in parts for p in parts.values()):
            return self.all
        if not parts:
            return self.never
        if len(parts) == 1:
            return next(iter(parts.values()))
        key = ("union", *sorted(parts))
        ordered = tuple(parts[number] for number in sorted(parts))
        return self._term(key, "union", ordered, any(part.nullable for part in ordered))

    def both(self, *needed: Language) -> Language:
        """What all of them have."""
        parts: dict[int, Language] = {}
        for language in needed:
            for part in language.parts if language.word == "both" else (language,):
                parts[part.number] = part
        parts.pop(self.all.number, None)
        if self.never.number in parts or any(self.non(p).number in parts for p in parts.values()):
            return self.never
        if self.empty.number in parts:
            return self.empty if all(part.nullable for part in parts.values()) else self.never
        if not parts:
            return self.all
        if len(parts) == 1:
            return next(iter(parts.values()))
        key = ("both", *sorted(parts))
        ordered = tuple(parts[number] for number in sorted(parts))
        return self._term(key, "both", ordered, all(part.nullable for part in ordered))

    def non(self, language: Language) -> Language:
        """Every string that it does not have."""
        if language.word == "non":
            return language.parts[0]
        if language is self.never:
            return self.all
        if language is self.all:
            return self.never
        key = ("non", language.number)
        return self._term(key, "non", (language,), not language.nullable)

    # --- reading on -------------------------------------------------------------------------

    def moves(self, language: Language) -> tuple[tuple[str, Language], ...]:
        """What may come next, one character for all those that lead to the same place, and the
        language of the rest; the most legible characters first, nothing that leads nowhere."""
        cached = self._moves.get(language.number)
        if cached is None:
            follow: dict[int, tuple[str, Language]] = {}
            for character in self._representatives(self._first_sets(language)):
                rest = self.derivative(language, character)
                if rest is not self.never:
                    follow.setdefault(rest.number, (character, rest))
            cached = self._moves[language.number] = tuple(follow.values())
        return cached

    def derivative(self, language: Language, character: str) -> Language:
        """What may follow `character` in `language`."""
        key = (language.number, character)
        rest = self._derived.get(key)
        if rest is None:
            self._spend(_DERIVED * (1 + len(language.parts)))
            rest = self._derived[key] = self._derive(language, character)
        return rest

    def _derive(self, language: Language, character: str) -> Language:
        parts = language.parts
        if language.word == "chars":
            code = ord(character)
            inside = any(low <= code <= high for low, high in language.chars)
            return self.empty if inside else self.never
        if language.word == "join":
            first = self.join(self.derivative(parts[0], character), parts[1])
            skips = parts[0].nullable
            return self.union((first, self.derivative(parts[1], character))) if skips else first
        if language.word == "repeat":
            high = None if language.high is None else language.high - 1
            rest = self.repeat(parts[0], language.low - 1, high)
            return self.join(self.derivative(parts[0], character), rest)
        if language.word == "union":
            return self.union([self.derivative(part, character) for part in parts])
        if language.word == "both":
            return self.both(*[self.derivative(part, character) for part in parts])
        if language.word == "non":
            return self.non(self.derivative(parts[0], character))
        return self.never

    def _first_sets(self, language: Language) -> frozenset[CharSet]:
        """The sets that tell first characters apart."""
        cached = self._firsts.get(language.number)
        if cached is None:
            parts = language.parts
            if language.word == "chars":
                cached = frozenset([language.chars])
            elif language.word == "join" and not parts[0].nullable:
                cached = self._first_sets(parts[0])
            else:
                cached = frozenset[CharSet]().union(*map(self._first_sets, parts))
            self._firsts[language.number] = cached
        return cached

    def _representatives(self, sets: frozenset[CharSet]) -> tuple[str, ...]:
        cached = self._characters.get(sets)
        if cached is None:
            kinds: dict[int, list[tuple[int, int]]] = {}
            letters = alphabet(sets)
            ends = [bound - 1 for bound in letters.bounds[1:]] + [0x10FFFF]
            for low, high, kind in zip(letters.bounds, ends, letters.kinds, strict=True):
                kinds.setdefault(kind, []).append((low, high))
            ranked = sorted(map(_legible, kinds.values()))
            cached = self._characters[sets] = tuple(chr(code) for _, code in ranked)
        return cached


#: Ranges of characters, the most legible first; surrogates come last, for no file can hold them.
_LEGIBLE = ((0x61, 0x7A), (0x30, 0x39), (0x41, 0x5A), (0x21, 0x7E), (0x20, 0x20), (0xA1, 0xD7FF))


def _legible(ranges: list[tuple[int, int]]) -> tuple[int, int]:
    """How illegible the best character of `ranges` is, and the character."""
    for rank, (start, end) in enumerate((*_LEGIBLE, (0, 0xD7FF), (0xE000, 0x10FFFF))):
        for low, high in ranges:
            if max(low, start) <= min(high, end):
                return rank, max(low, start)
    return len(_LEGIBLE) + 2, ranges[0][0]


class LanguageTooLarge(Exception):
    """A question about a language has more to look at than was allowed."""


def shortest(
    languages: Languages, language: Language, low: int = 0, high: int | None = None, *, steps: int
) -> str | None:
    """A shortest string of `language` that has at least `low` and at most `high` characters, None
    if there is none. Looks at most at `steps` states; then `LanguageTooLarge`."""
    if language is languages.all:
        return "a" * low if high is None or low <= high else None
    text = next(sample_words(languages, language, high=high, steps=steps), None)
    if text is None or len(text) >= low:
        return text
    long_enough = languages.both(language, languages.repeat(languages.any, low, high))
    return next(sample_words(languages, long_enough, high=high, steps=steps), None)


def sample_words(
    languages: Languages, language: Language, *, high: int | None = None, steps: int
) -> Iterator[str]:
    """One string for each state of the automaton at which a string may end, shortest first, so
    none at all only if `language` is empty (or has none of at most `high` characters)."""
    if language is languages.never:
        return
    seen = {language.number}
    level = [("", language)]
    while level:
        following = []
        for text, state in level:
            if state.nullable:
                yield text
            if high is not None and len(text) >= high:
                continue
            steps -= 1
            if steps < 0:
                raise LanguageTooLarge
            for character, rest in languages.moves(state):
                if rest.number not in seen:
                    seen.add(rest.number)
                    following.append((text + character, rest))
        level = following
