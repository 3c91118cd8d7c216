"""The module ``codecs.py`` as trees, for its template to lay out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field

from schemawright.code import (
    NONE,
    Annotated,
    Assign,
    Attribute,
    Block,
    Call,
    Compare,
    Def,
    Do,
    Expression,
    FormalParameter,
    If,
    Imported,
    KeywordArgument,
    Literal,
    Name,
    Return,
    Signature,
    Statement,
    Subscript,
    Unary,
    union,
)
from schemawright.contract import Contract
from schemawright.data_classes import frozen
from schemawright.files import File
from schemawright.render import overridden, render
from schemawright.targets.annotations import class_of_text
from schemawright.targets.codecs.decoders import Decoders
from schemawright.targets.codecs.default_values import DefaultValues
from schemawright.targets.codecs.helpers import helper
from schemawright.targets.codecs.plain_classes import ADDITIONAL, PlainClass
from schemawright.targets.imports import import_lines, imported
from schemawright.targets.model_styles import Optional
from schemawright.text_types import is_class_path
from schemawright.types import Alias, Declaration, Declarations, Member, Record, Synonym
from schemawright.types.language import LiteralType, MapType, UnionType

_MODELS, _VALIDATORS = Imported("models", "."), Imported("validators", ".")
_ANY, _DOCUMENT = Imported("Any", "typing"), Name("document")


@frozen
class CodecModule:
    """Builds ``codecs.py``. `runtime` is the module of the run time that has its `Codec`. With
    `absent`, the expression for what is not there, documents become instances; without it, they
    are what they are. `optional` ``"none"``: None is what is not there and may not be null."""

    contract: Contract
    declarations: Declarations
    classes: tuple[PlainClass, ...]
    runtime: str
    absent: Expression | None = None
    optional: Optional = "missing"
    _defaults: DefaultValues = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_defaults", DefaultValues(self.contract, self.declarations))

    def file(self) -> tuple[File, set[str]]:
        """The module, and the modules that it imports from."""
        decoders = Decoders(self.contract, self.declarations)
        functions = tuple(self._functions(decoders, self.absent)) if self.absent else ()
        written = tuple(self._written()) if self.absent else ()
        tables = tuple(Assign(Name(name), table) for name, table in decoders.tables.by_name.items())
        codecs = tuple(self._codec(name, decoders) for name in self._own)
        names = imported((*written, *functions, *tables, *codecs))
        text = render(
            "codecs/module.py.jinja",
            written=written,
            functions=functions,
            tables=tables if functions else (),
            codecs=codecs,
            example=self.contract.named(next(iter(self._own))).variable,
            imports=import_lines(names),
        )
        return File("codecs.py", str(text), not overridden("codecs")), set(names)

    @property
    def _own(self) -> list[str]:
        """The names of what is not another package's, which has its codec there."""
        return [name for name in self.declarations if name not in self.contract.borrowed]

    def _written(self) -> Iterator[Statement]:
        """What tells how instances are written: that the values of classes of one's own are texts,
        and which fields of a class None makes absent."""
        for type_ in sorted(set(self.contract.text_types.values())):
            if is_class_path(type_):
                yield Do(Call(helper("writes"), (class_of_text(type_),)))
        for class_ in self.classes if self.optional == "missing" else ():
            declaration = self.declarations[class_.name]
            if isinstance(declaration, Record):
                fields = [
                    Literal(field)
                    for field, member in zip(class_.fields, declaration.members, strict=True)
                    if not (member.required or member.nullable or member.default)
                ]
                if fields:
                    model = Attribute(_MODELS, class_.name)
                    yield Do(Call(helper("absent_if_none"), (model, *fields)))

    def _codec(self, name: str, decoders: Decoders) -> Statement:
        variable = self.contract.named(name).variable
        arguments: list[Expression] = [Attribute(_VALIDATORS, variable)]
        decoder = decoders.decoder(name) if self.absent else None
        if decoder:
            arguments.append(decoder)
        codec = Imported("Codec", f"._runtime.{self.runtime}")
        type_ = Subscript(codec, self._type(name))
        return Annotated(Name(variable), type_, Call(codec, tuple(arguments)))

    def _type(self, name: str) -> Expression:
        """The type that the codec of a class reads and writes."""
        class_ = Attribute(_MODELS, name)
        declaration = self._end(self.declarations[name])
        if isinstance(declaration, Record) and (declaration.mixed or declaration.nullable):
            return union(class_, _ANY if declaration.mixed else NONE)
        return class_

    def _end(self, declaration: Declaration) -> Declaration:
        if isinstance(declaration, Synonym):
            return self.declarations[declaration.name]
        return declaration

    def _functions(self, decoders: Decoders, absent: Expression) -> Iterator[Statement]:
        """The functions that make of a document what `models` has for it."""
        fields = {class_.name: class_.fields for class_ in self.classes}
        for name in self._own:
            declaration = self.declarations[name]
            decoders.tables.owner = self.contract.named(name).variable
            if isinstance(declaration, Record):
                arguments = [
                    KeywordArgument(field, self._argument(name, member, decoders, absent))
                    for field, member in zip(fields[name], declaration.members, strict=True)
                ]
                yield from self._readers(name, declaration, decoders)
                if not declaration.closed:
                    more = self._additional(name, declaration, decoders)
                    arguments.append(KeywordArgument(ADDITIONAL, more))
                yield self._function(name, self._instance(name, declaration, arguments))
            elif isinstance(declaration, Alias) and name in decoders.converted:
                value = decoders.decoded(declaration.type, _DOCUMENT)
                assert value is not None
                yield self._function(name, self._value(name, declaration, value))

    def _argument(
        self, name: str, member: Member, decoders: Decoders, absent: Expression
    ) -> Expression:
        """What the field of `member` gets, of the class `name`."""
        reader = self._defaults.readers.get((name, member.wire))
        return decoders.argument(member, self._absent(member, absent), reader)

    def _readers(self, name: str, record: Record, decoders: Decoders) -> Iterator[Statement]:
        """The functions that read those members of the class `name` whose defaults need one."""
        for member in record.members:
            reader = self._defaults.readers.get((name, member.wire))
            if reader is not None:
                signature = Signature((FormalParameter(_DOCUMENT.id, _ANY),), returns=_ANY)
                value = decoders.decoded(member.type, _DOCUMENT) or _DOCUMENT
                yield Def(reader, signature, (Return(value),))

    def _absent(self, member: Member, absent: Expression) -> Expression:
        if member.default is not None:
            return Imported("_unset", f"._runtime.{self.runtime}", "unset")
        if self.optional == "none" and not member.nullable:
            return NONE
        return absent

    def _value(self, name: str, alias: Alias, value: Expression) -> Block:
        """What is one of several has a type by its name only."""
        if not isinstance(alias.type, UnionType | LiteralType):
            return (Return(value),)
        chosen = Name("chosen")
        return Annotated(chosen, self._type(name), value), Return(chosen)

    def _function(self, name: str, body: Block) -> Statement:
        parameters = (FormalParameter(_DOCUMENT.id, _ANY),)
        signature = Signature(parameters, returns=self._type(name))
        return Def(f"_read_{self.contract.named(name).variable}", signature, body)

    def _additional(self, name: str, record: Record, decoders: Decoders) -> Expression:
        """The members that have no field."""
        function = Imported(f"_{ADDITIONAL}", f"._runtime.{self.runtime}", ADDITIONAL)
        members = Call(function, (_DOCUMENT, Attribute(_MODELS, name)))
        return decoders.decoded(MapType(record.additional), members) or members

    def _instance(self, name: str, record: Record, arguments: list[KeywordArgument]) -> Block:
        class_ = Attribute(_MODELS, name)
        build = Return(Call(class_, (), tuple(arguments), exploded=bool(arguments)))
        if record.mixed:
            foreign = Unary("not", Call(helper("is_object"), (_DOCUMENT,)))
            return If(foreign, (Return(_DOCUMENT),)), build
        if record.nullable:
            null = Compare(_DOCUMENT, (("is", NONE),))
            return If(null, (Return(NONE),)), build
        return (build,)
