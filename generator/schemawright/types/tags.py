"""How a document tells which of several classes it is of.

Card: {kind: "card", …}, Transfer: {kind: "transfer", …}, both required   →  kind
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeAlias

from schemawright.types.declarations import Declaration, Record, meant
from schemawright.types.language import Discriminator, LiteralType, NamedType, options_of

#: The classes that one option of a union stands for: itself, or those of a named union.
Classes: TypeAlias = Sequence[Record]


def tags(options: Sequence[Classes]) -> Iterator[str]:
    """The names of the members by which documents of all `options` can be told apart: required
    in each class, with strings that no class of another option has."""
    for member in options[0][0].members if options and options[0] else ():
        seen: set[str | int] = set()
        for classes in options:
            words = _words_of_all(classes, member.wire)
            if not words or not seen.isdisjoint(words):
                break
            seen |= words
        else:
            yield member.wire


def constants(options: Sequence[Classes], names: Sequence[str]) -> Discriminator | None:
    """The first of those members, with the constants of each of `options`, which are called
    `names`; None without one."""
    for wire in tags(options):
        pairs = zip(names, options, strict=True)
        listed = ((str(word), name) for name, of in pairs for word in _words_of_all(of, wire))
        return Discriminator(wire, tuple(sorted(listed)))
    return None


def classes_of(
    name: str, declarations: Mapping[str, Declaration], unseen: Container[str] = ()
) -> Classes:
    """The classes that `name` stands for, those of named unions included; none if it may stand
    for something else, or for a class that is `unseen`."""
    records: list[Record] = []
    pending, seen = [name], set[str]()
    while pending:
        name = pending.pop()
        if name in seen:
            continue
        seen.add(name)
        if name in unseen:
            return ()
        declaration = declarations.get(name)
        if isinstance(declaration, Record):
            records.append(with_constants(declaration, declarations))
            continue
        options = options_of(meant(NamedType(name), declarations))
        named = [option.name for option in options if isinstance(option, NamedType)]
        if len(named) < len(options):
            return ()
        pending += reversed(named)
    return records


def with_constants(record: Record, declarations: Mapping[str, Declaration]) -> Record:
    """`record`, with the named enumerations of its members written out."""
    members = []
    for member in record.members:
        type_ = meant(member.type, declarations)
        members.append(replace(member, type=type_) if isinstance(type_, LiteralType) else member)
    return replace(record, members=tuple(members))


def _words_of_all(classes: Classes, wire: str) -> set[str | int]:
    """The constants of the member in all `classes`; none if one of them has none."""
    words = [_words(record, wire) for record in classes]
    return set().union(*words) if all(words) else set()


def _words(record: Record, wire: str) -> set[str | int]:
    for member in record.members:
        if member.wire == wire and member.required and isinstance(member.type, LiteralType):
            return set(member.type.values) if member.type.kind == "string" else set()
    return set()
