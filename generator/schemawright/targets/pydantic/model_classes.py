"""The classes of a package as trees, for the templates to lay out.

Record(id: string, note: string, not required), called Order
→  class Order(Model, check=validators.order):
       id: str
       note: str | Missing = MISSING
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from schemawright.code import (
    Annotated,
    Assign,
    Attribute,
    Call,
    Class,
    Expression,
    Imported,
    KeywordArgument,
    Literal,
    Name,
    Statement,
    union,
)
from schemawright.contract import Contract, NamedSchema
from schemawright.targets.annotations import Vocabulary
from schemawright.targets.field_names import field_names
from schemawright.targets.pydantic.vocabulary import FIELD
from schemawright.targets.schema_docstrings import MIXED, class_note, field_note
from schemawright.types import Declaration, Member, Record, Synonym
from schemawright.types.language import NamedType


@dataclass(frozen=True, slots=True)
class ModelField:
    """A line of a class, with its docstring."""

    line: Statement
    note: str


@dataclass(frozen=True, slots=True)
class ModelClass:
    """A class, or, without `fields`, another name of one. `head` is its first line. One that is
    `early` refers to a class that comes later, so it can only be finished after that one."""

    name: str
    head: Statement
    note: str
    fields: tuple[ModelField, ...] | None
    early: bool


@dataclass(frozen=True, slots=True)
class ModelClasses:
    """Builds the classes of one module. `package` is where the module sees the package: ``.``
    from beside the validators, ``..`` from within ``models/``."""

    contract: Contract
    vocabulary: Vocabulary
    package: str

    def of(self, name: str, declaration: Declaration, early: bool) -> ModelClass:
        """What the module has for `declaration`."""
        named = self.contract.named(name)
        if isinstance(declaration, Synonym):
            target = self.vocabulary.spelled(NamedType(declaration.name))
            head: Statement = Assign(Name(name), target)
            return ModelClass(name, head, class_note(named), None, False)
        if isinstance(declaration, Record):
            note = class_note(named, *[MIXED] * declaration.mixed)
            fields = tuple(self._fields(declaration))
            return ModelClass(
                name, self._head(named, "Model", declaration.closed), note, fields, early
            )
        root = Annotated(Name("root"), self.vocabulary.spelled(declaration.type))
        note = class_note(named)
        return ModelClass(
            name, self._head(named, "RootModel"), note, (ModelField(root, ""),), early
        )

    def _head(self, named: NamedSchema, base: str, closed: bool = False) -> Statement:
        check = Attribute(Imported("validators", self.package), named.variable)
        keywords = [KeywordArgument("check", check)]
        if closed:
            keywords.append(KeywordArgument("extra", Literal("forbid")))
        return Class(named.name, (self._runtime(base),), tuple(keywords))

    def _fields(self, record: Record) -> Iterator[ModelField]:
        wires = (member.wire for member in record.members)
        names = field_names(wires, self.contract.by_name)
        for member in record.members:
            note = field_note(member, self.contract.class_at(member.schema))
            yield ModelField(self._field(names[member.wire], member), note)

    def _field(self, name: str, member: Member) -> Statement:
        type_ = self.vocabulary.spelled(member.type)
        default: Expression | None = None
        if not member.required:
            type_ = union(type_, self._runtime("Missing"))
            default = self._runtime("MISSING")
        if name != member.wire:
            wire = Literal(member.wire)
            aliases = (
                KeywordArgument("validation_alias", wire),
                KeywordArgument("serialization_alias", wire),
            )
            absent = () if default is None else (KeywordArgument("default", default),)
            default = Call(FIELD, (), (*absent, *aliases))
        return Annotated(Name(name), type_, default)

    def _runtime(self, name: str) -> Expression:
        return Imported(name, f"{self.package}_runtime.model")
