"""Several types that a value may have, as one: as simple as it is still true.

string | "a"                          →  string
integer | number                      →  number
array of string | array of integer    →  array of (string | integer)
null | string | Order | "a"           →  string | Order | null
1 | true                              →  integer | boolean, for 1.0 is no truth
string | Name, which is string        →  string

Of what may be anything as well, `either` keeps what has a name or is a scalar: Order | anything.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Hashable, Iterable, Iterator, Sequence
from dataclasses import replace

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
    Discriminator,
    LiteralType,
    MapType,
    NamedType,
    ScalarType,
    TupleType,
    Type,
    UnionType,
    bare,
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
    if any(isinstance(option, AnyType) for option in options):
        return ANYTHING if ANYTHING in options else VAGUE
    places: dict[Hashable, int] = {}
    for option in options:
        places.setdefault(_place(option), len(places))
    options = [*_named(options), *_containers(options), *_plain(options)]
    if len(options) == 1:
        return options[0]
    counted = any(
        "number" in json_types_of(option) and not isinstance(option, LiteralType)
        for option in options
    )
    behind = {"boolean": int(counted), "null": 2}
    options.sort(
        key=lambda option: (
            behind.get(option.kind, 0) if isinstance(option, ScalarType) else 0,
            places[_place(option)],
        )
    )
    return UnionType(tuple(options), _told(several, options))


def _told(types: Sequence[Type], options: Iterable[Type]) -> Discriminator | None:
    """What says of which class documents of the union of `types` are, whose `options` these are:
    the discriminator of one. The base that it may have is what all other documents are of, as long
    as there is nothing else that they may be of."""
    unions = [type_ for type_ in types if isinstance(type_, UnionType) and type_.discriminator]
    several = {type_.discriminator for type_ in unions}
    if len(several) != 1:
        return None
    (told,) = several
    own = {option for type_ in unions for option in type_.options}
    others = {option for option in options if option not in own}
    if told is None or not any(map(_may_be_object, others)):
        return told
    return replace(told, otherwise=None)


def _may_be_object(type_: Type) -> bool:
    return isinstance(type_, NamedType) or "object" in json_types_of(type_)


def either(types: Iterable[Type]) -> Type:
    """The union of `types`; where some may be anything, an open one: of the names and the scalars
    among the others, whose values are told by their own checks, and of anything."""
    several = tuple(types)
    listed = [option for type_ in several for option in options_of(type_)]
    told = [option for option in listed if not isinstance(option, AnyType)]
    if not told or len(told) == len(listed):
        return union(several)
    options = [*map(_widened, options_of(union(told)))]
    kept = union(option for option in options if not isinstance(option, AnyType))
    if isinstance(kept, AnyType):
        return kept
    open_options = (*options_of(kept), ANYTHING)
    return UnionType(open_options, _told(several, open_options))


def said_once(types: Sequence[Type], meaning: Callable[[Type], Type]) -> list[Type]:
    """`types`, alternatives of each other; where a scalar is among them, so is each name for it: a
    text of some form is a text. `meaning` is what a name stands for."""
    scalars = {it for type_ in types for it in options_of(type_) if isinstance(it, ScalarType)}
    return [said if (said := meaning(type_)) in scalars else type_ for type_ in types]


def is_open(type_: Type) -> bool:
    """Is it a union of what has names or is a scalar, and of anything?"""
    return isinstance(type_, UnionType) and type_.options[-1] == ANYTHING


def rebuilt(type_: UnionType, options: Iterable[Type]) -> Type:
    """The union of `options`, which stand for those of `type_`."""
    joined = either(options) if is_open(type_) else union(options)
    return discriminated(joined, type_.discriminator)


def _widened(option: Type) -> Type:
    """`option` beside anything, by whose Python type nobody tells a value of it: an array of other
    items is an array, too."""
    if isinstance(option, LiteralType | ScalarType):
        return bare(next(iter(json_types_of(option))))
    return option if isinstance(option, NamedType) else VAGUE


def restrict(type_: Type, kinds: frozenset[str]) -> Type:
    """`type_` without the options whose values are of no JSON type in `kinds`."""
    options = options_of(type_)
    left = [option for option in options if json_types_of(option) & kinds]
    if isinstance(type_, AnyType) or len(left) == len(options):
        return type_
    return discriminated(union(left), discriminator_of(type_))


def without_null(type_: Type) -> Type:
    """`type_` without null, as far as it lists it; null alone stays."""
    options = options_of(type_)
    rest = [option for option in options if option != NULL]
    if not 0 < len(rest) < len(options):
        return type_
    return discriminated(union(rest), discriminator_of(type_))


def _named(options: list[Type]) -> Iterator[Type]:
    yield from (option for option in options if isinstance(option, NamedType))


def _plain(options: list[Type]) -> Iterator[Type]:
    """What has no parts."""
    scalars = {option.kind for option in options if isinstance(option, ScalarType)}
    literals = [option for option in options if isinstance(option, LiteralType)]
    yield from _texts(options, scalars, literals)
    yield from _counted(scalars, literals)


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
        several = (either if any(map(is_open, values)) else union)(values)
        yield MapType(several, union(keys))


def _texts(
    options: list[Type], scalars: Container[str], literals: list[LiteralType]
) -> Iterator[Type]:
    if STRING.kind in scalars:
        yield STRING
        return
    words = _values(literals, "string")
    if words:
        yield LiteralType("string", words)
    yield from sorted(filter(is_typed_text, options), key=_order_of_texts)


def _order_of_texts(option: Type) -> int:
    assert isinstance(option, ScalarType)
    return _TEXTS.index(option.kind) if option.kind in _TEXTS else len(_TEXTS)


def _counted(scalars: Container[str], literals: list[LiteralType]) -> Iterator[Type]:
    """Numbers, booleans and null: one `LiteralType` for the integers, and one for a boolean that
    must be it. Where 0 or 1 may come beside booleans, both stay as wide as they are: as
    constants, `1.0` is `True`."""
    truths, numbers = _values(literals, "boolean"), _values(literals, "integer")
    number = next((number for number in (NUMBER, INTEGER) if number.kind in scalars), None)
    alike = (BOOLEAN.kind in scalars or truths) and (number or {0, 1} & {*numbers})
    if number:
        yield number
    elif numbers:
        yield INTEGER if alike else LiteralType("integer", numbers)
    if BOOLEAN.kind in scalars or len(truths) == 2 or (truths and alike):
        yield BOOLEAN
    elif truths:
        yield LiteralType("boolean", truths)
    if NULL.kind in scalars:
        yield NULL


def _values(literals: list[LiteralType], kind: str) -> tuple[str | int, ...]:
    """The constants of one kind, each once."""
    of_kind = (literal for literal in literals if literal.kind == kind)
    return tuple(dict.fromkeys(value for literal in of_kind for value in literal.values))


def _place(option: Type) -> Hashable:
    """What stands where the first of its like stood."""
    return option if isinstance(option, NamedType) else json_types_of(option)
