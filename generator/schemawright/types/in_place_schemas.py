"""All schemas that may be asked of the same value on behalf of one.

{"allOf": [A], "if": B, "then": C, "anyOf": [D, E], "dependentSchemas": {"x": F}}
→  the schema itself, A and what that is made of, then B, C, D, E and F likewise
"""

from __future__ import annotations

from collections.abc import Iterator

from schemawright.data_classes import frozen
from schemawright.describe.conjuncts import branches
from schemawright.describe.records import Records
from schemawright.keywords import (
    any_of,
    dependencies,
    dependent_schemas,
    if_,
    keywords_of,
    one_of,
)
from schemawright.resolve import Schema
from schemawright.steps import take

#: What asks for a schema where a member of some name is there.
_BY_MEMBER = (dependent_schemas.KEYWORD.name, dependencies.KEYWORD.name)
#: So many schemas are looked at in a step.
_AT_ONCE = 8
_ALTERNATIVES = (one_of.KEYWORD.name, any_of.KEYWORD.name)


@frozen
class InPlaceSchemas:
    """Finds them in the library of `records`."""

    records: Records

    def of(self, schema: Schema) -> Iterator[Schema]:
        """`schema`, and all that may be asked of the same value on its behalf."""
        pending, seen = [schema], set()
        while pending:
            parts = self.records.composition(pending.pop()).parts
            take(1 + len(parts) // _AT_ONCE)
            for part in parts:
                if part.place not in seen:
                    seen.add(part.place)
                    yield part
                    pending += self.conditional(part)

    def conditional(self, part: Schema) -> list[Schema]:
        """What is asked of some values."""
        below = [*self.consequences(part), *self.options(part)]
        if knows_keyword(part, if_.KEYWORD.name):
            below.append(self.records.library.child(part, if_.KEYWORD.name))
        return [schema for schema in below if isinstance(schema.value, dict)]

    def consequences(self, part: Schema) -> Iterator[Schema]:
        """What must be true of some objects: of those that ``if`` accepts, or does not, and of
        those that have some member."""
        for keyword in (if_.THEN.name, if_.ELSE.name):
            if knows_keyword(part, if_.KEYWORD.name) and part.has(keyword):
                yield self.records.library.child(part, keyword)
        yield from (below for _, below in self.by_member(part))

    def options(self, part: Schema) -> Iterator[Schema]:
        """The alternatives of which something must be true."""
        for keyword in _ALTERNATIVES:
            for option in branches(self.records.library, part, keyword):
                if isinstance(option.value, dict):
                    yield option

    def by_member(self, part: Schema) -> Iterator[tuple[str, Schema]]:
        """What must be true of objects that have a member, with the name of that."""
        for keyword in _BY_MEMBER:
            names = part.get(keyword) if knows_keyword(part, keyword) else None
            for name, value in names.items() if isinstance(names, dict) else ():
                if isinstance(value, dict):
                    yield name, self.records.library.child(part, keyword, name)


def knows_keyword(part: Schema, keyword: str) -> bool:
    """Has `part` the `keyword`, and does that mean something in its dialect?"""
    return part.has(keyword) and keyword in keywords_of(part.dialect)
