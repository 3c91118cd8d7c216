"""The definitions of ``models.py`` as trees, as far as the styles with codecs have them in common.

Record    →  a class, which each style builds for itself
Alias     →  Tags: TypeAlias = list[str], in quotes where it uses names that come later
Synonym   →  Money = Amount
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import replace

from schemawright.code import (
    NONE,
    TRUE,
    Annotated,
    Assign,
    Call,
    Class,
    Expression,
    Imported,
    KeywordArgument,
    Literal,
    Name,
    Statement,
    generic,
    inline,
)
from schemawright.contract import Contract, NamedSchema
from schemawright.data_classes import frozen
from schemawright.graphs import components
from schemawright.targets.annotations import Vocabulary
from schemawright.targets.codecs.default_values import DefaultValues
from schemawright.targets.definition_order import definition_order
from schemawright.targets.deprecations import class_marks
from schemawright.targets.field_names import field_names
from schemawright.targets.imports import told_apart
from schemawright.targets.schema_docstrings import class_note, class_remarks, field_note, type_note
from schemawright.types import Alias, Declaration, Declarations, Record, Synonym
from schemawright.types.declarations import names_used

#: What values are in Python once they have been read; dictionaries stay what they were.
VOCABULARY = Vocabulary(
    {
        "string": (Name("str"),),
        "integer": (Name("int"),),
        "number": (Name("int"), Name("float")),
        "boolean": (Name("bool"),),
        "null": (NONE,),
        "date-time": (Imported("datetime", "datetime"),),
        "date": (Imported("date", "datetime"),),
        "uuid": (Imported("UUID", "uuid"),),
    }
)
#: The attribute for the members that have no field of their own.
ADDITIONAL = "additional"
#: Names in class bodies that no field may hide, besides those that pydantic's models need.
_RESERVED = frozenset((ADDITIONAL, "date", "datetime", "defaults_to", "field", "msgspec"))


@frozen
class NamedMember:
    """A member of a record with its name in Python and its type, which says nothing of absence.
    `nullable`: null is among its values. `default` is what it reads as while it is not set;
    `remarks` what is said of its use."""

    name: str
    wire: str
    type: Expression
    required: bool
    nullable: bool
    note: str
    default: Expression | None = None
    remarks: tuple[str, ...] = ()


def default_call(member: NamedMember, module: str) -> Expression:
    """What a field is given that reads as the default of `member`, by the helper of `module`."""
    assert member.default is not None
    null = (KeywordArgument("nullable", TRUE),) if member.nullable else ()
    return Call(Imported("defaults_to", module), (member.default,), null)


@frozen
class PlainField:
    """A line of a class, with its docstring."""

    name: str
    line: Statement
    note: str = ""


@frozen
class PlainClass:
    """A definition: `head` is a whole statement, or the first line of a class that has a `body`.
    `hidden` is what stands in quotes in it, for the sake of its imports."""

    name: str
    head: Statement
    note: str
    body: tuple[PlainField, ...] | None = None
    #: The names of the fields that stand for members, in the order of these.
    fields: tuple[str, ...] = ()
    hidden: tuple[Expression, ...] = ()


#: Builds the class of a record, from its name, its docstring and its members.
BuildClass = Callable[[str, str, Record, tuple[NamedMember, ...]], PlainClass]


def plain_classes(
    contract: Contract,
    declarations: Declarations,
    vocabulary: Vocabulary,
    build: BuildClass,
    *,
    instances: bool,
) -> tuple[PlainClass, ...]:
    """The definitions in an order that Python can run. `instances`: documents become instances of
    the classes, which read defaults."""
    defaults = DefaultValues(contract, declarations) if instances else None
    builder = _ClassBuilder(contract, vocabulary, build, declarations, defaults)
    quoted = _quoted(declarations)
    needs = {name: _needed(name, one, quoted) for name, one in declarations.items()}
    built = [
        builder.definition(contract.named(name), declarations[name], name in quoted)
        for name in definition_order(contract, declarations, needs)
    ]
    return told_apart(tuple(built), contract.by_name)


def _quoted(declarations: Declarations) -> frozenset[str]:
    """The aliases that hold themselves, and those that hold one of these: what is quoted is a text
    to Python, which can be part of no type but in quotes."""
    uses = {
        name: sorted(names_used(declaration))
        for name, declaration in declarations.items()
        if not isinstance(declaration, Record)
    }
    quoted: set[str] = set()
    for group in components(uses, lambda name: uses.get(name, ())):
        held = {used for name in group for used in uses.get(name, ())}
        if held & (quoted | {*group}):
            quoted.update(group)
    return frozenset(quoted)


def _needed(name: str, declaration: Declaration, quoted: Collection[str]) -> tuple[str, ...]:
    """The names that must be there first. Annotations of classes are not evaluated, so these
    wait for nothing."""
    match declaration:
        case Synonym(target):
            return (target,)
        case Alias() if name not in quoted:
            return tuple(sorted(names_used(declaration)))
        case _:
            return ()


def additional_type(record: Record) -> Expression:
    """What the attribute for further members of `record` is."""
    return generic("dict", Name("str"), VOCABULARY.spelled(record.additional))


@frozen
class _ClassBuilder:
    contract: Contract
    vocabulary: Vocabulary
    build: BuildClass
    declarations: Declarations
    defaults: DefaultValues | None

    @property
    def _shows_formats(self) -> bool:
        """Are texts of a format values of its type?"""
        return self.defaults is not None

    def definition(self, named: NamedSchema, declaration: Declaration, late: bool) -> PlainClass:
        shown = declaration.type if isinstance(declaration, Alias) and self._shows_formats else None
        note = type_note(named, shown)
        match declaration:
            case Record():
                note = class_note(named, *class_remarks(named, declaration))
                members = tuple(self._members(named.name, declaration))
                return _marked(self.build(named.name, note, declaration, members), named)
            case Synonym(target):
                return PlainClass(named.name, Assign(Name(named.name), Name(target)), note)
            case Alias(type_):
                spelled = told_apart(self.vocabulary.spelled(type_), self.contract.by_name)
                value = Literal(inline(spelled)) if late else spelled
                head = Annotated(Name(named.name), Imported("TypeAlias", "typing"), value)
                return PlainClass(named.name, head, note, hidden=(spelled,))

    def _members(self, class_: str, record: Record) -> Iterator[NamedMember]:
        reserved = _RESERVED | self.contract.by_name.keys()
        names = field_names((member.wire for member in record.members), reserved)
        for member in record.members:
            type_ = self.vocabulary.spelled(member.type)
            default = self.defaults.of(class_, member) if self.defaults else None
            own = self.contract.class_at(member.schema)
            note = field_note(
                member,
                own,
                shows_default=default is not None,
                shows_format=self._shows_formats,
            )
            yield NamedMember(
                names[member.wire],
                member.wire,
                type_,
                member.required,
                member.nullable,
                note,
                default,
                member.remarks,
            )


def _marked(class_: PlainClass, named: NamedSchema) -> PlainClass:
    """`class_`, for type checkers deprecated where `named` is."""
    head = class_.head
    if not isinstance(head, Class):
        return class_
    marks = (*class_marks(named), *head.decorators)
    return replace(class_, head=replace(head, decorators=marks))
