"""Pattern → the language of all texts in which it is found.

Each node is read with what may follow it, as a language of its own, so that an assertion is an
intersection: ``(?=a)b`` before ``c`` is ``bc`` and ``a...``. What follows depends on what stands
before (the start of the text, a word character, another), which ``^`` and ``\\b`` ask for.
"""

from __future__ import annotations

from typing import NamedTuple

from schemawright.regex.ambiguity import simplified
from schemawright.regex.back_references import settle
from schemawright.regex.charset import WORD, complement, difference
from schemawright.regex.nodes import (
    Capture,
    Chars,
    Choice,
    Edge,
    Look,
    Node,
    Reference,
    Repeat,
    Sequence,
    walk,
)
from schemawright.regex.parse import parse
from schemawright.regex.pattern_error import PatternError
from schemawright.regex.regular_language import Language, Languages

#: Turns of a repetition that are written out because an assertion stands inside.
_MOST_TURNS = 32
#: Nodes of a pattern that is looked at, counted repetitions written out.
_MOST_NODES = 5000


class AfterNode(NamedTuple):
    """What may come after the start of the text, after a word character, and after another."""

    start: Language
    word: Language
    other: Language


class UnreadablePattern(Exception):
    """The pattern has no language here; the message says what in it is in the way."""


def search_language(pattern: str, languages: Languages) -> Language:
    """The language of the texts in which the ECMA-262 pattern is found. Raises `UnreadablePattern`
    for what is more than regular, or has not been thought of here."""
    try:
        parsed = parse(pattern)
        tree = settle(parsed.tree, parsed.names)
    except PatternError as error:
        raise UnreadablePattern(str(error)) from None
    if any(isinstance(node, Reference) for node in walk(tree)):
        raise UnreadablePattern("a back reference")
    reader = _LanguageReader(languages)
    everything = AfterNode(languages.all, languages.all, languages.all)
    whole = reader.before(simplified(tree), everything)
    return languages.union(
        (
            whole.start,
            languages.join(languages.join(languages.all, reader.word), whole.word),
            languages.join(languages.join(languages.all, reader.no_word), whole.other),
        )
    )


class _LanguageReader:
    def __init__(self, languages: Languages) -> None:
        self.languages = languages
        self.word = languages.one_of(WORD)
        self.no_word = languages.one_of(complement(WORD))
        self.nodes = 0

    def before(self, node: Node, after: AfterNode) -> AfterNode:
        """`node`, and then `after`."""
        self.nodes += 1
        if self.nodes > _MOST_NODES:
            raise UnreadablePattern("its size")
        match node:
            case Chars(ranges):
                return self._joined(self.languages.one_of(ranges), ranges, after)
            case Sequence(items):
                for item in reversed(items):
                    after = self.before(item, after)
                return after
            case Choice(options):
                return self._either([self.before(option, after) for option in options])
            case Capture(body):
                return self.before(body, after)
            case Repeat():
                return self._repeated(node, after)
            case Look(body, ahead, negated):
                return self._looked(body, ahead, negated, after)
            case Edge(kind):
                return self._edge(kind, after)
        raise UnreadablePattern("a back reference")

    def _joined(
        self, one: Language, ranges: tuple[tuple[int, int], ...], after: AfterNode
    ) -> AfterNode:
        join, one_of = self.languages.join, self.languages.one_of
        if after.word is after.other:
            whole = join(one, after.word)
        else:
            others = difference(ranges, WORD)
            whole = self.languages.union(
                (
                    join(one_of(difference(ranges, complement(WORD))), after.word),
                    join(one_of(others), after.other),
                )
            )
        return AfterNode(whole, whole, whole)

    def _either(self, options: list[AfterNode]) -> AfterNode:
        union = self.languages.union
        return AfterNode(
            union(o.start for o in options),
            union(o.word for o in options),
            union(o.other for o in options),
        )

    def _repeated(self, node: Repeat, after: AfterNode) -> AfterNode:
        if node.high == 0:
            return after
        plain = self._plain(node.body)
        if plain is None:
            return self._turns(node, after)
        languages = self.languages
        if after.start is after.word is after.other:
            whole = languages.join(languages.repeat(plain, node.low, node.high), after.word)
            return AfterNode(whole, whole, whole)
        some = languages.repeat(languages.any, 1, None)
        body = languages.both(plain, some) if plain.nullable else plain
        low = 0 if plain.nullable else node.low
        turns = languages.repeat(body, max(low, 1), node.high)
        ends = [languages.join(languages.all, last) for last in (self.word, self.no_word)]
        later = languages.union(
            languages.join(languages.both(turns, end), follow)
            for end, follow in zip(ends, after[1:], strict=True)
        )
        return (
            self._either([after, AfterNode(later, later, later)])
            if low == 0
            else AfterNode(*[later] * 3)
        )

    def _turns(self, node: Repeat, after: AfterNode) -> AfterNode:
        """A repetition with assertions inside, written out."""
        if node.high is None or node.high > _MOST_TURNS:
            raise UnreadablePattern("an assertion inside of a long repetition")
        whole = after
        for _ in range(node.high - node.low):
            whole = self._either([after, self.before(node.body, whole)])
        for _ in range(node.low):
            whole = self.before(node.body, whole)
        return whole

    def _looked(self, body: Node, ahead: bool, negated: bool, after: AfterNode) -> AfterNode:
        if not ahead:
            raise UnreadablePattern("a lookbehind")
        languages = self.languages
        seen = self.before(body, AfterNode(languages.all, languages.all, languages.all))
        wanted = [languages.non(state) if negated else state for state in seen]
        return AfterNode(*[languages.both(*pair) for pair in zip(wanted, after, strict=True)])

    def _edge(self, kind: str, after: AfterNode) -> AfterNode:
        languages = self.languages
        if kind == "start":
            return AfterNode(after.start, languages.never, languages.never)
        if kind == "end":
            return AfterNode(*[languages.both(state, languages.empty) for state in after])
        to_word = languages.join(self.word, languages.all)
        to_other = languages.non(to_word)
        if kind == "inside":
            to_word, to_other = to_other, to_word
        return AfterNode(
            languages.both(after.start, to_word),
            languages.both(after.word, to_other),
            languages.both(after.other, to_word),
        )

    def _plain(self, node: Node) -> Language | None:
        """The language of a node without assertions; None if there is one."""
        languages = self.languages
        match node:
            case Chars(ranges):
                return languages.one_of(ranges)
            case Sequence(items):
                whole: Language | None = languages.empty
                for item in reversed(items):
                    part = self._plain(item)
                    whole = None if part is None or whole is None else languages.join(part, whole)
                return whole
            case Choice(options):
                parts = [self._plain(option) for option in options]
                some = [part for part in parts if part is not None]
                return languages.union(some) if len(some) == len(parts) else None
            case Capture(body):
                return self._plain(body)
            case Repeat(body, low, high):
                part = self._plain(body)
                return None if part is None else languages.repeat(part, low, high)
        return None
