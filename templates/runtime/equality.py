"""Equality of JSON values (JSON Schema Core 2020-12, section 4.2.2): ``1 == 1.0``,
``True != 1``, members of objects in any order."""

from __future__ import annotations

from itertools import chain, combinations, repeat, starmap
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from .numbers import as_written, holds_decimal, is_decimal, is_number, read_number
from .strings import all_strings

if TYPE_CHECKING:
    from collections.abc import Callable

    from .values import Json

_INFINITE = float("inf")
_SCALARS: frozenset[type[Any]] = frozenset((bool, float, int, str, type(None)))
#: Types of which no two have equal values.
_APART: frozenset[type[Any]] = frozenset((dict, list, str, bool, type(None)))
_NUMBERS: frozenset[type[Any]] = frozenset((float, int))
#: With types, which pyright does not see in `dict.get` and `type`.
_GET = dict[str, Any].get
_type_of: Callable[[object], type[object]] = type
#: As many items are compared pair by pair sooner than by keys.
_FEW = 8
#: As many are looked at pair by pair, and again if that shows nothing.
_FEWER = 4


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
    if len(items) == 2 and _are_seen_to_differ(first, items[1]):
        return True
    if type(first) is str:
        if type(items[-1]) is str and all_strings(items):
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
    if len(items) <= _FEWER and all(
        starmap(_are_seen_to_differ, combinations(items, 2))
    ):
        return True
    if holds_decimal(items):
        # Python finds most of them different from the same number as a `float`.
        return len(set(map(_key, items))) == len(items)
    if len(items) <= _FEW:
        return _differ_pairwise(items)
    alike = _alike(items)
    return len({_key(item) for item in alike}) == len(alike)


def _are_seen_to_differ(left: Any, right: Any) -> bool:
    """Do they differ, and is that seen without a look for decimals, which Python finds different
    from floats that are written like them?"""
    kind, other_kind = _type_of(left), _type_of(right)
    if kind is not other_kind:
        return kind in _APART and other_kind in _APART
    if kind is dict:
        for name, value in left.items():  # Most are told apart by a name or a number.
            scalar = _type_of(value)
            if scalar is str or scalar is int:
                other = right.get(name)
                if _type_of(other) is scalar and other != value:
                    return True
        return left.keys() != right.keys() or any(
            _are_seen_to_differ(value, right[name]) for name, value in left.items()
        )
    if kind is list:
        return len(left) != len(right) or any(map(_are_seen_to_differ, left, right))
    return kind in _SCALARS and bool(left != right)


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
