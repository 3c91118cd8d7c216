"""How a document tells which of several classes it is of.

Card: {kind: "card", …}, Transfer: {kind: "transfer", …}, both required   →  kind
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from schemawright.types.declarations import Declaration, Record, meant
from schemawright.types.language import Discriminator, LiteralType


def tags(records: Sequence[Record]) -> Iterator[str]:
    """The names of the members by which documents of all `records` can be told apart: required
    in each, with strings that no other one has."""
    for member in records[0].members if records else ():
        seen: set[str | int] = set()
        for record in records:
            words = _words(record, member.wire)
            if not words or not seen.isdisjoint(words):
                break
            seen |= words
        else:
            yield member.wire


def constants(records: Sequence[Record], names: Sequence[str]) -> Discriminator | None:
    """The first of those members, with the constants of each of `records`, which are called
    `names`; None without one, or where some of the names are no records."""
    if len(records) != len(names):
        return None
    for wire in tags(records):
        pairs = zip(names, records, strict=True)
        listed = ((str(word), name) for name, pair in pairs for word in _words(pair, wire))
        return Discriminator(wire, tuple(sorted(listed)))
    return None


def with_constants(record: Record, declarations: Mapping[str, Declaration]) -> Record:
    """`record`, with the named enumerations of its members written out."""
    members = []
    for member in record.members:
        type_ = meant(member.type, declarations)
        members.append(replace(member, type=type_) if isinstance(type_, LiteralType) else member)
    return replace(record, members=tuple(members))


def _words(record: Record, wire: str) -> set[str | int]:
    for member in record.members:
        if member.wire == wire and member.required and isinstance(member.type, LiteralType):
            return set(member.type.values) if member.type.kind == "string" else set()
    return set()
