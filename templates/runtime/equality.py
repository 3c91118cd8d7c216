"""Equality of JSON values (JSON Schema Core 2020-12, section 4.2.2): ``1 == 1.0``,
``True != 1``, members of objects in any order."""

from __future__ import annotations

from itertools import chain, repeat
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from .numbers import as_written, holds_decimal, is_decimal, is_number, read_number
from .strings import all_strings

if TYPE_CHECKING:
    from .values import Json

_INFINITE = float("inf")
_SCALARS: frozenset[type[Any]] = frozenset((bool, float, int, str, type(None)))
_NUMBERS: frozenset[type[Any]] = frozenset((float, int))
#: With types, which pyright does not see in `dict.get`.
_GET = dict[str, Any].get
#: As many items are compared pair by pair sooner than by keys.
_FEW = 8


def equal(left: Json, right: Json) -> bool:
    """Are `left` and `right` the same JSON value?"""
    kind = type(left)
    if kind is type(right) and kind in _SCALARS:
        return left == right
    if isinstance(left, bool) or isinstance(right, bool):
        return left is right
    if isinstance(left, dict):
        if not isinstance(right, dict) or len(left) != len(right):
            return False
        return all(key in right and equal(left[key], right[key]) for key in left)
    if isinstance(left, list):
        if not isinstance(right, list) or len(left) != len(right):
            return False
        return all(map(equal, left, right))
    if is_decimal(left) or is_decimal(right):
        return _written(left) == _written(right)
    return left == right


def _written(value: Any) -> object:
    """A number as the decimal number that it is written as."""
    return as_written(value) if is_number(value) and abs(value) < _INFINITE else value


def unique(items: list[Json]) -> bool:
    """Are no two of `items` equal? In time proportional to their total size."""
    if len(items) < 2:
        return True
    first: Any = items[0]
    if type(first) is str:
        if all_strings(items):
            return len(set(items)) == len(items)
    elif type(first) is dict and (
        _told_apart_by_one_member(items) or _told_apart_by_scalars(items)
    ):
        return True
    kinds = set(map(type, items))
    if kinds <= _SCALARS:
        if len(set(items)) == len(items):
            return True
        # Python finds ``True`` and ``1`` alike, and nothing else that JSON tells apart.
        if bool not in kinds:
            return False
    if holds_decimal(items):
        # Python finds most of them different from the same number as a `float`.
        return len(set(map(_key, items))) == len(items)
    if len(items) <= _FEW:
        return _differ_pairwise(items)
    alike = _alike(items)
    return len({_key(item) for item in alike}) == len(alike)


def unique_members(items: list[Json], name: str) -> bool:
    """Do no two of the objects among `items` have equal values of `name`, and no two lack it?"""
    objects = [item for item in items if isinstance(item, dict)]
    present = [item[name] for item in objects if name in item]
    return len(objects) - len(present) < 2 and unique(present)


def _told_apart_by_one_member(items: list[Any]) -> bool:
    """Are `items` objects, each of which has a text, or a number, of its own under one and the
    same name?"""
    first: dict[str, Any] = items[0]
    for name, value in first.items():
        if type(value) is str or type(value) is int or type(value) is float:
            try:
                values = set(map(_GET, items, repeat(name)))
            except TypeError:
                continue  # One is no object, or has an array or an object there.
            if len(values) == len(items) and _python_tells_all_apart(values):
                return True
    return False


def _python_tells_all_apart(values: set[Any]) -> bool:
    """Are `values`, which Python finds different, texts only, or `int` and `float` only? A decimal
    differs from the float that is written like it. To look at the type of each takes longer.
    """
    if isinstance(next(iter(values)), str):
        return all_strings(values)
    try:
        return type(sum(values)) in _NUMBERS
    except (TypeError, ArithmeticError):
        return False


def _told_apart_by_scalars(items: list[Any]) -> bool:
    """Are `items` objects that have all the members that are scalars in the first one, and no two
    of them the same values there? Unless a decimal is among these, Python finds different what
    JSON does."""
    first: dict[str, Any] = items[0]
    scalars = [name for name, value in first.items() if type(value) in _SCALARS]
    # Others than `dict` itself may get a member when they are asked for it.
    if not scalars or [*map(type, items)].count(dict) < len(items):
        return False
    values_of = itemgetter(*scalars[:_FEW])
    try:
        differing = set(map(values_of, items))
    except (TypeError, KeyError):
        return False  # One has an array or an object there, or nothing.
    if len(differing) < len(items):
        return False
    values = differing if len(scalars) == 1 else chain.from_iterable(differing)
    return _SCALARS.issuperset(map(type, values))


def _differ_pairwise(items: list[Json]) -> bool:
    """Is each item different from every other? What Python finds different is different; it
    finds ``True`` and ``1`` alike."""
    for index, item in enumerate(items):
        for other in items[:index]:
            if item == other and equal(item, other):
                return False
    return True


def _alike(items: list[Json]) -> list[Json]:
    """Those of `items` that a look at one member of objects does not tell from all others."""
    first = items[0]
    for name in list(first)[:4] if isinstance(first, dict) else ():
        groups: dict[object, list[Json]] = {}
        try:
            for item in items:
                value = item.get(name) if isinstance(item, dict) else None
                groups.setdefault(value, []).append(item)
        except TypeError:  # an array or an object
            continue
        return [item for group in groups.values() if len(group) > 1 for item in group]
    return items


def _key(value: Json) -> object:
    """A hashable that is equal for equal JSON values and for no others."""
    if isinstance(value, bool) or value is None:
        return ("!", value)
    if isinstance(value, dict):
        return frozenset((key, _key(member)) for key, member in value.items())
    if isinstance(value, list):
        return ("[", tuple(map(_key, value)))
    if is_decimal(value):
        number = read_number(value)
        if abs(number) == _INFINITE:
            return value  # As an integer of as many digits, which no float has.
        return number if _written(number) == value else ("decimal", value)
    return value
