"""The words that tell the alternatives of a ``oneOf`` or ``anyOf`` apart.

{"kind": {"const": "card"}, …}, {"kind": {"const": "iban"}, …}  →  Card, Iban
{"version": {"const": 1}, …}, {"version": {"const": 2}, …}      →  Version1, Version2
{"type": "string"}, {"properties": {"id": …}}                   →  no words
{"required": ["card"], …}, {"required": ["iban"], …}            →  Card, Iban
{"$ref": "#/components/schemas/Cat"}, …                         →  Cat, …

An alternative's word is taken from itself, and the first comer has it, so that another alternative
behind it changes nothing. Where no word of the schema helps, its number does.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import field

from schemawright.data_classes import mutable
from schemawright.describe.conjuncts import structural
from schemawright.describe.json_types import JSON_TYPES, constants
from schemawright.describe.records import Records
from schemawright.describe.schema_facts import strings
from schemawright.names import pascal
from schemawright.resolve import Schema
from schemawright.values import Json


def alternative_words(
    records: Records, alternatives: Sequence[Schema], outer: frozenset[str]
) -> list[str]:
    """A word for each of `alternatives`, unique among them, but empty for what is the only one
    of its JSON type. `outer` are the names of members that all of them have."""
    words = _Words(records, alternatives, outer)
    taken: set[str] = set()
    chosen = []
    for number, alternative in enumerate(alternatives, 1):
        candidates = (*words.of(alternative), f"Option{number}")
        word = next(candidate for candidate in candidates if candidate not in taken)
        if word:
            taken.add(word)
        chosen.append(word)
    return chosen


@mutable
class _Words:
    records: Records
    alternatives: Sequence[Schema]
    outer: frozenset[str]
    #: How many alternatives are for values of each JSON type.
    counts: Counter[str] = field(init=False)
    tags: list[str] = field(init=False)

    def __post_init__(self) -> None:
        kinds = map(self.records.json_types.of, self.alternatives)
        self.counts = Counter(kind for several in kinds for kind in several)
        self.tags = self._tags()

    def of(self, schema: Schema) -> Iterator[str]:
        """What can tell `schema` from its siblings, the best word first."""
        reference = schema.get("$ref")
        if isinstance(reference, str):
            yield pascal(reference.rstrip("/").rpartition("/")[2].removesuffix(".json"))
        if self._is_alone(schema):
            yield ""
        consts = self._constants(schema)
        yield from (pascal(consts[name]) for name in self.tags if name in consts)
        parts = structural(self.records.library, schema)
        required = [name for part in parts for name in strings(part.get("required"))]
        members = [name for part in parts for name in self._properties(part)]
        yield from (pascal(name) for name in (*required, *members) if name not in self.outer)
        for part in parts:
            for name in self._properties(part):
                yield from self._typed(name, self.records.library.child(part, "properties", name))

    def _typed(self, name: str, member: Schema) -> Iterator[str]:
        """The member with the type that it has here, if that is one."""
        kinds = self.records.json_types.of(member)
        if len(kinds) == 1:
            yield f"{pascal(name)}{pascal(next(iter(kinds)))}"

    def _is_alone(self, schema: Schema) -> bool:
        """Is it the only one for values of its JSON type?"""
        mine = own = self.records.json_types.of(schema)
        if mine == JSON_TYPES and isinstance(schema.get("properties"), dict):
            mine = frozenset({"object"})
        return not any(self.counts[kind] > (kind in own) for kind in mine)

    def _tags(self) -> list[str]:
        """The members of which several alternatives have constants, the most telling first."""
        values: dict[str, list[str]] = {}
        for alternative in self.alternatives:
            for name, value in self._constants(alternative).items():
                values.setdefault(name, []).append(value)
        several = [name for name in values if len(set(values[name])) > 1]
        return sorted(several, key=lambda name: -len(set(values[name])))

    def _constants(self, schema: Schema) -> dict[str, str]:
        """The members that must be one of some strings, with the first of these, or of some
        natural numbers, with what is numbered so."""
        library = self.records.library
        tags: dict[str, str] = {}
        for part in structural(library, schema):
            for name in self._properties(part):
                values = constants(library.child(part, "properties", name)) or []
                if values and all(isinstance(value, str) and value for value in values):
                    tags[name] = str(values[0])
                elif values and all(map(_is_natural, values)):
                    tags[name] = f"{name} {values[0]}"
        return tags

    @staticmethod
    def _properties(part: Schema) -> Iterator[str]:
        named = part.get("properties")
        yield from named if isinstance(named, dict) else ()


def _is_natural(value: Json) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0
