"""Several types that a value has at once, as one: of each JSON type the one that says most.

string, "a" | "b"                     →  "a" | "b"
"a" | "b", "b" | "c"                  →  "b"
Person | null, mapping                →  Person
array of anything, array of string    →  array of string
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

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
    Type,
    json_types_of,
    options_of,
)
from schemawright.types.unions import restrict, union


def narrowest(types: Iterable[Type]) -> Type:
    """The type of a value that has all of `types`, in the order of the first; of two that say as
    much, the first counts.
    `VAGUE` where no type says anything, or none is possible."""
    views = [type_ for type_ in dict.fromkeys(types) if not isinstance(type_, AnyType)]
    if len(views) < 2:
        return views[0] if views else VAGUE
    kinds = frozenset.intersection(JSON_TYPES, *map(json_types_of, views))
    order = dict.fromkeys(
        kind for option in options_of(views[0]) for kind in in_order(json_types_of(option))
    )
    return union(
        _best([restrict(view, frozenset({kind})) for view in views])
        for kind in order
        if kind in kinds
    )


def _best(views: Sequence[Type]) -> Type:
    """Of types for values of one JSON type, the one that says most."""
    literals = [view for view in views if isinstance(view, LiteralType)]
    if len(literals) > 1:
        return _common(literals)
    return min(views, key=_vagueness)


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
