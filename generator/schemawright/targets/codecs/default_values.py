"""Defaults of fields as Python expressions.

integer, 3                        →  3
date, "2024-01-01"                →  _day("2024-01-01")
array of date, ["2024-01-01"]     →  [_day("2024-01-01")]
the class Address, {"city": "x"}  →  read_as("address", {"city": "x"}), which its codec reads
an unnamed union, {"city": "x"}   →  read_as("_read_order_home", {"city": "x"}), which a
                                      function of the codecs reads
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field

from schemawright.code import Call, Dict, Expression, Imported, List, Literal, Tuple
from schemawright.contract import Contract
from schemawright.data_classes import mutable
from schemawright.describe.json_types import kind_of
from schemawright.names import Names, variable_name
from schemawright.targets.annotations import class_of_text
from schemawright.targets.codecs.helpers import helper
from schemawright.types import Declarations, Default, Member, Record
from schemawright.types.declarations import meant, written_out
from schemawright.types.language import (
    DAY,
    IDENTIFIER,
    MOMENT,
    ArrayType,
    MapType,
    NamedType,
    ScalarType,
    TupleType,
    Type,
    UnionType,
    is_typed_text,
    json_types_of,
)
from schemawright.types.plain_values import as_number, holds_whole_floats, is_plain
from schemawright.values import Json

_READERS: dict[Type, Expression] = {
    MOMENT: Imported("_moment", "._runtime.instants", "moment"),
    DAY: Imported("_day", "._runtime.instants", "day"),
    IDENTIFIER: Imported("_identifier", "._runtime.identifiers", "identifier"),
}
_READ_AS = Imported("read_as", "._runtime.read_as")


@mutable
class DefaultValues:
    """Writes the defaults of members whose types are among the `declarations` of `contract`.
    `readers` are the functions of the codecs for members whose defaults may be instances of one
    class or another, by the names of their classes and their own."""

    contract: Contract
    declarations: Declarations
    readers: Mapping[tuple[str, str], str] = field(init=False)

    def __post_init__(self) -> None:
        names = Names.reserving(schema.variable for schema in self.contract.schemas)
        self.readers = {
            (name, member.wire): f"_read_{names.claim(self._reader(name, member))}"
            for name, declaration in self.declarations.items()
            if isinstance(declaration, Record) and name not in self.contract.borrowed
            for member in declaration.members
            if member.default is not None and self._expression(member, member.default) is None
        }

    def _reader(self, name: str, member: Member) -> str:
        return f"{self.contract.named(name).variable}_{variable_name(member.wire)}"

    def of(self, name: str, member: Member) -> Expression | None:
        """What the field of `member` in the class `name` reads as while it is not set; None if that
        has no default."""
        if member.default is None:
            return None
        if (reader := self.readers.get((name, member.wire))) is not None:
            return Call(_READ_AS, (Literal(reader), Literal(member.default.value)))
        return self._expression(member, member.default)

    def _expression(self, member: Member, default: Default) -> Expression | None:
        written = written_out(member.type, self.declarations)
        return self._value(written, default.value) or self._value(member.type, default.value)

    def _value(self, type_: Type, value: Json) -> Expression | None:
        if is_plain(type_) and not holds_whole_floats(value):
            return Literal(as_number(type_, value))
        match type_, value:
            case NamedType(), _:
                return self._read(type_, value)
            case UnionType(options), _:
                return self._chosen(options, value)
            case ArrayType(item), list():
                items = self._all((item, one) for one in value)
                return None if items is None else List(items)
            case TupleType(types), list():
                items = self._all(zip(types, value, strict=True))
                return None if items is None else Tuple(items)
            case MapType(of), dict():
                members = self._all((of, one) for one in value.values())
                names = map(Literal, value)
                return None if members is None else Dict(tuple(zip(names, members, strict=True)))
            case ScalarType(kind), str() if is_typed_text(type_):
                if type_ in _READERS:
                    return Call(_READERS[type_], (Literal(value),))
                return Call(helper("read_text"), (class_of_text(kind), Literal(value)))
        return None

    def _all(self, parts: Iterable[tuple[Type, Json]]) -> tuple[Expression, ...] | None:
        """All `parts` of a value, if each can be written."""
        written = [self._value(type_, value) for type_, value in parts]
        told = tuple(one for one in written if one is not None)
        return told if len(told) == len(written) else None

    def _chosen(self, options: Iterable[Type], value: Json) -> Expression | None:
        """The value as the only one of `options` that it can be."""
        possible = [option for option in options if kind_of(value) in json_types_of(option)]
        return self._value(possible[0], value) if len(possible) == 1 else None

    def _read(self, type_: NamedType, value: Json) -> Expression | None:
        """The value as the codec of this package for `type_` reads it."""
        said = meant(type_, self.declarations)
        if not isinstance(said, NamedType) and is_plain(said):
            return self._value(said, value)
        if type_.name in self.contract.borrowed:
            return None
        codec = Literal(self.contract.named(type_.name).variable)
        return Call(_READ_AS, (codec, Literal(value)))
