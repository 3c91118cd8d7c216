"""What is wrong with a value? One function a schema, which tells every failure.

Imported when a value has been found invalid, not before.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from .._runtime.format_date_time import is_date_time
from .._runtime.numbers import is_number
from .._runtime.stored import StoredValues
from .checks import (
    valid_order_pay_one_of_0,
    valid_order_pay_one_of_1,
    valid_order_refund_any_of_0,
    valid_order_refund_any_of_1,
    valid_order_when_any_of_0,
    valid_order_when_any_of_1,
    valid_order_when_any_of_2,
    valid_order_when_any_of_3,
    valid_tree_any_of_0,
    valid_tree_any_of_1,
)

if TYPE_CHECKING:
    from .._runtime.errors import Location, ValidationError
    from .._runtime.values import Json

VALUES = StoredValues(__name__)


def errors_in_order(value: Json, at: Location) -> Iterator[ValidationError]:
    yield from at.type(value, "object")
    if isinstance(value, dict):
        yield from at.required(value, ["id", "class", "placed", "pay", "total"])
        if "id" in value:
            id_, at_id = at.member(value, "id")
            yield from at_id.type(id_, "integer")
            if type(id_) is float or type(id_) is int or is_number(id_):
                if id_ < 1:
                    yield at_id.error(
                        id_, "minimum", 1, "is less than the minimum of 1"
                    )
        if "class" in value:
            class_, at_class = at.member(value, "class")
            if not isinstance(class_, str) or class_ not in {"gift", "plain"}:
                yield at_class.error(
                    class_, "enum", ["gift", "plain"], "is not one of 'gift', 'plain'"
                )
        if "x-note" in value:
            x_note, at_x_note = at.member(value, "x-note")
            yield from at_x_note.type(x_note, "string", "null")
        if "int" in value:
            int_, at_int = at.member(value, "int")
            yield from at_int.type(int_, "integer")
        if "additional" in value:
            additional, at_additional = at.member(value, "additional")
            yield from at_additional.type(additional, "string")
        if "placed" in value:
            placed, at_placed = at.member(value, "placed")
            yield from at_placed.type(placed, "string")
            if isinstance(placed, str):
                if not is_date_time(placed):
                    yield at_placed.error(
                        placed,
                        "format",
                        "date-time",
                        "is not a date-time (RFC 3339, section 5.6)",
                    )
        if "seen" in value:
            seen_, at_seen = at.member(value, "seen")
            yield from at_seen.type(seen_, "array")
            if isinstance(seen_, list):
                for item, at_item in at_seen.items(seen_, 0, "items"):
                    yield from at_item.type(item, "array")
                    if isinstance(item, list):
                        for item_, at_item_ in at_item.items(item, 0, "items"):
                            yield from at_item_.type(item_, "string")
                            if isinstance(item_, str):
                                if not is_date_time(item_):
                                    yield at_item_.error(
                                        item_,
                                        "format",
                                        "date-time",
                                        "is not a date-time (RFC 3339, section 5.6)",
                                    )
        if "when" in value:
            when, at_when = at.member(value, "when")
            if not (
                valid_order_when_any_of_0(when)
                or valid_order_when_any_of_1(when)
                or valid_order_when_any_of_2(when)
                or valid_order_when_any_of_3(when)
            ):
                yield at_when.no_branch(
                    when,
                    "anyOf",
                    VALUES["order/properties/when/anyOf"],
                    [
                        errors_in_order_when_any_of_0,
                        errors_in_order_when_any_of_1,
                        errors_in_order_when_any_of_2,
                        errors_in_order_when_any_of_3,
                    ],
                )
        if "pay" in value:
            pay, at_pay = at.member(value, "pay")
            matches = [valid_order_pay_one_of_0(pay), valid_order_pay_one_of_1(pay)]
            if not any(matches):
                yield at_pay.no_branch(
                    pay,
                    "oneOf",
                    [{"$ref": "#/$defs/card"}, {"$ref": "#/$defs/transfer"}],
                    [errors_in_order_pay_one_of_0, errors_in_order_pay_one_of_1],
                )
            elif sum(matches) > 1:
                yield at_pay.several_branches(
                    pay,
                    "oneOf",
                    [{"$ref": "#/$defs/card"}, {"$ref": "#/$defs/transfer"}],
                    matches,
                )
        if "refund" in value:
            refund, at_refund = at.member(value, "refund")
            if not (
                valid_order_refund_any_of_0(refund)
                or valid_order_refund_any_of_1(refund)
            ):
                yield at_refund.no_branch(
                    refund,
                    "anyOf",
                    [{"$ref": "#/$defs/card"}, {"type": "null"}],
                    [errors_in_order_refund_any_of_0, errors_in_order_refund_any_of_1],
                )
        if "total" in value:
            total, at_total = at.member(value, "total")
            yield from at_total.type(total, "number")
        if "buyer" in value:
            buyer, at_buyer = at.member(value, "buyer")
            if at_buyer.is_new("person"):
                yield from errors_in_person(buyer, at_buyer.through("$ref"))
        if "parts" in value:
            parts, at_parts = at.member(value, "parts")
            yield from at_parts.type(parts, "object")
            if isinstance(parts, dict):
                for key, member, at_member in at_parts.members(
                    parts, "additionalProperties"
                ):
                    if at_member.is_new("order"):
                        yield from errors_in_order(member, at_member.through("$ref"))
        if "labels" in value:
            labels, at_labels = at.member(value, "labels")
            if at_labels.is_new("labels"):
                yield from errors_in_labels(labels, at_labels.through("$ref"))
        if "tree" in value:
            tree, at_tree = at.member(value, "tree")
            if at_tree.is_new("tree"):
                yield from errors_in_tree(tree, at_tree.through("$ref"))


def errors_in_order_when_any_of_0(
    value: Json, at: Location
) -> Iterator[ValidationError]:
    yield from at.type(value, "string")
    if isinstance(value, str):
        if not is_date_time(value):
            yield at.error(
                value,
                "format",
                "date-time",
                "is not a date-time (RFC 3339, section 5.6)",
            )


def errors_in_order_when_any_of_1(
    value: Json, at: Location
) -> Iterator[ValidationError]:
    if value != "later":
        yield at.error(value, "const", "later", "is not 'later'")


def errors_in_order_when_any_of_2(
    value: Json, at: Location
) -> Iterator[ValidationError]:
    yield from at.type(value, "integer")


def errors_in_order_when_any_of_3(
    value: Json, at: Location
) -> Iterator[ValidationError]:
    yield from at.type(value, "null")


def errors_in_order_pay_one_of_0(
    value: Json, at: Location
) -> Iterator[ValidationError]:
    if at.is_new("card"):
        yield from errors_in_card(value, at.through("$ref"))


def errors_in_card(value: Json, at: Location) -> Iterator[ValidationError]:
    yield from at.type(value, "object")
    if isinstance(value, dict):
        yield from at.required(value, ["number"])
        if "number" in value:
            number, at_number = at.member(value, "number")
            yield from at_number.type(number, "string")
            if isinstance(number, str):
                if len(number) < 4:
                    yield at_number.error(
                        number, "minLength", 4, "is shorter than 4 characters"
                    )
        for key, member, at_member in at.members(value, "additionalProperties"):
            if key != "number":
                yield at_member.refusal(
                    member, "additionalProperties", "is not allowed here"
                )


def errors_in_order_pay_one_of_1(
    value: Json, at: Location
) -> Iterator[ValidationError]:
    if at.is_new("transfer"):
        yield from errors_in_transfer(value, at.through("$ref"))


def errors_in_transfer(value: Json, at: Location) -> Iterator[ValidationError]:
    yield from at.type(value, "object")
    if isinstance(value, dict):
        yield from at.required(value, ["number", "bank"])
        if "number" in value:
            number, at_number = at.member(value, "number")
            yield from at_number.type(number, "string")
        if "bank" in value:
            bank, at_bank = at.member(value, "bank")
            yield from at_bank.type(bank, "string")


def errors_in_order_refund_any_of_0(
    value: Json, at: Location
) -> Iterator[ValidationError]:
    if at.is_new("card"):
        yield from errors_in_card(value, at.through("$ref"))


def errors_in_order_refund_any_of_1(
    value: Json, at: Location
) -> Iterator[ValidationError]:
    yield from at.type(value, "null")


def errors_in_person(value: Json, at: Location) -> Iterator[ValidationError]:
    yield from at.type(value, "object", "null")
    if isinstance(value, dict):
        yield from at.required(value, ["name"])
        if "name" in value:
            name, at_name = at.member(value, "name")
            yield from at_name.type(name, "string")
            if isinstance(name, str):
                if not name:
                    yield at_name.error(name, "minLength", 1, "is empty")
        if "born" in value:
            born, at_born = at.member(value, "born")
            yield from at_born.type(born, "string")
            if isinstance(born, str):
                if not is_date_time(born):
                    yield at_born.error(
                        born,
                        "format",
                        "date-time",
                        "is not a date-time (RFC 3339, section 5.6)",
                    )
        if "friends" in value:
            friends, at_friends = at.member(value, "friends")
            yield from at_friends.type(friends, "array")
            if isinstance(friends, list):
                for item, at_item in at_friends.items(friends, 0, "items"):
                    if at_item.is_new("person"):
                        yield from errors_in_person(item, at_item.through("$ref"))


def errors_in_labels(value: Json, at: Location) -> Iterator[ValidationError]:
    yield from at.type(value, "object")
    if isinstance(value, dict):
        for key, member, at_member in at.members(value, "additionalProperties"):
            yield from at_member.type(member, "string")


def errors_in_tree(value: Json, at: Location) -> Iterator[ValidationError]:
    if not (valid_tree_any_of_0(value) or valid_tree_any_of_1(value)):
        yield at.no_branch(
            value,
            "anyOf",
            [
                {"$ref": "#/$defs/labels"},
                {"type": "array", "items": {"$ref": "#/$defs/tree"}},
            ],
            [errors_in_tree_any_of_0, errors_in_tree_any_of_1],
        )


def errors_in_tree_any_of_0(value: Json, at: Location) -> Iterator[ValidationError]:
    if at.is_new("labels"):
        yield from errors_in_labels(value, at.through("$ref"))


def errors_in_tree_any_of_1(value: Json, at: Location) -> Iterator[ValidationError]:
    yield from at.type(value, "array")
    if isinstance(value, list):
        for item, at_item in at.items(value, 0, "items"):
            if at_item.is_new("tree"):
                yield from errors_in_tree(item, at_item.through("$ref"))


def errors_in_payment(value: Json, at: Location) -> Iterator[ValidationError]:
    if at.is_new("card"):
        yield from errors_in_card(value, at.through("$ref"))
