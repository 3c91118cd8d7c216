"""Is a value valid? One function a schema, which builds nothing and stops at the first failure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.numbers import is_number

if TYPE_CHECKING:
    from .._runtime.values import Json


def valid_shape(value: Json) -> bool:
    if not isinstance(value, dict):
        return False
    kind = value.get("kind")
    valid = SHAPE_BY_KIND.get(kind) if isinstance(kind, str) else None
    return valid is not None and valid(value)


def valid_circle(value: Json) -> bool:
    if not isinstance(value, dict):
        return False
    kind = value.get("kind")
    if kind != "circle":
        return False
    radius = value.get("radius")
    if type(radius) is not float and type(radius) is not int and not is_number(radius):
        return False
    return radius > 0


def valid_group(value: Json) -> bool:
    if not isinstance(value, dict):
        return False
    kind = value.get("kind")
    if kind != "group":
        return False
    shapes = value.get("shapes")
    if not isinstance(shapes, list):
        return False
    for item in shapes:
        if not valid_shape(item):
            return False
    return len(value) <= 2


def valid_square(value: Json) -> bool:
    if not isinstance(value, dict):
        return False
    kind = value.get("kind")
    if kind != "square":
        return False
    side = value.get("side")
    if type(side) is not float and type(side) is not int and not is_number(side):
        return False
    return side > 0


def valid_shape_one_of_0(value: Json) -> bool:
    return valid_circle(value)


def valid_shape_one_of_1(value: Json) -> bool:
    return valid_square(value)


def valid_shape_one_of_2(value: Json) -> bool:
    return valid_group(value)


SHAPE_BY_KIND = {
    "circle": valid_circle,
    "square": valid_square,
    "group": valid_group,
}
