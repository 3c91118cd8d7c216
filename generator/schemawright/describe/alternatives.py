"""The words that tell the alternatives of a ``oneOf`` or ``anyOf`` apart.

{"kind": {"const": "card"}, …}, {"kind": {"const": "iban"}, …}            →  Card, Iban
{"type": "string"}, {"required": ["card"], …}, {"required": ["iban"], …}  →  no words, Iban
{"required": ["card"], …}, {"required": ["iban"], …}                      →  Card, Iban
{"$ref": "#/components/schemas/Cat"}, …                                   →  Cat, …

An alternative's word is taken from itself and those before it, and for the first of all from the
second, so that another alternative behind them changes nothing; an only one is called as if another
object followed. Where no word of the schema helps, its number does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import field

from schemawright.data_classes import mutable
from schemawright.describe.alternative_tags import TagWords, tag_words
from schemawright.describe.conjuncts import structural
from schemawright.describe.json_types import JSON_TYPES
from schemawright.describe.records import Records
from schemawright.describe.schema_facts import strings
from schemawright.names import pascal
from schemawright.resolve import Schema


def alternative_words(
    records: Records, alternatives: Sequence[Schema], outer: frozenset[str]
) -> list[str]:
    """A word for each of `alternatives`, unique among them, but empty for what is the first of its
    JSON type beside others and has no tag. `outer` are the names of members that all have."""
    words = _Words(records, alternatives, outer)
    taken: set[str] = set()
    chosen = []
    for number, alternative in enumerate(alternatives):
        candidates = (*words.of(number, alternative), f"Option{number + 1}")
        word = next(candidate for candidate in candidates if candidate not in taken)
        if word:
            taken.add(word)
        chosen.append(word)
        words.named.update(words.names(alternative))
    return chosen


@mutable
class _Words:
    records: Records
    alternatives: Sequence[Schema]
    outer: frozenset[str]
    #: The JSON types of each alternative.
    kinds: list[frozenset[str]] = field(init=False)
    #: What constants say of those that may be objects.
    tags: dict[int, TagWords] = field(init=False)
    #: The members of those that have their words.
    named: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.kinds = [self._kinds(alternative) for alternative in self.alternatives]
        objects = [number for number, kinds in enumerate(self.kinds) if "object" in kinds]
        several = [self.alternatives[number] for number in objects]
        self.tags = dict(zip(objects, tag_words(self.records.library, several), strict=True))

    def _kinds(self, schema: Schema) -> frozenset[str]:
        """The types of its values. What describes members is about objects."""
        kinds = self.records.json_types.of(schema)
        members = isinstance(schema.get("properties"), dict)
        return frozenset({"object"}) if kinds == JSON_TYPES and members else kinds

    def of(self, number: int, schema: Schema) -> Iterator[str]:
        """What can tell `schema` from its siblings, the best word first."""
        reference = schema.get("$ref")
        if isinstance(reference, str):
            yield pascal(reference.rstrip("/").rpartition("/")[2].removesuffix(".json"))
        tags = self.tags.get(number, TagWords())
        if self._is_first_of_type(number):
            yield pascal(tags.own[0]) if len(tags.own) == 1 else ""
            yield ""
        yield from map(pascal, (*tags.telling, *tags.own))
        names = [name for name in self.names(schema) if name not in self.outer]
        yield from map(pascal, sorted(names, key=self.named.__contains__))
        parts = structural(self.records.library, schema)
        for part in parts:
            for name in self._properties(part):
                yield from self._typed(name, self.records.library.child(part, "properties", name))
        if len(self.alternatives) == 1:
            yield ""

    def names(self, schema: Schema) -> list[str]:
        """The members that it requires, then all that it describes."""
        parts = structural(self.records.library, schema)
        required = [name for part in parts for name in strings(part.get("required"))]
        return [*required, *(name for part in parts for name in self._properties(part))]

    def _typed(self, name: str, member: Schema) -> Iterator[str]:
        """The member with the type that it has here, if that is one."""
        kinds = self.records.json_types.of(member)
        if len(kinds) == 1:
            yield f"{pascal(name)}{pascal(next(iter(kinds)))}"

    def _is_first_of_type(self, number: int) -> bool:
        """Is it the only one so far for values of its JSON type, beside others? Of the first two,
        both are known to each other."""
        others = [*self.kinds[:number], *self.kinds[number + 1 : 2]]
        return bool(others) and all(self.kinds[number].isdisjoint(kinds) for kinds in others)

    @staticmethod
    def _properties(part: Schema) -> Iterator[str]:
        named = part.get("properties")
        yield from named if isinstance(named, dict) else ()
