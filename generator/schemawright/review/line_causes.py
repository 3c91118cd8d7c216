"""Why lines of code break: the findings that what a type checker says comes from.

What it says of a line, the words on it and around it → the effects on callers that are about the
same class, member, method or argument; those that have most in common are told.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from schemawright.data_classes import frozen
from schemawright.diagnostics import Place
from schemawright.review.broken_lines import BrokenLine, CheckedCode
from schemawright.review.caller_effects import CallerEffect
from schemawright.review.change_findings import Review


@frozen
class CodeError:
    """What a type checker says of code: the place, its own code for the kind of error, its words,
    the lines that it is about, and those of the function around these."""

    place: Place
    code: str
    message: str
    text: str
    around: str


def with_broken_lines(
    reviews: Sequence[Review], errors: Iterable[CodeError], paths: tuple[str, ...], checker: str
) -> list[Review]:
    """`reviews`, each with the lines that break by it; those of which nobody knows why are told
    with the first."""
    lines: list[list[BrokenLine]] = [[] for _ in reviews]
    causes = [list(_causes(review)) for review in reviews]
    for error in errors:
        best = [max((_score(error, cause) for cause in of_one), default=0) for of_one in causes]
        chosen = max(range(len(reviews)), key=best.__getitem__)
        most = best[chosen]
        tied = [c for c in causes[chosen] if most and _score(error, c) == most]
        because = tuple(dict.fromkeys(cause.effect.says for cause in tied))
        findings = tuple(dict.fromkeys(cause.finding for cause in tied if cause.finding))
        line = BrokenLine(error.place, error.code, error.message, because, findings)
        lines[chosen].append(line)
    return [
        replace(review, code=CheckedCode(paths, checker, tuple(of_one)))
        for review, of_one in zip(reviews, lines, strict=True)
    ]


@frozen
class _Cause:
    """An effect on callers, and the fingerprint of the finding that has it."""

    effect: CallerEffect
    finding: str | None


def _causes(review: Review) -> Iterator[_Cause]:
    for finding in review.findings:
        yield from (_Cause(effect, finding.fingerprint) for effect in finding.callers)
    by_subject = {finding.about: finding.fingerprint for finding in reversed(review.findings)}
    for effect in review.callers:
        yield _Cause(effect, by_subject.get(effect.name))


#: How much a word of an effect says where it stands: in quotation marks of the message, on the
#: line, and in the function around it.
_WEIGHTS = (8, 4, 2)


def _score(error: CodeError, cause: _Cause) -> int:
    """How much an error has to do with an effect; 0: nothing that is known."""
    effect = cause.effect
    # What a checker thinks was meant is not what is wrong.
    said = re.split(r"; maybe |; did you mean ", error.message)[0]
    quoted = " ".join(re.findall(r'"([^"]*)"', said))
    places = [_words(text) for text in (quoted, error.text, error.around)]
    # A member, method or argument says more than the class that it is in.
    special = [_word(name) for name in (*effect.called, *filter(None, [effect.wire]))]
    told = [_weight(word, places) for word in special]
    of_class = 0 if effect.called else _weight(_word(effect.name), places)
    if special and not any(told):
        return 0
    if not special and not of_class:
        return 0
    return 4 * sum(told) + 2 * of_class + (effect.writes or effect.reads)


def _weight(word: str, places: Sequence[frozenset[str]]) -> int:
    listed = zip(_WEIGHTS, places, strict=True)
    return next((weight for weight, words in listed if word in words), 0)


def _words(text: str) -> frozenset[str]:
    return frozenset(map(_word, re.findall(r"\w+", text)))


def _word(name: str) -> str:
    """A name, however Python spells it: ``class_`` and ``class``, ``use-it`` and ``use_it``."""
    last = name.rpartition(".")[2]
    return "".join(c for c in last.casefold() if c.isalnum())
