"""The words that pydantic models have for types, and how they tell the classes of a union apart.

Card: {kind: Literal["card"], …}, Transfer: {kind: Literal["transfer"], …}, both required
→  Annotated[Card | Transfer, discriminated_by("kind")]
several classes with one kind
→  Annotated[Card | Debit | Transfer, told_by("kind", {"card": ("Card", "Debit"), …})]
{"discriminator": {"propertyName": "kind"}}, which alone tells
→  Annotated[Card | Transfer, named_by("kind", {"Card": "Card", "Transfer": "Transfer"})]
anything else
→  Annotated[Card | Transfer, first_valid]
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

from schemawright.code import (
    NONE,
    Call,
    Dict,
    Expression,
    Imported,
    KeywordArgument,
    Literal,
    Name,
    Subscript,
    Tuple,
)
from schemawright.contract import Contract
from schemawright.targets.annotations import Vocabulary, class_of_text
from schemawright.targets.field_names import field_names
from schemawright.targets.tag_keys import tag_key
from schemawright.types import Declarations, Record, Synonym
from schemawright.types.language import Discriminator
from schemawright.types.tags import TagTable, classes_of, constants_of, tag_table, tags

#: pydantic's function for what a field has besides its type.
FIELD = Imported("Field", "pydantic")
#: The fields of the run time for texts of types of one's own.
_TEXT_FIELDS = {
    "time": "TimeOfDay",
    "duration": "Duration",
    "ipv4": "IPv4",
    "ipv6": "IPv6",
    "bytes": "Base64",
    "decimal": "ExactDecimal",
}


def vocabulary(
    contract: Contract,
    declarations: Declarations,
    package: str,
    named: Callable[[str], Expression],
) -> Vocabulary:
    """The words for the types of these `declarations`, in a module that sees the package as
    `package` (``.`` or ``..``) and its classes as `named` says."""

    def choice(names: tuple[str, ...], others: bool, told: Discriminator | None) -> Expression:
        # Of another package's classes, pydantic sees no fields here.
        unseen = contract.borrowed
        options = [] if others else [classes_of(name, declarations, unseen) for name in names]
        records = [record for classes in options for record in classes] if all(options) else []
        for wire in tags([[record] for record in records]):
            fields = {_field_name(record, wire, contract) for record in records}
            if len(fields) == 1 and all(_lists(record, wire) for record in records):
                marker = runtime("discriminated_by", "discriminated_by")
                return Call(marker, (Literal(fields.pop()),))
        table = None if others else tables(names)
        called = {name: subject(name) for name in names}
        if table is not None and (told is None or table.leaves == 1):
            return _told_by(runtime("told_by", "told_by"), table, called)
        if told is not None:
            return _named_by(runtime("named_by", "named_by"), told, called)
        return runtime("first_valid", "first_valid")

    @cache
    def tables(names: tuple[str, ...]) -> TagTable | None:
        return tag_table([classes_of(name, declarations) for name in names], names)

    def subject(name: str) -> str:
        """What the class or the type that is `name` here calls itself."""
        declaration = declarations[name]
        name = declaration.name if isinstance(declaration, Synonym) else name
        borrowed = contract.borrowed.get(name)
        return borrowed.name if borrowed else name

    def runtime(module: str, name: str) -> Expression:
        return Imported(name, f"{package}_runtime.{module}")

    scalars: dict[str, tuple[Expression, ...]] = {
        "string": (Name("str"),),
        "integer": (Name("int"),),
        # Both, for an integer stays exact only as an `int`.
        "number": (Name("int"), Name("float")),
        "boolean": (Name("bool"),),
        "null": (NONE,),
        "date-time": (runtime("moment", "AwareDatetime"),),
        "date": (runtime("moment", "FullDate"),),
        "uuid": (runtime("uuids", "UUID"),),
    }

    def own(kind: str) -> tuple[Expression, ...]:
        if kind in _TEXT_FIELDS:
            return (runtime("text_fields", _TEXT_FIELDS[kind]),)
        class_ = class_of_text(kind, contract.by_name)
        marker = Call(runtime("text_fields", "AsText"), (class_,))
        return (Subscript(Imported("Annotated", "typing"), Tuple((class_, marker))),)

    return Vocabulary(scalars, lambda type_: (named(type_.name),), choice=choice, own=own)


def _named_by(
    function: Expression, discriminator: Discriminator, called: Mapping[str, str]
) -> Expression:
    """The marker of classes that a member names; what these call themselves, by their names here,
    is `called`."""
    names = [(tag, called.get(name)) for tag, name in discriminator.names]
    pairs = [(tag_key(tag), Literal(name)) for tag, name in names if name]
    arguments = (Literal(discriminator.member), Dict(tuple(pairs)))
    if discriminator.otherwise is None:
        return Call(function, arguments)
    otherwise = called.get(discriminator.otherwise, discriminator.otherwise)
    return Call(function, (*arguments, Literal(otherwise)))


def _told_by(function: Expression, table: TagTable, called: Mapping[str, str]) -> Expression:
    """The marker of classes of which the constants of a member leave few; see `_named_by`."""
    pairs: list[tuple[Expression, Expression]] = []
    for tag, names in table.names:
        few = tuple(called[name] for name in names)
        pairs.append((tag_key(tag), Literal(few[0] if len(few) == 1 else few)))
    arguments = (Literal(table.member), Dict(tuple(pairs)))
    rest = Literal(tuple(called[name] for name in table.others))
    return Call(function, arguments, (KeywordArgument("others", rest),) if table.others else ())


def _lists(record: Record, wire: str) -> bool:
    """Does the type of the member `wire` list its constants, so that pydantic knows them?"""
    return any(constants_of(it.type) for it in record.members if it.wire == wire)


def _field_name(record: Record, wire: str, contract: Contract) -> str:
    """What the member `wire` of the class of `record` is called in Python."""
    return field_names((member.wire for member in record.members), contract.by_name)[wire]
