"""How a document becomes what the types of its classes promise, as Python expressions.

    integer                    →  int(document["count"])
    array of the class Item    →  [_read_item(each) for each in document["items"]]
    one of two classes         →  _first(document["pay"], (validators.card.is_valid, _read_card), …)
    by a constant of each      →  _by_constant(document["pay"], "kind", _ORDER_BY_KIND)

None means that the value itself will do. Everything has been checked before.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field

from schemawright.code import (
    NONE,
    Attribute,
    Call,
    Clause,
    Compare,
    Comprehension,
    Conditional,
    Dict,
    Expression,
    Imported,
    Lambda,
    Literal,
    Name,
    Subscript,
    Tuple,
)
from schemawright.contract import Borrowed, Contract
from schemawright.data_classes import mutable
from schemawright.targets.annotations import class_of_text
from schemawright.targets.codecs.helpers import helper
from schemawright.targets.codecs.tag_tables import TagTables
from schemawright.targets.tag_keys import tag_key
from schemawright.types import Declarations, Member, Record, Synonym
from schemawright.types.discriminated_classes import Discriminators
from schemawright.types.language import (
    DAY,
    IDENTIFIER,
    INTEGER,
    MOMENT,
    NULL,
    AnyType,
    ArrayType,
    Discriminator,
    LiteralType,
    MapType,
    NamedType,
    ScalarType,
    TupleType,
    Type,
    UnionType,
    is_typed_text,
)
from schemawright.types.tags import TagTable, classes_of, tag_table

#: What reads the texts that have types of their own.
_TEXTS: dict[Type, str] = {MOMENT: "moment", DAY: "day", IDENTIFIER: "identifier"}
_VALIDATORS = Imported("validators", ".")
_INT = Name("int")


@mutable
class Decoders:
    """Writes expressions for the values of `declarations`."""

    contract: Contract
    declarations: Declarations
    #: The names whose values have to be read.
    converted: set[str] = field(default_factory=set)
    #: What the expressions look readers up in.
    tables: TagTables = field(default_factory=TagTables)
    #: What constants tell of classes, by their names.
    _told: dict[tuple[str, ...], TagTable | None] = field(default_factory=dict)
    _discriminators: Discriminators = field(init=False)

    def __post_init__(self) -> None:
        """Which names stand for something to be read shows when nothing is added any more."""
        self._discriminators = Discriminators(self.contract)
        before = -1
        while before != len(self.converted):
            before = len(self.converted)
            for name in self.declarations:
                if name not in self.converted and self._converts(name):
                    self.converted.add(name)
        self.tables = TagTables()

    def _converts(self, name: str) -> bool:
        declaration = self.declarations[name]
        if isinstance(declaration, Synonym):
            return declaration.name in self.converted
        if isinstance(declaration, Record):
            return True
        return self.decoded(declaration.type, Name("x")) is not None

    def decoder(self, name: str) -> Expression | None:
        """The function that reads the class or type `name`; None if nothing has to."""
        if name not in self.converted:
            return None
        if (borrowed := self.contract.borrowed.get(name)) is not None:
            return Attribute(Attribute(codecs_of(borrowed), borrowed.variable), "read")
        declaration = self.declarations[name]
        if isinstance(declaration, Synonym):
            return self.decoder(declaration.name)
        return Name(f"_read_{self.contract.named(name).variable}")

    def argument(self, member: Member, absent: Expression, reader: str | None = None) -> Expression:
        """What a field gets, by the function `reader` if it has one; `absent` if it is not
        there."""
        document, wire = Name("document"), Literal(member.wire)
        there = Subscript(document, wire)
        value = Call(Name(reader), (there,)) if reader else self.decoded(member.type, there)
        if member.required:
            return value or there
        if value is None:
            arguments = (wire,) if absent == NONE else (wire, absent)
            return Call(Attribute(document, "get"), arguments)
        return Conditional(Compare(wire, (("in", document),)), value, absent)

    def decoded(self, type_: Type, value: Expression, depth: int = 0) -> Expression | None:
        """The expression that makes of the expression `value` what `type_` says."""
        element = Name(f"item_{depth + 1}" if depth else "item")
        match type_:
            case ArrayType():
                item = self.decoded(type_.item, element, depth + 1)
                return item and Comprehension("list", item, (Clause(element, value),))
            case MapType():
                return self._mapping(type_, value, element, depth)
            case TupleType():
                places = [Subscript(value, Literal(i)) for i in range(len(type_.items))]
                pairs = zip(type_.items, places, strict=True)
                return Tuple(tuple(self.decoded(of, at, depth) or at for of, at in pairs))
            case UnionType():
                return self._choice(type_, value, depth)
        if is_typed_text(type_) and type_ not in _TEXTS:
            assert isinstance(type_, ScalarType)
            return Call(helper("read_text"), (class_of_text(type_.kind), value))
        function = self._function(type_)
        return function and Call(function, (value,))

    def _mapping(
        self, type_: MapType, value: Expression, element: Name, depth: int
    ) -> Expression | None:
        member = self.decoded(type_.value, element, depth + 1)
        if member is None:
            return None
        key = Name(element.id.replace("item", "key"))
        items = Clause(Tuple((key, element)), Call(Attribute(value, "items")))
        return Comprehension("dict", key, (items,), member)

    def _function(self, type_: Type) -> Expression | None:
        if type_ == INTEGER:
            return _INT
        if isinstance(type_, LiteralType) and type_.kind == "integer":
            return helper("one_of_integers")
        if type_ in _TEXTS:
            return helper(_TEXTS[type_])
        if is_typed_text(type_):
            assert isinstance(type_, ScalarType)
            # Which takes a text, as the others do.
            text = Name("text")
            kind = class_of_text(type_.kind)
            return Lambda((text.id,), Call(helper("read_text"), (kind, text)))
        return self.decoder(type_.name) if isinstance(type_, NamedType) else None

    def _choice(self, type_: UnionType, value: Expression, depth: int) -> Expression | None:
        options = [option for option in type_.options if option != NULL]
        # What has a check of its own is asked first.
        options.sort(key=lambda option: not isinstance(option, NamedType))
        if not any(self.decoded(option, Name("x")) for option in options):
            return None
        if len(options) == 1:
            other = self.decoded(options[0], value, depth)
            return other and Conditional(Compare(value, (("is", NONE),)), NONE, other)
        pairs = [self._option(one, options) for one in options if not is_typed_text(one)]
        pairs.append(self._text(options))
        rest = tuple(pair for pair in pairs if pair)
        told = self._discriminator(type_, options)
        if told is None:
            return Call(helper("first"), (value, *self._by_kinds(options, rest)))
        if isinstance(told, Discriminator):
            base = told.otherwise
            rest = rest if base is not None else self._by_kinds(options, rest)
            return self._tagged(value, told, options, rest)
        # Constants tell for certain.
        readers = self._readers(options)
        asked = {readers[name] for _, names in told.names for name in names}
        rest = tuple(pair for pair in rest if pair not in asked)
        return self._by_constant(value, told, readers, rest)

    def _discriminator(
        self, type_: UnionType, options: Sequence[Type]
    ) -> Discriminator | TagTable | None:
        """What tells the classes among `options` apart: constants of a member, or its mapping."""
        names = tuple(option.name for option in options if isinstance(option, NamedType))
        several = [option for option in options if _may_be_object(option)]
        if len(names) < 2:
            return None
        if len(several) > len(names):
            # No constant tells an object that has no class.
            return type_.discriminator
        if names not in self._told:
            classes = [classes_of(name, self.declarations) for name in names]
            self._told[names] = tag_table(classes, names)
        table = self._told[names]
        if table is None or (table.leaves > 1 and type_.discriminator is not None):
            return type_.discriminator
        return table

    def _tagged(
        self,
        value: Expression,
        told: Discriminator,
        options: Sequence[Type],
        rest: tuple[Expression, ...],
    ) -> Expression:
        """The class that a member names reads the value, if it accepts it; else the rest does."""
        readers = self._readers(options)
        table = [(Literal(tag), self._or_kind(name, readers, options)) for tag, name in told.names]
        entries = tuple((tag, reader) for tag, reader in table if reader is not None)
        if told.otherwise is not None:
            others = Tuple((helper("is_object"), self.decoder(told.otherwise) or helper("same")))
            rest = (others, *(pair for pair in rest if pair not in readers.values()))
        return Call(helper("tagged"), (value, Literal(told.member), Dict(entries), *rest))

    def _or_kind(
        self, name: str, readers: Mapping[str, Expression | None], options: Sequence[Type]
    ) -> Expression | None:
        """The pair for the class `name`, or for the one of its own kinds that a value names."""
        pair = readers.get(name)
        kinds = self._discriminators.of_children(self.contract.named(name)) if pair else None
        if pair is None or kinds is None or not any(readers.get(kind) for _, kind in kinds.names):
            return pair
        value = Name("value")
        test = self._test(NamedType(name), options)
        return Tuple((test, Lambda((value.id,), self._tagged(value, kinds, options, ()))))

    def _by_kinds(
        self, options: Sequence[Type], rest: tuple[Expression, ...]
    ) -> tuple[Expression, ...]:
        """The pairs `rest` of `options`, but what documents name by a member of another one of
        these is read where they do, in the place of that."""
        readers = self._readers(options)
        instead: dict[Expression, Expression | None] = {}
        for name, pair in readers.items():
            kinds = self._discriminators.of_children(self.contract.named(name))
            below = [it for _, it in kinds.names if it != name and readers.get(it)] if kinds else []
            if pair is None or not below:
                continue
            for kind in below:
                kind_pair = readers[kind]
                assert kind_pair is not None
                instead[kind_pair] = None
            instead.setdefault(pair, self._or_kind(name, readers, options))
        pairs = (instead.get(pair, pair) for pair in rest)
        return tuple(pair for pair in pairs if pair is not None)

    def _by_constant(
        self,
        value: Expression,
        told: TagTable,
        readers: Mapping[str, Expression | None],
        rest: tuple[Expression, ...],
    ) -> Expression:
        """The class of which a member has a constant reads the value; of several, the first that
        accepts it."""
        entries: list[tuple[Expression, Expression]] = []
        for tag, names in told.names:
            few = [name for name in readers if name in names or name in told.others]
            pairs = tuple(pair for pair in map(readers.get, few) if pair)
            reader = self.decoder(few[0]) or helper("same")
            key = tag_key(tag)
            entries.append((key, reader if len(few) == 1 else Call(helper("first_of"), pairs)))
        table = self.tables.name_of(told.member, Dict(tuple(entries), exploded=True))
        return Call(helper("by_constant"), (value, Literal(told.member), table, *rest))

    def _readers(self, options: Sequence[Type]) -> dict[str, Expression | None]:
        """The pairs for the classes among `options`, by their names."""
        named = [option for option in options if isinstance(option, NamedType)]
        return {option.name: self._option(option, options) for option in named}

    def _text(self, options: Sequence[Type]) -> Expression | None:
        """The pair for texts; where there are several kinds, the first that it can be."""
        texts = [self._function(option) for option in options if is_typed_text(option)]
        readers = [reader for reader in texts if reader is not None]
        if not readers:
            return None
        if len(readers) > 1 or any(map(_is_word, options)):
            return Tuple((helper("is_text"), Call(helper("text_as"), tuple(readers))))
        return Tuple((helper("is_text"), readers[0]))

    def _option(self, option: Type, options: Sequence[Type]) -> Expression | None:
        """The pair of a test and of what reads the values that pass it. Classes are told apart
        by their own checks, the rest by their Python types."""
        if isinstance(option, NamedType):
            test = self._test(option, options)
            return Tuple((test, self.decoder(option.name) or helper("same")))
        value = Name("value")
        decoded = self.decoded(option, value)
        if decoded is None:
            return None
        function = self._function(option) or Lambda((value.id,), decoded)
        tests = {ArrayType: "is_array", TupleType: "is_array", MapType: "is_object"}
        return Tuple((helper(tests.get(type(option), "is_float")), function))

    def _test(self, option: NamedType, options: Sequence[Type]) -> Expression:
        several = any(other != option and _may_be_object(other) for other in options)
        if self._is_class(option) and not several:
            return helper("is_object")
        variable = self.contract.named(option.name).variable
        return Attribute(Attribute(_VALIDATORS, variable), "is_valid")

    def _is_class(self, option: NamedType) -> bool:
        declaration = self.declarations[option.name]
        if isinstance(declaration, Synonym):
            declaration = self.declarations[declaration.name]
        return isinstance(declaration, Record)


def codecs_of(borrowed: Borrowed) -> Imported:
    """The module ``codecs`` of the package that has a schema, under a name that says which."""
    package = borrowed.package
    name = f"_{package.way.replace('.', '_')}_codecs{'' if package.climbs == 1 else package.climbs}"
    return Imported(name, package.module(""), "codecs")


def _may_be_object(type_: Type) -> bool:
    return isinstance(type_, (AnyType, MapType, NamedType))


def _is_word(type_: Type) -> bool:
    return isinstance(type_, LiteralType) and type_.kind == "string"
