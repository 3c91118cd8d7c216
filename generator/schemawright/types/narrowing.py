"""Several types that a value has at once, as one: of each JSON type the one that says most.

string, "a" | "b"                     →  "a" | "b"
"a" | "b", "b" | "c"                  →  "b"
Person | null, mapping                →  Person
array of anything, array of string    →  array of string
Pets (array of Pet), array of Dog     →  array of Dog, where a Dog is made of a Pet
Pet, Cat | Dog                        →  Cat | Dog, where both are made of a Pet
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from schemawright.data_classes import frozen
from schemawright.describe.json_types import JSON_TYPES, in_order
from schemawright.types.language import (
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
    json_types_of,
    options_of,
)
from schemawright.types.unions import is_open, restrict, union


def _itself(type_: Type) -> Type:
    return type_


def _unrelated(one: NamedType, other: NamedType) -> bool:
    return False


@frozen
class TypeNames:
    """What is known of names: the type that one stands for, if that is no class; and whether the
    first of two classes is made of the other."""

    meaning: Callable[[Type], Type] = _itself
    derives: Callable[[NamedType, NamedType], bool] = _unrelated


_NO_NAMES = TypeNames()


def narrowest(types: Iterable[Type], names: TypeNames = _NO_NAMES) -> Type:
    """The type of a value that has all of `types`, in the order of the first; of two that say as
    much, the first counts.
    `VAGUE` where no type says anything, or none is possible."""
    views = [type_ for type_ in dict.fromkeys(types) if not isinstance(type_, AnyType)]
    views = [type_ for type_ in views if not is_open(type_)] or views[:1]
    if len(views) < 2:
        return views[0] if views else VAGUE
    kinds = frozenset.intersection(JSON_TYPES, *map(json_types_of, views))
    order = dict.fromkeys(
        kind for option in options_of(views[0]) for kind in in_order(json_types_of(option))
    )
    return union(
        _best([restrict(view, frozenset({kind})) for view in views], names)
        for kind in order
        if kind in kinds
    )


def _best(views: Sequence[Type], names: TypeNames) -> Type:
    """Of types for values of one JSON type, the one that says most, with what others say of its
    parts."""
    literals = [said for said in map(names.meaning, views) if isinstance(said, LiteralType)]
    if len(literals) > 1:
        common = _common(literals)
        return next((view for view in views if names.meaning(view) == common), common)
    best: Type = min(views, key=_vagueness)
    if isinstance(best, LiteralType):
        return best
    others = [view for view in views if view != best]
    for other in others:
        best = _both(names, best, other)
    return best


def _both(names: TypeNames, one: Type, other: Type) -> Type:
    """`one`, whose parts are what `other` says, too. What adds nothing takes away no name; of two
    names, which may be of what holds itself, one counts."""
    if isinstance(one, NamedType) and _are_names(options_of(other)):
        return other if _derive(names, options_of(other), one) else one
    first, second = names.meaning(one), names.meaning(other)
    both = partial(_part, names)
    match first, second:
        case ArrayType(item), ArrayType(other_item):
            joined: Type = ArrayType(both(item, other_item))
        case (TupleType(items), ArrayType(item)) | (ArrayType(item), TupleType(items)):
            joined = TupleType(tuple(both(of, item) for of in items))
        case TupleType(items), TupleType(others) if len(items) == len(others):
            joined = TupleType(tuple(map(both, items, others)))
        case MapType(value, key), MapType(other_value, other_key):
            joined = MapType(both(value, other_value), both(key, other_key))
        case _:
            return one
    return next((type_ for type_ in (one, other) if names.meaning(type_) == joined), joined)


def _are_names(options: Sequence[Type]) -> bool:
    return all(isinstance(option, NamedType) for option in options)


def _derive(names: TypeNames, options: Sequence[Type], base: NamedType) -> bool:
    """Is each of the classes `options` made of the class `base`?"""
    named = (option for option in options if isinstance(option, NamedType))
    return all(names.derives(option, base) for option in named)


def _part(names: TypeNames, one: Type, other: Type) -> Type:
    """The type of what is of both types; `one` where nothing can be."""
    if isinstance(one, AnyType):
        return one if isinstance(other, AnyType) else other
    joined = narrowest((one, other), names)
    return one if isinstance(joined, AnyType) else joined


def _common(literals: Sequence[LiteralType]) -> LiteralType:
    """The constants that all of `literals` have; the first one's if there are none, for what
    nothing satisfies has any type."""
    first = literals[0]
    shared = frozenset.intersection(*(frozenset(literal.values) for literal in literals))
    values = tuple(value for value in first.values if value in shared)
    return LiteralType(first.kind, values) if values else first


def _vagueness(type_: Type) -> int:
    """How little is said of values of one JSON type."""
    options = options_of(type_)
    if all(isinstance(option, LiteralType) for option in options):
        return 0
    if any(isinstance(option, NamedType) for option in options):
        return 1
    return 3 if any(map(_is_bare, options)) else 2


def _is_bare(option: Type) -> bool:
    match option:
        case ArrayType(part) | MapType(part):
            return isinstance(part, AnyType)
        case ScalarType():
            return option in (STRING, NUMBER)
        case _:
            return False
