"""The constants that tell alternatives apart, as words.

{"kind": {"const": "card"}, …}, {"kind": {"const": "iban"}, …}  →  card, iban
{"version": {"const": 1}, …}, {"version": {"const": 2}, …}      →  version 1, version 2
{"is": {"const": "event"}, "kind": {"const": "card"}, …},
{"is": {"const": "event"}, "kind": {"const": "iban"}, …}        →  card, iban
{"kind": {"const": "card"}, …}, {"type": "string"}              →  card, if there is always a kind

What tells an alternative is known from those before it, and for the first of several from the
second, so that another one behind them changes nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field

from schemawright.data_classes import frozen, mutable
from schemawright.describe.conjuncts import structural
from schemawright.describe.json_types import constants
from schemawright.describe.schema_facts import strings
from schemawright.resolve import Library, Schema
from schemawright.values import Json


@frozen
class _Constant:
    """The `word` for what a member must be; of several values, for the first. `is_tag`: there is
    one value, and the member is required."""

    word: str
    is_tag: bool


@mutable
class _MemberSoFar:
    """What the alternatives so far say of a member: the words for it, how many have any, and
    whether it is a tag of all these."""

    words: set[str] = field(default_factory=set)
    count: int = 0
    is_tag: bool = True

    def add(self, constant: _Constant) -> None:
        self.words.add(constant.word)
        self.count += 1
        self.is_tag &= constant.is_tag

    def tells(self, number: int) -> bool:
        """Does it tell some of the first `number` alternatives apart?"""
        return len(self.words) > 1 or (self.is_tag and self.count < number)


@frozen
class TagWords:
    """Words for what an alternative is, the best first: `telling` others do not have, `own` are
    those of its tags."""

    telling: tuple[str, ...] = ()
    own: tuple[str, ...] = ()


def tag_words(library: Library, alternatives: Sequence[Schema]) -> list[TagWords]:
    """What constants say of each of `alternatives`, which may be objects."""
    described = [_constants(library, alternative) for alternative in alternatives]
    words: list[TagWords] = []
    #: The members that tell some apart, numbered in the order in which they began to.
    telling: dict[str, int] = {}
    seen: dict[str, _MemberSoFar] = {}
    for number, members in enumerate(described, 1):
        for name, constant in members.items():
            seen.setdefault(name, _MemberSoFar()).add(constant)
        # What all so far have, and what this one has.
        for name in [*(described[number - 2] if number > 1 else ()), *members]:
            if name not in telling and seen[name].tells(number):
                telling[name] = len(telling)
        if number == 2:
            words[0] = _words(described[0], telling)
        words.append(_words(members, telling))
    return words


def _words(members: dict[str, _Constant], telling: dict[str, int]) -> TagWords:
    names = sorted(telling.keys() & members.keys(), key=telling.__getitem__)
    return TagWords(
        tuple(members[name].word for name in names),
        tuple(constant.word for constant in members.values() if constant.is_tag),
    )


def _constants(library: Library, schema: Schema) -> dict[str, _Constant]:
    """The members of an alternative that must be one of some strings or natural numbers."""
    parts = structural(library, schema)
    required = {name for part in parts for name in strings(part.get("required"))}
    members: dict[str, _Constant] = {}
    for part in parts:
        named = part.get("properties")
        for name in named if isinstance(named, dict) else ():
            values = constants(library.child(part, "properties", name)) or []
            if (word := _word(name, values)) is not None:
                members[name] = _Constant(word, len(values) == 1 and name in required)
    return members


def _word(name: str, values: Sequence[Json]) -> str | None:
    if values and all(isinstance(value, str) and value for value in values):
        return str(values[0])
    return f"{name} {values[0]}" if values and all(map(_is_natural, values)) else None


def _is_natural(value: Json) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0
