"""declarations → declarations that write out, where it is used, what is quickly read.

    Status: "open" | "closed"; Order(status: Status)   →  Order(status: "open" | "closed")
    Tags: array of string; Order(tags: Tags)           →  Order(tags: array of string)

For a language in which the name of such a type would be a class around its value. A type with many
parts keeps its name; an enumeration does not, however many values it has, for its size shall not
decide what a value is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field, replace

from schemawright.data_classes import mutable
from schemawright.describe.json_types import MAX_INFERRED_DEPTH
from schemawright.types.declarations import Alias, Declaration, Record, Synonym
from schemawright.types.language import (
    NULL,
    LiteralType,
    NamedType,
    Type,
    UnionType,
    options_of,
    reading_size,
    with_parts,
)
from schemawright.types.unions import rebuilt

#: Types with more parts than this are written once, under their name.
_LARGEST = 12


def expanded(declarations: Mapping[str, Declaration]) -> dict[str, Declaration]:
    """`declarations`, in their order, with small types and enumerations written out."""
    expansion = Expansion(declarations.__getitem__)
    return {
        name: expansion.declaration(name, declaration) for name, declaration in declarations.items()
    }


@mutable
class Expansion:
    """Writes out types; `declared` tells what is declared under a name."""

    declared: Callable[[str], Declaration]
    #: The types of aliases; None while one is being written out, which then names itself.
    _aliases: dict[str, Type | None] = field(default_factory=dict)
    _depth: int = 0

    def declaration(self, name: str, declaration: Declaration) -> Declaration:
        """`declaration`, called `name`, with its types written out."""
        match declaration:
            case Record(members):
                types = [replace(member, type=self.type(member.type)) for member in members]
                additional = self.type(declaration.additional)
                return replace(declaration, members=tuple(types), additional=additional)
            case Alias():
                return Alias(self._alias(name, declaration) or declaration.type)
            case _:
                return declaration

    def type(self, type_: Type) -> Type:
        """`type_` with what it names written out, where that is quickly read."""
        match type_:
            case NamedType(name):
                return self._named(type_, self.declared(name))
            case UnionType(options):
                return rebuilt(type_, map(self.type, options))
            case _:
                return with_parts(type_, self.type)

    def _named(self, type_: NamedType, declaration: Declaration) -> Type:
        if isinstance(declaration, Synonym):
            return self.type(NamedType(declaration.name, type_.kinds))
        if not isinstance(declaration, Alias):
            return type_
        written = self._alias(type_.name, declaration)
        if written is None or not (reading_size(written) <= _LARGEST or _is_enumeration(written)):
            return type_
        return written

    def _alias(self, name: str, alias: Alias) -> Type | None:
        """What is declared as `name`, written out; None within itself, and for what is named more
        than `MAX_INFERRED_DEPTH` names away: that keeps its name."""
        if name not in self._aliases:
            if self._depth == MAX_INFERRED_DEPTH:
                return None
            self._aliases[name] = None
            self._depth += 1
            self._aliases[name] = self.type(alias.type)
            self._depth -= 1
        return self._aliases[name]


def _is_enumeration(type_: Type) -> bool:
    return all(isinstance(option, LiteralType) or option == NULL for option in options_of(type_))
