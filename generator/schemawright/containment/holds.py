"""Does a value satisfy a term? True, False, or None where nobody can tell from the term alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction
from typing import Any, TypeAlias

from schemawright.containment.terms import SPEAKS_OF, Kind, Term, Terms, exact_decimal, freeze
from schemawright.regex import PatternError, matcher, translate
from schemawright.values import Json

#: Name, module and function of a format → what tells whether a string has it, None if unknown.
FormatChecks: TypeAlias = Callable[[str, str, str], Callable[[str], bool] | None]


def json_type_of(value: Json) -> Kind:
    """The type of a JSON value; a boolean is no number."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, (int, float)):
        return "number"
    if isinstance(value, str):
        return "string"
    return "array" if isinstance(value, list) else "object"


#: To hold a text against a pattern takes as long as to look at so many terms.
_PATTERN = 10
#: The words of terms that look at the same value through other terms.
_WITH_PARTS = frozenset(("every", "one", "again"))


class Judge:
    """Decides terms of `terms` on values."""

    def __init__(self, terms: Terms, formats: FormatChecks) -> None:
        self.terms = terms
        self.formats = formats
        #: Of the terms with parts, and the values, of one question: several ways may lead to them.
        self._verdicts: dict[tuple[int, int], bool | None] = {}

    def holds(self, term: Term, value: Json) -> bool | None:
        """Does `value` satisfy `term`? Raises `OutOfWork`."""
        return self.all_hold((term,), value)

    def all_hold(self, terms: Iterable[Term], value: Json) -> bool | None:
        """Does `value` satisfy all of `terms`? Raises `OutOfWork`."""
        try:
            return self._all_hold(terms, value)
        finally:
            self._verdicts.clear()

    def _holds(self, term: Term, value: Json) -> bool | None:
        self.terms.work.spend()
        if term.word == "not":
            verdict = self._holds(term.opposite, value)
            return None if verdict is None else not verdict
        if term.word in _WITH_PARTS:
            key = term.number, id(value)
            if key not in self._verdicts:
                self._verdicts[key] = self._decided(term, value)
            return self._verdicts[key]
        return self._decided(term, value)

    def _decided(self, term: Term, value: Json) -> bool | None:
        speaks_of = SPEAKS_OF.get(term.word)
        if speaks_of is not None and json_type_of(value) != speaks_of:
            return True
        if term.word in {"least", "more", "most", "less", "multiple", "whole", "literal whole"}:
            return _number(term, value)
        method: Callable[[Term, Any], bool | None] = getattr(self, _METHODS[term.word])
        return method(term, value)

    def _all_hold(self, terms: Iterable[Term], value: Json) -> bool | None:
        sure = True
        for term in terms:
            verdict = self._holds(term, value)
            if verdict is False:
                return False
            sure = sure and verdict is not None
        return True if sure else None

    def _every(self, term: Term, value: Json) -> bool | None:
        return self._all_hold(term.args, value)

    def _one(self, term: Term, value: Json) -> bool | None:
        verdicts = [self._holds(part, value) for part in term.args]
        if verdicts.count(True) > 1:
            return False
        return None if None in verdicts else verdicts.count(True) == 1

    def _again(self, term: Term, value: Json) -> bool | None:
        return self._holds(self.terms.bodies[term.args[0]], value)

    def _kind(self, term: Term, value: Json) -> bool:
        return bool(json_type_of(value) == term.args[0])

    def _among(self, term: Term, value: Json) -> bool:
        return bool(freeze(value) in term.args[0])

    def _opaque(self, term: Term, value: Json) -> None:
        return None

    # --- strings ----------------------------------------------------------------------------

    def _long(self, term: Term, value: str) -> bool:
        return bool(len(value) >= term.args[0])

    def _short(self, term: Term, value: str) -> bool:
        return bool(len(value) <= term.args[0])

    def _match(self, term: Term, value: str) -> bool | None:
        self.terms.work.spend(_PATTERN)
        return matches(term.args[0], value)

    def _format(self, term: Term, value: str) -> bool | None:
        check = self.formats(*term.args)
        return None if check is None else check(value)

    # --- arrays -----------------------------------------------------------------------------

    def _items(self, term: Term, value: list[Json]) -> bool:
        return bool(len(value) >= term.args[0])

    def _few_items(self, term: Term, value: list[Json]) -> bool:
        return bool(len(value) <= term.args[0])

    def _unique(self, term: Term, value: list[Json]) -> bool:
        return len({freeze(item) for item in value}) == len(value)

    def _item(self, term: Term, value: list[Json]) -> bool | None:
        index, wanted = term.args
        return self._holds(wanted, value[index]) if index < len(value) else True

    def _each_item(self, term: Term, value: list[Json]) -> bool | None:
        start, wanted = term.args
        return _conjunction(self._holds(wanted, item) for item in value[start:])

    def _contains(self, term: Term, value: list[Json]) -> bool | None:
        wanted, least = term.args
        verdicts = [self._holds(wanted, item) for item in value]
        if verdicts.count(True) >= least:
            return True
        return None if len(verdicts) - verdicts.count(False) >= least else False

    # --- objects ----------------------------------------------------------------------------

    def _members(self, term: Term, value: dict[str, Json]) -> bool:
        return bool(len(value) >= term.args[0])

    def _few_members(self, term: Term, value: dict[str, Json]) -> bool:
        return bool(len(value) <= term.args[0])

    def _has(self, term: Term, value: dict[str, Json]) -> bool:
        return bool(term.args[0] in value)

    def _member(self, term: Term, value: dict[str, Json]) -> bool | None:
        name, wanted = term.args
        return self._holds(wanted, value[name]) if name in value else True

    def _matching(self, term: Term, value: dict[str, Json]) -> bool | None:
        pattern, wanted = term.args
        return _conjunction(
            _implies(matches(pattern, name), self._holds(wanted, member))
            for name, member in value.items()
        )

    def _others(self, term: Term, value: dict[str, Json]) -> bool | None:
        names, patterns, wanted = term.args
        verdicts = []
        for name, member in value.items():
            if name not in names:
                spoken_of = [matches(pattern, name) for pattern in patterns]
                other = False if True in spoken_of else None if None in spoken_of else True
                verdicts.append(_implies(other, self._holds(wanted, member)))
        return _conjunction(verdicts)

    def _names(self, term: Term, value: dict[str, Json]) -> bool | None:
        return _conjunction(self._holds(term.args[0], name) for name in value)

    def _some_name(self, term: Term, value: dict[str, Json]) -> bool | None:
        verdicts = [matches(term.args[0], name) for name in value]
        return True if True in verdicts else None if None in verdicts else False


_METHODS = {
    word: "_" + word.replace(" ", "_")
    for word in (*SPEAKS_OF, "every", "one", "again", "kind", "among", "opaque")
}


def _number(term: Term, value: Json) -> bool:
    assert isinstance(value, (int, float))
    if term.word == "literal whole":
        return isinstance(value, int)
    number = exact_decimal(value)
    if not isinstance(number, Fraction):
        return {"least": value > 0, "more": value > 0, "most": value < 0, "less": value < 0}.get(
            term.word, False
        )
    if term.word == "whole":
        return number.denominator == 1
    limit: Fraction = term.args[0]
    if term.word == "multiple":
        written = number if isinstance(value, int) else Fraction(repr(value))
        return (written / limit).denominator == 1
    if term.word in {"least", "more"}:
        return number > limit or (term.word == "least" and number == limit)
    return number < limit or (term.word == "most" and number == limit)


def matches(pattern: str, text: str) -> bool | None:
    """Is the pattern found in `text`?"""
    try:
        return matcher(translate(pattern))(text)
    except PatternError:
        return None


def _conjunction(verdicts: Iterable[bool | None]) -> bool | None:
    sure = True
    for verdict in verdicts:
        if verdict is False:
            return False
        sure = sure and verdict is not None
    return True if sure else None


def _implies(condition: bool | None, verdict: bool | None) -> bool | None:
    if condition is False or verdict is True:
        return True
    return verdict if condition else None
