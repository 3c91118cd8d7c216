"""The classes of a package as trees, for the templates to lay out.

Record(id: string, note: string, not required), called Order
→  class Order(Model, check=validators.order):
       id: str
       note: str | None = None
Alias(array of string), called Tags
→  Tags: TypeAlias = Annotated[list[str], CheckedBy(validators.tags)]
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

from schemawright.code import (
    NONE,
    TRUE,
    Assign,
    Attribute,
    Call,
    Class,
    Dict,
    Expression,
    If,
    Imported,
    KeywordArgument,
    Literal,
    Name,
    Statement,
    Subscript,
    Tuple,
    inline,
    union,
)
from schemawright.code import Annotated as AnnotatedName
from schemawright.contract import Contract, NamedSchema
from schemawright.data_classes import frozen
from schemawright.targets.annotations import Vocabulary, annotated, class_of_text
from schemawright.targets.deprecations import class_marks
from schemawright.targets.enumerations import enum_members, like
from schemawright.targets.field_names import field_names
from schemawright.targets.imports import told_apart
from schemawright.targets.model_styles import Optional
from schemawright.targets.prose import wrapped
from schemawright.targets.pydantic.field_defaults import default
from schemawright.targets.pydantic.inheritance import overrides
from schemawright.targets.pydantic.vocabulary import FIELD
from schemawright.targets.schema_docstrings import (
    ADDITIONAL_NOTE,
    class_note,
    field_note,
    mixed_note,
    type_note,
)
from schemawright.types import Alias, Declaration, Declarations, Member, Record, Synonym
from schemawright.types.declarations import meant, written_out
from schemawright.types.language import (
    ANYTHING,
    VAGUE,
    AnyType,
    LiteralType,
    NamedType,
    Type,
    names_in,
)
from schemawright.types.unions import without_null
from schemawright.types.usage_remarks import DEPRECATED, READ_ONLY, WRITE_ONLY

_TYPE_ALIAS = Imported("TypeAlias", "typing")
_ALIAS_TYPE = Imported("TypeAliasType", "typing_extensions")
#: How wide the notes of members of enumerations are.
_WIDTH = 78


@frozen
class ModelField:
    """A line of a class, with its docstring."""

    line: Statement
    note: str


@frozen
class ModelClass:
    """A class, or, without `fields`, the name of a type, or another name of a class. `head` is its
    first line; `hidden` is what stands in quotes in it, for the sake of its imports."""

    name: str
    head: Statement
    note: str
    fields: tuple[ModelField, ...] | None
    hidden: tuple[Expression, ...] = ()


@frozen
class ModelClasses:
    """Builds the classes of one module. `package` is where the module sees the package: ``.``
    from beside the validators, ``..`` from within ``models/``."""

    contract: Contract
    vocabulary: Vocabulary
    package: str
    optional: Optional
    declarations: Declarations
    deferred: Collection[str]
    base: str = ""
    enums: Collection[str] = ()
    class_of: Callable[[str], Expression] = Name

    def all_of(self, name: str) -> Iterator[ModelClass]:
        """What the module has for `name`: one definition, or the class of an enumeration and the
        type of its members and their values."""
        declaration = self.declarations[name]
        yield self.of(name, declaration)
        if name in self.enums and isinstance(declaration, Alias):
            yield self._enum_like(self.contract.named(name), declaration.type)

    def of(self, name: str, declaration: Declaration) -> ModelClass:
        """What the module has for `declaration`."""
        named = self.contract.named(name)
        if name in self.enums and isinstance(declaration, Alias):
            assert isinstance(declaration.type, LiteralType)
            return self._enum(named, declaration.type)
        if isinstance(declaration, Synonym):
            target = self.vocabulary.spelled(NamedType(declaration.name))
            head: Statement = Assign(Name(name), target)
            if not isinstance(meant(NamedType(name), self.declarations), NamedType):
                head = AnnotatedName(Name(name), _TYPE_ALIAS, target)
            return ModelClass(name, head, type_note(named), None)
        if isinstance(declaration, Record):
            note = class_note(named, *mixed_note(named, declaration))
            fields = tuple(self._fields(declaration))
            bases = tuple(self.vocabulary.spelled(NamedType(base)) for base in declaration.bases)
            head = self._head(named, bases or self._bases(), declaration)
            return ModelClass(name, head, note, fields)
        if declaration.type == VAGUE:
            root = AnnotatedName(Name("root"), self.vocabulary.spelled(VAGUE))
            base = Imported("RootModel", f"{self.package}_runtime.root_model")
            fields = (ModelField(root, ""),)
            return ModelClass(name, self._head(named, (base,)), class_note(named), fields)
        return self._alias(named, declaration.type)

    def _alias(self, named: NamedSchema, type_: Type) -> ModelClass:
        """``Name: TypeAlias = Annotated[…, CheckedBy(validators.name)]``"""
        type_name, spelled = Name(named.name), self.vocabulary.spelled(type_)
        check: tuple[Expression, ...] = (self._check(named),)
        mark = Imported("CheckedBy", f"{self.package}_runtime.checked_by")
        if named.name not in self.deferred:
            value = annotated(spelled, Call(mark, check))
            head: Statement = AnnotatedName(type_name, _TYPE_ALIAS, value)
            return ModelClass(named.name, head, type_note(named, type_), None)
        marks = (Call(mark, check, (KeywordArgument("deferred", TRUE),)),)
        spelled = told_apart(spelled, self.contract.by_name)
        # Checkers of types find a name in itself only where it is in quotes; and pyright takes a
        # `TypeAliasType` that it meets as `models.Name` first for a variable.
        quoted = Literal(inline(spelled))
        alias = Call(_ALIAS_TYPE, (Literal(named.name), annotated(quoted, *marks)))
        head = If(
            Imported("TYPE_CHECKING", "typing"),
            (AnnotatedName(type_name, _TYPE_ALIAS, quoted),),
            (Assign(type_name, alias),),
        )
        return ModelClass(named.name, head, type_note(named, type_), None, (spelled,))

    def _enum(self, named: NamedSchema, type_: LiteralType) -> ModelClass:
        """``class Name(StrEnum)``, with a member for each value."""
        base = Imported("IntEnum" if type_.kind == "integer" else "StrEnum", "enum")
        fields = tuple(
            ModelField(
                Assign(Name(member.name), Literal(member.value)), wrapped(member.note, _WIDTH)
            )
            for member in enum_members(named, type_)
        )
        head = Class(named.name, (base,), decorators=class_marks(named, self.package))
        return ModelClass(named.name, head, class_note(named, type_=type_), fields)

    def _enum_like(self, named: NamedSchema, type_: Type) -> ModelClass:
        """``NameLike: TypeAlias = Annotated[Name | Literal[…], CheckedBy(…, members=Name)]``"""
        name = like(named.name, self.contract.by_name)
        mark = Imported("CheckedBy", f"{self.package}_runtime.checked_by")
        keywords = (KeywordArgument("members", Name(named.name)),)
        both = union(Name(named.name), self.vocabulary.spelled(type_))
        value = annotated(both, Call(mark, (self._check(named),), keywords))
        return ModelClass(name, AnnotatedName(Name(name), _TYPE_ALIAS, value), "", None)

    def _check(self, named: NamedSchema) -> Expression:
        return Attribute(Imported("validators", self.package), named.variable)

    def _bases(self) -> tuple[Expression, ...]:
        """What a class derives from that is not made of others."""
        own = (class_of_text(self.base, self.contract.by_name),) if self.base else ()
        return (self._runtime("Model"), *own)

    def _head(
        self, named: NamedSchema, bases: tuple[Expression, ...], record: Record | None = None
    ) -> Statement:
        keywords = [KeywordArgument("check", self._check(named))]
        if record and record.closed:
            keywords.append(KeywordArgument("extra", Literal("forbid")))
        if record and record.kinds:
            pairs = tuple((Literal(tag), Literal(name)) for tag, name in record.kinds.names)
            kinds = Tuple((Literal(record.kinds.member), Dict(pairs)))
            keywords.append(KeywordArgument("kinds", kinds))
        marks = class_marks(named, self.package)
        return Class(named.name, bases, tuple(keywords), decorators=marks)

    def _fields(self, record: Record) -> Iterator[ModelField]:
        wires = (member.wire for member in record.members)
        names = field_names(wires, self.contract.by_name)
        of_bases = [member for base in record.bases for member in self._members(base)]
        changed = overrides(record, self.declarations)
        inherited = {member.wire for member in of_bases} - changed
        optional = {member.wire for member in of_bases if not member.required}
        for member in record.members:
            if member.wire in inherited:
                continue
            own = self.contract.class_at(member.schema)
            note = field_note(member, own, shows_default=True)
            again = member.required and member.wire in optional
            yield ModelField(self._field(names[member.wire], member, again), note)
        if record.additional != ANYTHING and not self._is_inherited(record):
            yield ModelField(self._additional(record.additional), ADDITIONAL_NOTE)

    def _is_inherited(self, record: Record) -> bool:
        """Has a base of `record` the same further members?"""
        bases = [self.declarations[base] for base in record.bases]
        return any(isinstance(b, Record) and b.additional == record.additional for b in bases)

    def _additional(self, type_: Type) -> Statement:
        """What pydantic's attribute for members without a field holds."""
        values = Subscript(Name("dict"), Tuple((Name("str"), self.vocabulary.spelled(type_))))
        # Type checkers would take it for an argument of the constructor.
        no_argument = Call(FIELD, (), (KeywordArgument("init", Literal(False)),))
        return AnnotatedName(Name("__pydantic_extra__"), values, no_argument)

    def _members(self, base: str) -> tuple[Member, ...]:
        """Those of the class `base`."""
        declaration = self.declarations[base]
        assert isinstance(declaration, Record)
        return declaration.members

    def _field(self, name: str, member: Member, again: bool) -> Statement:
        """`again`: it has a default in a base, and none here, which pyright wants to be said."""
        type_ = self.vocabulary.spelled(member.type)
        if member.required:
            given: tuple[KeywordArgument, ...] = ()
        else:
            given = (self._default(member),)
            type_ = self._optional(member, type_)
        # In the annotation, for there type checkers do not take the alias for the parameter's name.
        metadata = tuple(self._metadata(name, member))
        type_ = annotated(type_, *metadata) if metadata else type_
        value = given[0].value if given else None
        if again or (given and given[0].name != "default"):
            value = Call(FIELD, (), given)
        return AnnotatedName(Name(name), type_, value)

    def _metadata(self, name: str, member: Member) -> Iterator[Expression]:
        """What is said of a field besides its type."""
        said = []
        if name != member.wire:
            said.append(KeywordArgument("alias", Literal(member.wire)))
        if DEPRECATED in member.remarks:
            said.append(KeywordArgument("deprecated", TRUE))
        if said:
            yield Call(FIELD, (), tuple(said))
        for remark, mark in ((READ_ONLY, "READ_ONLY"), (WRITE_ONLY, "WRITE_ONLY")):
            if remark in member.remarks:
                yield Imported(mark, f"{self.package}_runtime.field_marks")

    def _optional(self, member: Member, type_: Expression) -> Expression:
        """The annotation of a member that may be absent, whose values are of `type_`."""
        if self.optional == "missing" and not member.default:
            return union(type_, self._runtime("Missing"))
        if isinstance(member.type, AnyType):
            return type_
        if member.nullable:
            inner = self.vocabulary.spelled(without_null(member.type))
            return Subscript(self._runtime("Nullable"), inner)
        return type_ if member.default else union(type_, NONE)

    def _default(self, member: Member) -> KeywordArgument:
        chosen = self._default_member(member)
        if chosen is not None:
            return KeywordArgument("default", chosen)
        if member.default is None:
            missing = self.optional == "missing"
            return KeywordArgument("default", self._runtime("MISSING") if missing else NONE)
        read_as, type_ = self._runtime("read_as"), self.vocabulary.spelled(member.type)
        # A member of an enumeration is made by reading.
        is_member = not set(names_in(member.type)).isdisjoint(self.enums)
        said = (meant if is_member else written_out)(member.type, self.declarations)
        return default(said, member.default.value, lambda it: Call(read_as, (type_, it)))

    def _default_member(self, member: Member) -> Expression | None:
        """The default of a member that is of an enumeration, as what it is there."""
        type_ = member.type
        if member.default is None or not isinstance(type_, NamedType):
            return None
        said = meant(type_, self.declarations)
        if type_.name not in self.enums or not isinstance(said, LiteralType):
            return None
        named = self.contract.named(type_.name)
        for one in enum_members(named, said):
            if one.value == member.default.value:
                return Attribute(self.class_of(type_.name), one.name)
        return None

    def _runtime(self, name: str) -> Expression:
        return Imported(name, f"{self.package}_runtime.model")
