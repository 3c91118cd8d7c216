"""How a document becomes what the types of its classes promise, as Python expressions.

    integer                    →  int(document["count"])
    array of the class Item    →  [_read_item(each) for each in document["items"]]
    one of two classes         →  _first(document["pay"], (validators.card.is_valid, _read_card), …)

None means that the value itself will do. Everything has been checked before.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from schemawright.contract import Contract
from schemawright.render import Code, identifier, literal
from schemawright.types import Declaration, Member, Record, Synonym
from schemawright.types.language import (
    DAY,
    IDENTIFIER,
    INTEGER,
    MOMENT,
    NULL,
    ArrayType,
    LiteralType,
    MapType,
    NamedType,
    TupleType,
    Type,
    UnionType,
)

#: What reads the texts that have types of their own.
_TEXTS: dict[Type, str] = {MOMENT: "moment", DAY: "day", IDENTIFIER: "identifier"}


@dataclass(slots=True)
class Readers:
    """Writes expressions; `helpers` are the functions of the run time that they call."""

    contract: Contract
    declarations: Mapping[str, Declaration]
    helpers: set[str] = field(default_factory=set)
    #: The names whose values have to be read.
    converted: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        """Which names stand for something to be read shows when nothing is added any more."""
        before = -1
        while before != len(self.converted):
            before = len(self.converted)
            for name, each in self.declarations.items():
                if name not in self.converted and self._converts(each):
                    self.converted.add(name)
        self.helpers.clear()

    def _converts(self, declaration: Declaration) -> bool:
        if isinstance(declaration, Synonym):
            return declaration.name in self.converted
        return isinstance(declaration, Record) or self.read(declaration.type, "x") is not None

    def reader(self, name: str) -> Code | None:
        """The function that reads the class or type `name`; None if nothing has to."""
        if name not in self.converted:
            return None
        declaration = self.declarations[name]
        target = declaration.name if isinstance(declaration, Synonym) else name
        return Code(f"_read_{identifier(self.contract.named(target).variable)}")

    def argument(self, each: Member, absent: Code) -> Code:
        """What a field gets; `absent` if it is not there."""
        wire = literal(each.wire)
        found = self.read(each.type, f"document[{wire}]")
        if each.required:
            return Code(found or f"document[{wire}]")
        self.helpers.add("absent")
        if found is None:
            return Code(f"document.get({wire}, {absent})")
        return Code(f"{found} if {wire} in document else {absent}")

    def read(self, type_: Type, value: str, depth: int = 0) -> str | None:
        """The expression that makes of the expression `value` what the type of `type_` says."""
        name = f"each_{depth + 1}" if depth else "each"
        match type_:
            case ArrayType():
                inner = self.read(type_.item, name, depth + 1)
                return f"[{inner} for {name} in {value}]" if inner else None
            case MapType():
                inner, key = self.read(type_.value, name, depth + 1), f"key{name[4:]}"
                pairs = f"for {key}, {name} in {value}.items()"
                return f"{{{key}: {inner} {pairs}}}" if inner else None
            case TupleType():
                places = [f"{value}[{i}]" for i in range(len(type_.items))]
                items = [
                    self.read(of, place, depth) or place
                    for of, place in zip(type_.items, places, strict=True)
                ]
                return f"({', '.join(items)}{',' * (len(items) == 1)})"
            case UnionType():
                return self._choice(type_, value, depth)
        function = self._function(type_)
        return f"{function}({value})" if function else None

    def _function(self, type_: Type) -> str | None:
        if type_ == INTEGER or (isinstance(type_, LiteralType) and type_.kind == "integer"):
            return "int"
        if type_ in _TEXTS:
            return self._helper(_TEXTS[type_])
        return self.reader(type_.name) if isinstance(type_, NamedType) else None

    def _choice(self, type_: UnionType, value: str, depth: int) -> str | None:
        options = [each for each in type_.options if each != NULL]
        if not any(self.read(each, "x") for each in options):
            return None
        if len(options) == 1:
            return f"(None if {value} is None else {self.read(options[0], value, depth)})"
        self.helpers.add("first")
        pairs = [self._option(each, options) for each in options if each not in _TEXTS]
        pairs.append(self._texts(options))
        return f"_first({value}, {', '.join(pair for pair in pairs if pair)})"

    def _texts(self, options: list[Type]) -> str | None:
        """The pair for texts; where there are several kinds, the first that it can be."""
        readers = [self._helper(_TEXTS[each]) for each in options if each in _TEXTS]
        if len(readers) > 1 or (readers and any(map(_is_word, options))):
            readers = [f"{self._helper('text_as')}({', '.join(readers)})"]
        return f"({self._helper('is_text')}, {readers[0]})" if readers else None

    def _option(self, option: Type, options: list[Type]) -> str | None:
        """The pair of a test and of what reads the values that pass it. Classes are told apart
        by their own checks, the rest by their Python types."""
        if isinstance(option, NamedType):
            check = f"validators.{identifier(self.contract.named(option.name).variable)}.is_valid"
            several = any(each != option and _may_be_object(each) for each in options)
            test = check if several or not self._is_class(option) else self._helper("is_object")
            return f"({test}, {self.reader(option.name) or self._helper('same')})"
        inner = self.read(option, "value")
        if inner is None:
            return None
        function = self._function(option) or f"lambda value: {inner}"
        tests = {ArrayType: "is_array", TupleType: "is_array", MapType: "is_object"}
        return f"({self._helper(tests.get(type(option), 'is_float'))}, {function})"

    def _is_class(self, option: NamedType) -> bool:
        declaration = self.declarations[option.name]
        if isinstance(declaration, Synonym):
            declaration = self.declarations[declaration.name]
        return isinstance(declaration, Record)

    def _helper(self, name: str) -> str:
        self.helpers.add(name)
        return f"_{name}"


def _may_be_object(type_: Type) -> bool:
    return isinstance(type_, (NamedType, MapType))


def _is_word(type_: Type) -> bool:
    return isinstance(type_, LiteralType) and type_.kind == "string"
