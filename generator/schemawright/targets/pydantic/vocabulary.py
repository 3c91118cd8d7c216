"""The words that pydantic models have for types, and how they tell the classes of a union apart.

Card: {kind: Literal["card"], …}, Transfer: {kind: Literal["transfer"], …}, both required
→  Annotated[Card | Transfer, discriminated_by("kind")]
{"discriminator": {"propertyName": "kind"}}, which alone tells
→  Annotated[Card | Transfer, named_by("kind", {"Card": "Card", "Transfer": "Transfer"})]
anything else
→  Annotated[Card | Transfer, first_valid]
"""

from __future__ import annotations

from collections.abc import Callable

from schemawright.code import (
    NONE,
    Call,
    Dict,
    Expression,
    Imported,
    Literal,
    Name,
    Subscript,
    Tuple,
)
from schemawright.contract import Contract
from schemawright.targets.annotations import Vocabulary, class_of_text
from schemawright.targets.field_names import field_names
from schemawright.targets.tag_keys import tag_key
from schemawright.types import Declarations, Record
from schemawright.types.language import Discriminator
from schemawright.types.tags import classes_of, constants, constants_of, tags

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
        # Of several classes with one tag, pydantic keeps the last.
        told = constants(options, names) or told
        if told is not None:
            return _named_by(runtime("named_by", "named_by"), told, names)
        return runtime("first_valid", "first_valid")

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
    function: Expression, discriminator: Discriminator, names: tuple[str, ...]
) -> Expression:
    """The marker of classes that a member names."""
    pairs = [(tag_key(tag), Literal(name)) for tag, name in discriminator.names if name in names]
    arguments = (Literal(discriminator.member), Dict(tuple(pairs)))
    if discriminator.otherwise is None:
        return Call(function, arguments)
    return Call(function, (*arguments, Literal(discriminator.otherwise)))


def _lists(record: Record, wire: str) -> bool:
    """Does the type of the member `wire` list its constants, so that pydantic knows them?"""
    return any(constants_of(it.type) for it in record.members if it.wire == wire)


def _field_name(record: Record, wire: str, contract: Contract) -> str:
    """What the member `wire` of the class of `record` is called in Python."""
    return field_names((member.wire for member in record.members), contract.by_name)[wire]
