"""Terms: what two schemas say, in one vocabulary, where equal things are one object.

A term is what a value may satisfy. Those that speak of one type (a length, a member) are satisfied
by every value of any other type, as keywords of JSON Schema are, so nothing stands around them.
``Every`` of terms, each of which may be the opposite of another, is all the logic there is:
``anyOf`` of A and B is the opposite of ``Every`` of A's and B's opposites.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from itertools import product
from typing import Any, Literal, TypeAlias

from schemawright.containment.outcome import Work
from schemawright.values import LARGE, Json

#: The types that a value is of exactly one of.
Kind = Literal["null", "boolean", "number", "string", "array", "object"]
KINDS: tuple[Kind, ...] = ("null", "boolean", "number", "string", "array", "object")

#: The words of terms, with what stands beside each.
#:   every (terms…)              all of them
#:   one (terms…)                exactly one of them
#:   again (name)                what `Terms.bodies` has under the name: a recursive schema
#:   kind (kind)                 a value of that type
#:   among (frozen values)       one of these values
#:   whole, literal whole        numbers: an integer; one that is written without a fraction
#:   least, more, most, less (n) numbers: >=, >, <=, <
#:   multiple (n)                numbers: a multiple
#:   long, short (n)             strings: at least, at most so many characters
#:   match (pattern)             strings: found somewhere
#:   format (name, check)        strings: of that format
#:   items, few items (n)        arrays: at least, at most so many items
#:   unique                      arrays: no two are equal
#:   item (i, term)              arrays: that item, if there is one
#:   each item (start, term)     arrays: every item from there on
#:   contains (term, n)          arrays: at least n items that are so
#:   members, few members (n)    objects: at least, at most so many
#:   has (name)                  objects: there is such a member
#:   member (name, term)         objects: that member, if there is one
#:   matching (pattern, term)    objects: every member whose name matches
#:   others (names, patterns, term)  objects: every member that is none of these
#:   names (term)                objects: every name
#:   some name (pattern)         objects: there is a name that matches
#:   opaque (check)              what is not looked into
Word: TypeAlias = str

#: Which type a word speaks of.
SPEAKS_OF: Mapping[Word, Kind] = {
    **dict.fromkeys(("whole", "literal whole", "least", "more", "most", "less"), "number"),
    "multiple": "number",
    **dict.fromkeys(("long", "short", "match", "format"), "string"),
    **dict.fromkeys(("items", "few items", "unique", "item", "each item", "contains"), "array"),
    **dict.fromkeys(("members", "few members", "has", "member", "matching"), "object"),
    **dict.fromkeys(("others", "names", "some name"), "object"),
}

#: A JSON value that can be compared and hashed: equal just when the values are.
Frozen: TypeAlias = tuple[Any, ...]


class Term:
    """One term or its opposite. Those of one `Terms` are equal only if they are one object."""

    __slots__ = ("args", "number", "opposite", "word")
    opposite: Term

    def __init__(self, number: int, word: Word, args: tuple[Any, ...]) -> None:
        self.number = number
        #: ``not`` for the opposite of the term in `args`.
        self.word = word
        self.args = args

    @property
    def is_negative(self) -> bool:
        """Is it the opposite of a term that has a word?"""
        return self.word == "not"

    def __repr__(self) -> str:
        if self.word == "not":
            return f"!{self.opposite!r}"
        return f"{self.word}({', '.join(map(repr, self.args))})"


class Terms:
    """All terms of one comparison, of documents that have so many `characters`."""

    def __init__(self, characters: int = 0) -> None:
        self._terms: dict[tuple[Any, ...], Term] = {}
        self.work = Work(characters)
        #: What each recursive schema says.
        self.bodies: dict[int, Term] = {}
        self.true = self.of("every")
        self.false = self.true.opposite

    def of(self, word: Word, *args: Any) -> Term:
        """The term of `word` and `args`, which are as the table of words says."""
        key = (word, *args)
        term = self._terms.get(key)
        if term is None:
            term = Term(2 * len(self._terms), word, args)
            term.opposite = Term(term.number + 1, "not", (term,))
            term.opposite.opposite = term
            self._terms[key] = term
        return term

    @property
    def tells_writings(self) -> bool:
        """Does any term tell ``1`` from ``1.0``, as draft 4 does?"""
        return ("literal whole",) in self._terms

    def every(self, terms: Iterable[Term]) -> Term:
        """All of `terms`."""
        parts: dict[int, Term] = {}
        for term in terms:
            for part in term.args if term.word == "every" else (term,):
                if part.opposite.number in parts:
                    return self.false
                parts[part.number] = part
        if self.false.number in parts:
            return self.false
        if len(parts) == 1:
            return next(iter(parts.values()))
        return self.of("every", *[parts[number] for number in sorted(parts)])

    def some(self, terms: Iterable[Term]) -> Term:
        """At least one of `terms`."""
        return self.every(term.opposite for term in terms).opposite

    def one(self, terms: Iterable[Term]) -> Term:
        """Exactly one of `terms`."""
        branches = [term for term in terms if term is not self.false]
        certain = branches.count(self.true)
        if certain > 1 or not branches:
            return self.false
        if certain or len(branches) == 1:
            others = [term.opposite for term in branches if term is not self.true]
            return self.every(others) if certain else branches[0]
        if len(branches) == 2 and branches[0] is branches[1].opposite:
            return self.true
        return self.of("one", *sorted(branches, key=lambda term: term.number))

    def when(self, kind: Kind, term: Term) -> Term:
        """`term`, if the value is of `kind`."""
        if term.word == "every":
            return self.every(self.when(kind, part) for part in term.args)
        if SPEAKS_OF.get(term.word) == kind:
            return term
        return self.some((self.of("kind", kind).opposite, term))

    def among(self, values: Iterable[Json]) -> Term:
        """One of `values`."""
        frozen = frozenset(map(freeze, values))
        return self.of("among", frozen) if frozen else self.false


def exact_decimal(number: int | float) -> Fraction | float:
    """The decimal number that a float is written as, and beyond 2**53 the one that it is; so order
    and equality are Python's. Infinity and NaN stay."""
    if isinstance(number, int):
        return Fraction(number)
    if number != number or number in (float("inf"), float("-inf")):
        return number
    return Fraction(number) if abs(number) >= LARGE else Fraction(Decimal(repr(number)))


def freeze(value: Json) -> Frozen:
    """`value` so that equality is that of JSON (Core, section 4.2.2)."""
    if value is None or isinstance(value, bool):
        return ("null",) if value is None else ("boolean", value)
    if isinstance(value, (int, float)):
        return ("number", exact_decimal(value))
    if isinstance(value, str):
        return ("string", value)
    if isinstance(value, list):
        return ("array", tuple(map(freeze, value)))
    return ("object", frozenset((name, freeze(member)) for name, member in value.items()))


def thaw(frozen: Frozen) -> Json:
    """The value that was frozen; a number as an integer if it is one."""
    kind = frozen[0]
    if kind == "null":
        return None
    if kind == "number":
        return as_json(frozen[1])
    if kind == "array":
        return [thaw(item) for item in frozen[1]]
    if kind == "object":
        return {name: thaw(member) for name, member in sorted(frozen[1], key=lambda m: str(m[0]))}
    value: Json = frozen[1]
    return value


def writings(value: Json) -> Iterator[Json]:
    """`value`, and all that are equal to it but have some integers written as floats."""
    if isinstance(value, list):
        yield from map(list, product(*(tuple(writings(item)) for item in value)))
    elif isinstance(value, dict):
        for members in product(*(tuple(writings(member)) for member in value.values())):
            yield dict(zip(value, members, strict=True))
    else:
        yield value
        # Beyond the range of floats none is equal.
        if isinstance(value, int) and not isinstance(value, bool) and _is_float(value):
            yield float(value)


def _is_float(number: int) -> bool:
    """Is there a float of that value? Not beyond their range."""
    return abs(number) < 2**1023 and exact_decimal(float(number)) == number


def as_json(number: Fraction | float) -> int | float:
    """`number` as JSON has it, an integer without a fraction."""
    if isinstance(number, Fraction) and number.denominator == 1:
        return int(number)
    return float(number)
