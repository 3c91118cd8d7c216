"""Is a value valid? One function a schema, which builds nothing and stops at the first failure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.format_date_time import is_date_time
from .._runtime.format_uuid import is_uuid
from .._runtime.numbers import is_integer, is_number, multiple_of
from .._runtime.pattern import Pattern

if TYPE_CHECKING:
    from .._runtime.values import Json

ORDER_ITEMS_ITEM_PATTERN = Pattern("[A-Z]{2}-[0-9]+")


def valid_order(value: Json) -> bool:
    if not isinstance(value, dict):
        return False
    id_ = value.get("id")
    if not isinstance(id_, str):
        return False
    if not is_uuid(id_):
        return False
    left = len(value) - 3
    if "placed" in value:
        left -= 1
        placed = value["placed"]
        if not isinstance(placed, str):
            return False
        if not is_date_time(placed):
            return False
    if "total" in value:
        left -= 1
        total = value["total"]
        if not valid_price(total):
            return False
    if "note" in value:
        left -= 1
        note = value["note"]
        if not isinstance(note, str) and note is not None:
            return False
        if isinstance(note, str):
            if len(note) > 200:
                return False
    if left:
        return False
    state = value.get("state")
    if not isinstance(state, str) or state not in {"open", "paid", "sent"}:
        return False
    items = value.get("items")
    if not isinstance(items, list):
        return False
    if not items:
        return False
    for item in items:
        if not valid_order_items_item(item):
            return False
    return True


def valid_order_items_item(value: Json) -> bool:
    if not isinstance(value, dict):
        return False
    sku = value.get("sku")
    if not isinstance(sku, str):
        return False
    if ORDER_ITEMS_ITEM_PATTERN.fullmatch(sku) is None:
        return False
    count = value.get("count")
    if type(count) is not int and not is_integer(count):
        return False
    if count < 1:
        return False
    if "price" in value:
        price = value["price"]
        if not valid_price(price):
            return False
    return True


def valid_price(value: Json) -> bool:
    if not isinstance(value, dict):
        return False
    amount = value.get("amount")
    if type(amount) is not float and type(amount) is not int and not is_number(amount):
        return False
    if amount < 0:
        return False
    if not multiple_of(amount, 1, 100):
        return False
    currency = value.get("currency")
    if not isinstance(currency, str):
        return False
    if len(currency) < 3:
        return False
    return len(currency) <= 3
