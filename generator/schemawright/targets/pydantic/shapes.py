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

    kind: Literal["string", "integer", "number", "boolean", "null", "date-time", "date", "uuid"]


@dataclass(frozen=True, slots=True)
class Words:
    """One of some strings."""

    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Values:
    """One of some integers, or of the two booleans."""

    kind: Literal["integer", "boolean"]
    values: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Items:
    """An array."""

    of: Shape


@dataclass(frozen=True, slots=True)
class Row:
    """An array of a fixed length, each item of its own shape."""

    of: tuple[Shape, ...]


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


Shape: TypeAlias = Anything | Plain | Words | Values | Items | Row | Members | Named | Either

STRING, INTEGER, NUMBER = Plain("string"), Plain("integer"), Plain("number")
BOOLEAN, NULL = Plain("boolean"), Plain("null")
MOMENT, DAY, IDENTIFIER = Plain("date-time"), Plain("date"), Plain("uuid")
ANYTHING, VAGUE = Anything(), Anything(vague=True)

#: In which order the options of a union stand; null comes last, as people write it.
_ORDER = (Named, Members, Items, Row, Words, Values, Plain)
#: Texts that have types of their own.
_TEXTS = (MOMENT, DAY, IDENTIFIER)


def either(options: Iterable[Shape]) -> Shape:
    """The union of `options`, as simple as it is still true.

    Arrays become one array and mappings one mapping, so that at most classes are left for the
    value to decide between; strings swallow what strings hold, and other kinds their constants;
    one that is anything is all.
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
        kept = [each for each in kept if each not in _TEXTS]
    elif words:
        kept.append(Words(words))
    kept = _counted(kept)
    return [each for each in kept if each != INTEGER or NUMBER not in kept]


def _counted(flat: list[Shape]) -> list[Shape]:
    """With one `Values` for the integers, and one for a boolean that must be it. Where 0 or 1
    may come beside booleans, both stay as wide as they are: as constants, `1.0` is `True`."""
    values = [each for each in flat if isinstance(each, Values)]
    kept: list[Shape] = [each for each in flat if not isinstance(each, Values)]
    truths = {value for each in values if each.kind == "boolean" for value in each.values}
    numbers = dict.fromkeys(v for each in values if each.kind == "integer" for v in each.values)
    numeric = INTEGER in kept or NUMBER in kept
    alike = (BOOLEAN in kept or truths) and (numeric or {0, 1} & numbers.keys())
    if truths and BOOLEAN not in kept:
        wide = len(truths) == 2 or alike
        kept.append(BOOLEAN if wide else Values("boolean", tuple(truths)))
    if numbers and not numeric:
        kept.append(INTEGER if alike else Values("integer", tuple(numbers)))
    return kept


def _merged(flat: list[Shape]) -> list[Shape]:
    rows = [each for each in flat if isinstance(each, Row)]
    arrays = [each.of for each in flat if isinstance(each, Items)]
    if arrays or len(rows) > 1:
        arrays += [of for row in rows for of in row.of]
        flat = [each for each in flat if not isinstance(each, Row)]
    mappings = [each.of for each in flat if isinstance(each, Members)]
    kept: list[Shape] = [each for each in flat if not isinstance(each, (Items, Members))]
    if arrays:
        kept.append(Items(either(arrays)))
    if mappings:
        kept.append(Members(either(mappings)))
    return kept


def _rank(shape: Shape) -> tuple[int, int]:
    kinds = ("string", "date-time", "date", "uuid", "integer", "number", "boolean", "null")
    order = _ORDER.index(type(shape)) if type(shape) in _ORDER else len(_ORDER)
    return order, kinds.index(shape.kind) if isinstance(shape, Plain) else 0


def has_class(shape: Shape) -> bool:
    """Is it a class, or may it be one?"""
    options = shape.options if isinstance(shape, Either) else (shape,)
    return any(isinstance(each, Named) for each in options)


def fitting(shape: Shape, kinds: frozenset[str]) -> Shape:
    """`shape` without the options that are of no JSON type in `kinds`."""
    options = shape.options if isinstance(shape, Either) else (shape,)
    return either(each for each in options if not (kind := _kind(each)) or kind in kinds)


def _kind(shape: Shape) -> str:
    """The JSON type of one option; empty for those that may be of several."""
    if isinstance(shape, (Items, Row)):
        return "array"
    if isinstance(shape, Members):
        return "object"
    kind = shape.kind if isinstance(shape, (Plain, Values)) else ""
    if isinstance(shape, Words) or shape in _TEXTS:
        return "string"
    return "number" if kind == "integer" else kind


def size(shape: Shape) -> int:
    """How much there is to read in the type of `shape`."""
    if isinstance(shape, Either):
        return sum(map(size, shape.options))
    if isinstance(shape, (Items, Members)):
        return 1 + size(shape.of)
    if isinstance(shape, Row):
        return 1 + sum(map(size, shape.of))
    return len(shape.values) if isinstance(shape, (Words, Values)) else 1
