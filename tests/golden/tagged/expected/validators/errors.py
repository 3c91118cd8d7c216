"""What is wrong with a value? One function a schema, which tells every failure.

Imported when a value has been found invalid, not before.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from .._runtime.numbers import is_number
from .checks import valid_shape_one_of_0, valid_shape_one_of_1, valid_shape_one_of_2

if TYPE_CHECKING:
    from .._runtime.errors import Location, ValidationError
    from .._runtime.values import Json


def errors_in_shape(value: Json, at: Location) -> Iterator[ValidationError]:
    matches = [
        valid_shape_one_of_0(value),
        valid_shape_one_of_1(value),
        valid_shape_one_of_2(value),
    ]
    if not any(matches):
        yield at.no_branch(
            value,
            "oneOf",
            [
                {"$ref": "#/$defs/Circle"},
                {"$ref": "#/$defs/Square"},
                {"$ref": "#/$defs/Group"},
            ],
            [
                errors_in_shape_one_of_0,
                errors_in_shape_one_of_1,
                errors_in_shape_one_of_2,
            ],
        )
    elif sum(matches) > 1:
        yield at.several_branches(
            value,
            "oneOf",
            [
                {"$ref": "#/$defs/Circle"},
                {"$ref": "#/$defs/Square"},
                {"$ref": "#/$defs/Group"},
            ],
            matches,
        )


def errors_in_shape_one_of_0(value: Json, at: Location) -> Iterator[ValidationError]:
    if at.is_new("circle"):
        yield from errors_in_circle(value, at.through("$ref"))


def errors_in_circle(value: Json, at: Location) -> Iterator[ValidationError]:
    yield from at.type(value, "object")
    if isinstance(value, dict):
        yield from at.required(value, ["kind", "radius"])
        if "kind" in value:
            kind, at_kind = at.member(value, "kind")
            if kind != "circle":
                yield at_kind.error(kind, "const", "circle", "is not 'circle'")
        if "radius" in value:
            radius, at_radius = at.member(value, "radius")
            yield from at_radius.type(radius, "number")
            if type(radius) is float or type(radius) is int or is_number(radius):
                if radius <= 0:
                    yield at_radius.error(
                        radius, "exclusiveMinimum", 0, "is not greater than 0"
                    )


def errors_in_shape_one_of_1(value: Json, at: Location) -> Iterator[ValidationError]:
    if at.is_new("square"):
        yield from errors_in_square(value, at.through("$ref"))


def errors_in_square(value: Json, at: Location) -> Iterator[ValidationError]:
    yield from at.type(value, "object")
    if isinstance(value, dict):
        yield from at.required(value, ["kind", "side"])
        if "kind" in value:
            kind, at_kind = at.member(value, "kind")
            if kind != "square":
                yield at_kind.error(kind, "const", "square", "is not 'square'")
        if "side" in value:
            side, at_side = at.member(value, "side")
            yield from at_side.type(side, "number")
            if type(side) is float or type(side) is int or is_number(side):
                if side <= 0:
                    yield at_side.error(
                        side, "exclusiveMinimum", 0, "is not greater than 0"
                    )


def errors_in_shape_one_of_2(value: Json, at: Location) -> Iterator[ValidationError]:
    if at.is_new("group"):
        yield from errors_in_group(value, at.through("$ref"))


def errors_in_group(value: Json, at: Location) -> Iterator[ValidationError]:
    yield from at.type(value, "object")
    if isinstance(value, dict):
        yield from at.required(value, ["kind", "shapes"])
        if "kind" in value:
            kind, at_kind = at.member(value, "kind")
            if kind != "group":
                yield at_kind.error(kind, "const", "group", "is not 'group'")
        if "shapes" in value:
            shapes, at_shapes = at.member(value, "shapes")
            yield from at_shapes.type(shapes, "array")
            if isinstance(shapes, list):
                for item, at_item in at_shapes.items(shapes, 0, "items"):
                    if at_item.is_new("shape"):
                        yield from errors_in_shape(item, at_item.through("$ref"))
    if isinstance(value, dict):
        for key, member, at_member in at.members(value, "unevaluatedProperties"):
            if key not in {"kind", "shapes"}:
                yield at_member.refusal(
                    member,
                    "unevaluatedProperties",
                    "is not allowed: nothing describes it",
                )
