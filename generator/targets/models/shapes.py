"""The few shapes that a type can have: what `shape` makes of schemas, and `bundle` of shapes.

A shape holds at least everything that its schema accepts: it may be wider, never narrower.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, TypeAlias


@dataclass(frozen=True, slots=True)
class Anything:
    """Any JSON value. `vague`: the schema says more than a type can."""

    vague: bool = False


@dataclass(frozen=True, slots=True)
class Plain:
    """A value without parts; a ``number`` may be an integer."""

    kind: Literal["string", "integer", "number", "boolean", "null", "date-time"]


@dataclass(frozen=True, slots=True)
class Words:
    """One of some strings."""

    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Items:
    """An array."""

    of: Shape


@dataclass(frozen=True, slots=True)
class Members:
    """An object as a mapping: any names, each value of one shape."""

    of: Shape


@dataclass(frozen=True, slots=True)
class Named:
    """The class called `name`. `whole`: it stands for the whole schema, not for its objects."""

    name: str


@dataclass(frozen=True, slots=True)
class Either:
    """One of several shapes that differ; made by `either` only."""

    options: tuple[Shape, ...]


Shape: TypeAlias = Anything | Plain | Words | Items | Members | Named | Either

STRING, INTEGER, NUMBER = Plain("string"), Plain("integer"), Plain("number")
BOOLEAN, NULL, MOMENT = Plain("boolean"), Plain("null"), Plain("date-time")
ANYTHING, VAGUE = Anything(), Anything(vague=True)

#: In which order the options of a union stand; null comes last, as people write it.
_ORDER = (Named, Members, Items, Words, Plain)


def either(options: Iterable[Shape]) -> Shape:
    """The union of `options`, as simple as it is still true.

    Arrays become one array and mappings one mapping, so that at most classes are left for the
    value to decide between; strings swallow what strings hold; one that is anything is all.
    """
    flat = list(dict.fromkeys(_flat(options)))
    if not flat:
        return VAGUE
    for anything in (ANYTHING, VAGUE):
        if anything in flat:
            return anything
    flat = _merged(_simplified(flat))
    return flat[0] if len(flat) == 1 else Either(tuple(sorted(flat, key=_rank)))


def _flat(options: Iterable[Shape]) -> Iterable[Shape]:
    for option in options:
        if isinstance(option, Either):
            yield from option.options
        else:
            yield option


def _simplified(flat: list[Shape]) -> list[Shape]:
    words = tuple(dict.fromkeys(v for each in flat if isinstance(each, Words) for v in each.values))
    kept: list[Shape] = [each for each in flat if not isinstance(each, Words)]
    if STRING in kept:
        kept = [each for each in kept if each != MOMENT]
    elif words:
        kept.append(Words(words))
    return [each for each in kept if each != INTEGER or NUMBER not in kept]


def _merged(flat: list[Shape]) -> list[Shape]:
    arrays = [each.of for each in flat if isinstance(each, Items)]
    mappings = [each.of for each in flat if isinstance(each, Members)]
    kept: list[Shape] = [each for each in flat if not isinstance(each, (Items, Members))]
    if arrays:
        kept.append(Items(either(arrays)))
    if mappings:
        kept.append(Members(either(mappings)))
    return kept


def _rank(shape: Shape) -> tuple[int, int]:
    kinds = ("string", "date-time", "integer", "number", "boolean", "null")
    order = _ORDER.index(type(shape)) if type(shape) in _ORDER else len(_ORDER)
    return order, kinds.index(shape.kind) if isinstance(shape, Plain) else 0


def size(shape: Shape) -> int:
    """How much there is to read in the type of `shape`."""
    if isinstance(shape, Either):
        return sum(map(size, shape.options))
    if isinstance(shape, (Items, Members)):
        return 1 + size(shape.of)
    return len(shape.values) if isinstance(shape, Words) else 1
