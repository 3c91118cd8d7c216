"""What is wrong with a value? One function a schema, which tells every failure.

Imported when a value has been found invalid, not before.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .._runtime.errors import Spot, ValidationError
    from .._runtime.values import Json


def errors_in_class_(value: Json, at: Spot) -> Iterator[ValidationError]:
    yield from at.type(value, "object")
    if isinstance(value, dict):
        yield from at.required(value, ["class"])
        for class_, at_class in at.member(value, "class"):
            yield from at_class.type(class_, "string")
        for from_, at_from in at.member(value, "from"):
            yield from at_from.type(from_, "integer")
        for model_dump, at_model_dump in at.member(value, "model_dump"):
            yield from at_model_dump.type(model_dump, "boolean")
        for self, at_self in at.member(value, "self"):
            yield from at_self.type(self, "string")
        for value_2nd, at_2nd in at.member(value, "2nd"):
            yield from at_2nd.type(value_2nd, "string")
        for kebab_case, at_kebab_case in at.member(value, "kebab-case"):
            yield from at_kebab_case.type(kebab_case, "string")
        for with_space, at_with_space in at.member(value, "with space"):
            yield from at_with_space.type(with_space, "string")
        for value_, at_ in at.member(value, ""):
            yield from at_.type(value_, "string")
        for private, at_private in at.member(value, "_private"):
            yield from at_private.type(private, "string")
        for ünïcode, at_ünïcode in at.member(value, "Ünïcode"):
            yield from at_ünïcode.type(ünïcode, "string")
        for print_, at_print in at.member(value, "print"):
            if not isinstance(print_, str) or print_ not in {"None", "True", "a b", ""}:
                yield at_print.error(
                    print_,
                    "enum",
                    ["None", "True", "a b", ""],
                    "is not one of 'None', 'True', 'a b', ''",
                )


def errors_in_list_model(value: Json, at: Spot) -> Iterator[ValidationError]:
    yield from at.type(value, "array")
    if isinstance(value, list):
        for item, at_item in at.items(value, 0, "items"):
            if at_item.is_new("class_"):
                yield from errors_in_class_(item, at_item.through("$ref"))
