"""What is wrong with a value? One function a schema, which tells every failure.

Imported when a value has been found invalid, not before.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from .._runtime.format_date_time import is_date_time
from .._runtime.format_uuid import is_uuid
from .._runtime.numbers import is_number, multiple_of
from .._runtime.pattern import Pattern

if TYPE_CHECKING:
    from .._runtime.errors import Location, ValidationError
    from .._runtime.values import Json

ORDER_ITEMS_ITEM_PATTERN = Pattern("[A-Z]{2}-[0-9]+")


def errors_in_order(value: Json, at: Location) -> Iterator[ValidationError]:
    yield from at.type(value, "object")
    if isinstance(value, dict):
        yield from at.required(value, ["id", "items", "state"])
        if "id" in value:
            id_, at_id = at.member(value, "id")
            yield from at_id.type(id_, "string")
            if isinstance(id_, str):
                if not is_uuid(id_):
                    yield at_id.error(
                        id_, "format", "uuid", "is not a UUID (RFC 4122, section 3)"
                    )
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
        if "state" in value:
            state, at_state = at.member(value, "state")
            if not isinstance(state, str) or state not in {"open", "paid", "sent"}:
                yield at_state.error(
                    state,
                    "enum",
                    ["open", "paid", "sent"],
                    "is not one of 'open', 'paid', 'sent'",
                )
        if "items" in value:
            items, at_items = at.member(value, "items")
            yield from at_items.type(items, "array")
            if isinstance(items, list):
                if not items:
                    yield at_items.error(items, "minItems", 1, "is empty")
                for item, at_item in at_items.items(items, 0, "items"):
                    yield from errors_in_order_items_item(item, at_item)
        if "total" in value:
            total, at_total = at.member(value, "total")
            if at_total.is_new("price"):
                yield from errors_in_price(total, at_total.through("$ref"))
        if "note" in value:
            note, at_note = at.member(value, "note")
            yield from at_note.type(note, "string", "null")
            if isinstance(note, str):
                if len(note) > 200:
                    yield at_note.error(
                        note, "maxLength", 200, "is longer than 200 characters"
                    )
        for key, member, at_member in at.members(value, "additionalProperties"):
            if key not in {"id", "placed", "state", "items", "total", "note"}:
                yield at_member.refusal(
                    member, "additionalProperties", "is not allowed here"
                )


def errors_in_order_items_item(value: Json, at: Location) -> Iterator[ValidationError]:
    yield from at.type(value, "object")
    if isinstance(value, dict):
        yield from at.required(value, ["sku", "count"])
        if "sku" in value:
            sku, at_sku = at.member(value, "sku")
            yield from at_sku.type(sku, "string")
            if isinstance(sku, str):
                if ORDER_ITEMS_ITEM_PATTERN.fullmatch(sku) is None:
                    yield at_sku.error(
                        sku,
                        "pattern",
                        "^[A-Z]{2}-\\d+$",
                        "does not match the pattern '^[A-Z]{2}-\\\\d+$'",
                    )
        if "count" in value:
            count, at_count = at.member(value, "count")
            yield from at_count.type(count, "integer")
            if type(count) is float or type(count) is int or is_number(count):
                if count < 1:
                    yield at_count.error(
                        count, "minimum", 1, "is less than the minimum of 1"
                    )
        if "price" in value:
            price, at_price = at.member(value, "price")
            if at_price.is_new("price"):
                yield from errors_in_price(price, at_price.through("$ref"))


def errors_in_price(value: Json, at: Location) -> Iterator[ValidationError]:
    yield from at.type(value, "object")
    if isinstance(value, dict):
        yield from at.required(value, ["amount", "currency"])
        if "amount" in value:
            amount, at_amount = at.member(value, "amount")
            yield from at_amount.type(amount, "number")
            if type(amount) is float or type(amount) is int or is_number(amount):
                if amount < 0:
                    yield at_amount.error(
                        amount, "minimum", 0, "is less than the minimum of 0"
                    )
                if not multiple_of(amount, 1, 100):
                    yield at_amount.error(
                        amount, "multipleOf", 0.01, "is not a multiple of 0.01"
                    )
        if "currency" in value:
            currency, at_currency = at.member(value, "currency")
            yield from at_currency.type(currency, "string")
            if isinstance(currency, str):
                if len(currency) < 3:
                    yield at_currency.error(
                        currency, "minLength", 3, "is shorter than 3 characters"
                    )
                if len(currency) > 3:
                    yield at_currency.error(
                        currency, "maxLength", 3, "is longer than 3 characters"
                    )
