"""Several types that a value may have, as one: as simple as it is still true.

string | "a"                          →  string
integer | number                      →  number
array of string | array of integer    →  array of (string | integer)
null | string | Order | "a"           →  string | Order | null
1 | true                              →  integer | boolean, for 1.0 is no truth
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator

from schemawright.types.language import (
    ANYTHING,
    BOOLEAN,
    INTEGER,
    NULL,
    NUMBER,
    STRING,
    VAGUE,
    AnyType,
    ArrayType,
    LiteralType,
    MapType,
    NamedType,
    ScalarType,
    TupleType,
    Type,
    UnionType,
    discriminated,
    discriminator_of,
    is_typed_text,
    json_types_of,
    options_of,
)

#: In which order texts stand, whoever wrote them in which one: some texts are of two formats, and
#: the first of these has them. Texts with types of one's own stand behind those of formats.
_TEXTS = ("date-time", "date", "uuid")


def union(types: Iterable[Type]) -> Type:
    """The union of `types`; `VAGUE` of none.

    Arrays become one array and mappings one mapping, so that at most classes are left for the
    value to decide between; strings swallow what strings hold, and numbers their constants; one
    that is anything is all. They stand as they were given, but null last, as people write it, and
    booleans behind numbers: `1.0` is an integer, which pydantic takes for a boolean if that is
    asked first.
    """
    several = tuple(types)
    options = list(dict.fromkeys(option for type_ in several for option in options_of(type_)))
    if not options:
        return VAGUE
    for anything in (ANYTHING, VAGUE):
        if anything in options:
            return anything
    places = {_place(option): i for i, option in reversed([*enumerate(options)])}
    options = [*_named(options), *_containers(options), *_texts(options), *_counted(options)]
    if len(options) == 1:
        return options[0]
    told = {type_.discriminator for type_ in several if isinstance(type_, UnionType)} - {None}
    counted = any(
        "number" in json_types_of(option) and not isinstance(option, LiteralType)
        for option in options
    )
    behind: dict[Type, int] = {BOOLEAN: int(counted), NULL: 2}
    options.sort(key=lambda option: (behind.get(option, 0), places[_place(option)]))
    return UnionType(tuple(options), told.pop() if len(told) == 1 else None)


def restrict(type_: Type, kinds: frozenset[str]) -> Type:
    """`type_` without the options whose values are of no JSON type in `kinds`."""
    if isinstance(type_, AnyType):
        return type_
    rest = union(option for option in options_of(type_) if json_types_of(option) & kinds)
    return discriminated(rest, discriminator_of(type_))


def without_null(type_: Type) -> Type:
    """`type_` without null, as far as it lists it; null alone stays."""
    rest = [option for option in options_of(type_) if option != NULL]
    return union(rest) if rest else type_


def _named(options: list[Type]) -> Iterator[Type]:
    yield from (option for option in options if isinstance(option, NamedType))


def _containers(options: list[Type]) -> Iterator[Type]:
    tuples = [option for option in options if isinstance(option, TupleType)]
    arrays = [option.item for option in options if isinstance(option, ArrayType)]
    if arrays or len(tuples) > 1:
        yield ArrayType(union([*arrays, *(item for tuple_ in tuples for item in tuple_.items)]))
    else:
        yield from tuples
    mappings = [option for option in options if isinstance(option, MapType)]
    if mappings:
        values, keys = zip(*((mapping.value, mapping.key) for mapping in mappings), strict=True)
        yield MapType(union(values), union(keys))


def _texts(options: list[Type]) -> Iterator[Type]:
    if STRING in options:
        yield STRING
        return
    words = _values(options, "string")
    if words:
        yield LiteralType("string", words)
    yield from sorted(filter(is_typed_text, options), key=_order_of_texts)


def _order_of_texts(option: Type) -> int:
    assert isinstance(option, ScalarType)
    return _TEXTS.index(option.kind) if option.kind in _TEXTS else len(_TEXTS)


def _counted(options: list[Type]) -> Iterator[Type]:
    """Numbers, booleans and null: one `LiteralType` for the integers, and one for a boolean that
    must be it. Where 0 or 1 may come beside booleans, both stay as wide as they are: as
    constants, `1.0` is `True`."""
    truths, numbers = _values(options, "boolean"), _values(options, "integer")
    number = next((number for number in (NUMBER, INTEGER) if number in options), None)
    alike = (BOOLEAN in options or truths) and (number or {0, 1} & {*numbers})
    if number:
        yield number
    elif numbers:
        yield INTEGER if alike else LiteralType("integer", numbers)
    if BOOLEAN in options or len(truths) == 2 or (truths and alike):
        yield BOOLEAN
    elif truths:
        yield LiteralType("boolean", truths)
    yield from (option for option in options if option == NULL)


def _values(options: list[Type], kind: str) -> tuple[str | int, ...]:
    """The constants of one kind, each once."""
    literals = (
        option for option in options if isinstance(option, LiteralType) and option.kind == kind
    )
    return tuple(dict.fromkeys(value for literal in literals for value in literal.values))


def _place(option: Type) -> Hashable:
    """What stands where the first of its like stood."""
    return option if isinstance(option, NamedType) else json_types_of(option)
