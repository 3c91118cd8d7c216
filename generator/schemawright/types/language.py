"""The words of types: eight of them, and nothing of any programming language."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal, TypeAlias

from schemawright.data_classes import frozen
from schemawright.describe.json_types import JSON_TYPES
from schemawright.values import LARGE


@frozen
class AnyType:
    """Any JSON value. `vague`: the schema says more than a type can."""

    vague: bool = False


@frozen
class ScalarType:
    """A value without parts: a ``string``, ``integer``, ``number`` (which may be an integer),
    ``boolean`` or ``null``, or a text with a type of its own: of a format (``date-time``,
    ``date``, ``uuid``), or one's own (`schemawright.text_types`)."""

    kind: str


@frozen(keeps_hash=True)
class LiteralType:
    """One of some strings or integers, or the one boolean that it must be."""

    kind: Literal["string", "integer", "boolean"]
    values: tuple[str | int, ...]


@frozen(keeps_hash=True)
class ArrayType:
    """An array of any length, all its items of one type."""

    item: Type


@frozen(keeps_hash=True)
class TupleType:
    """An array of a fixed length, each item of its own type."""

    items: tuple[Type, ...]


@frozen(keeps_hash=True)
class MapType:
    """An object as a mapping: each value of one type, and names of the type `key`: any texts, or
    some."""

    value: Type
    key: Type = ScalarType("string")


@frozen
class NamedType:
    """What the declaration called `name` says: a class, or a type that is written once. `kinds`
    are the JSON types that its values may have."""

    name: str
    kinds: frozenset[str] = frozenset({"object"})


#: A value that says what a document is; constants may be numbers, booleans and null, too.
TagValue: TypeAlias = str | int | float | bool | None


@frozen
class Discriminator:
    """The member of a document that names its class: `names` are pairs of the member's value and
    the class. Other values, and documents that the class does not accept, are of the class
    `otherwise`, or of the first that accepts them."""

    member: str
    names: tuple[tuple[TagValue, str], ...]
    otherwise: str | None = None


@frozen(keeps_hash=True)
class UnionType:
    """One of several types that differ; made by `schemawright.types.unions.union` only. A
    `discriminator` says which of its classes a document is of."""

    options: tuple[Type, ...]
    discriminator: Discriminator | None = None


Type: TypeAlias = (
    AnyType | ScalarType | LiteralType | ArrayType | TupleType | MapType | NamedType | UnionType
)

STRING, INTEGER, NUMBER = ScalarType("string"), ScalarType("integer"), ScalarType("number")
BOOLEAN, NULL = ScalarType("boolean"), ScalarType("null")
MOMENT, DAY, IDENTIFIER = ScalarType("date-time"), ScalarType("date"), ScalarType("uuid")
ANYTHING, VAGUE = AnyType(), AnyType(vague=True)

#: Formats whose texts have a type of their own.
TEXTS: dict[str, ScalarType] = {"date-time": MOMENT, "date": DAY, "uuid": IDENTIFIER}


#: The JSON types of scalars and literals, by their kinds: those of any other kind are texts.
_JSON_TYPE = {
    **{kind: frozenset({kind}) for kind in ("string", "number", "boolean", "null")},
    "integer": frozenset({"number"}),
}
_STRINGS, _NONE = _JSON_TYPE["string"], frozenset[str]()
_WITH_PARTS: dict[type, frozenset[str]] = {
    AnyType: JSON_TYPES,
    ArrayType: frozenset({"array"}),
    TupleType: frozenset({"array"}),
    MapType: frozenset({"object"}),
}


def is_exact(number: int | float) -> bool:
    """Is an integer the same number as a float, so that it may be a constant?"""
    return abs(number) < LARGE


def is_typed_text(type_: Type) -> bool:
    """Is it a text with a type of its own?"""
    return isinstance(type_, ScalarType) and type_.kind not in _JSON_TYPE


def options_of(type_: Type) -> tuple[Type, ...]:
    """The options of a union; any other type is its only one."""
    return type_.options if isinstance(type_, UnionType) else (type_,)


def discriminator_of(type_: Type) -> Discriminator | None:
    """What tells the classes of a union apart, if the documents say it."""
    return type_.discriminator if isinstance(type_, UnionType) else None


def discriminated(type_: Type, discriminator: Discriminator | None) -> Type:
    """`type_` with `discriminator`, if that has classes to choose from."""
    if not isinstance(type_, UnionType) or discriminator is None:
        return type_
    return UnionType(type_.options, discriminator)


def json_types_of(type_: Type) -> frozenset[str]:
    """The JSON types that values of `type_` may have."""
    if isinstance(type_, ScalarType | LiteralType):
        return _JSON_TYPE.get(type_.kind, _STRINGS)
    if isinstance(type_, NamedType):
        return type_.kinds
    if isinstance(type_, UnionType):
        return _NONE.union(*map(json_types_of, type_.options))
    return _WITH_PARTS[type(type_)]


def bare(kind: str) -> Type:
    """All values of a JSON type; what is in them is not said."""
    scalars: dict[str, Type] = {
        "null": NULL,
        "boolean": BOOLEAN,
        "string": STRING,
        "number": NUMBER,
        "array": ArrayType(VAGUE),
    }
    return scalars.get(kind, MapType(VAGUE))


def reading_size(type_: Type) -> int:
    """How much there is to read in a type that is written out."""
    match type_:
        case UnionType():
            return sum(map(reading_size, type_.options))
        case ArrayType():
            return 1 + reading_size(type_.item)
        case MapType():
            return reading_size(type_.key) + reading_size(type_.value)
        case TupleType():
            return 1 + sum(map(reading_size, type_.items))
        case LiteralType():
            return len(type_.values)
        case _:
            return 1


def names_in(type_: Type) -> Iterator[str]:
    """The declarations that a type names, in the order in which they are read."""
    match type_:
        case NamedType():
            yield type_.name
        case UnionType(parts) | TupleType(parts):
            for part in parts:
                yield from names_in(part)
        case ArrayType(part):
            yield from names_in(part)
        case MapType(value, key):
            yield from names_in(key)
            yield from names_in(value)


def with_parts(type_: Type, changed: Callable[[Type], Type]) -> Type:
    """An array, tuple or mapping `type_` with each of its parts `changed`; any other type as it
    is. Who puts the options of a union together anew decides how."""
    match type_:
        case ArrayType(item):
            return ArrayType(changed(item))
        case MapType(value, key):
            return MapType(changed(value), changed(key))
        case TupleType(items):
            return TupleType(tuple(map(changed, items)))
        case _:
            return type_
