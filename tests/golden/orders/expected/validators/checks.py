"""Is a value valid? One function a schema, which builds nothing and stops at the first failure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.alternatives import exactly_one
from .._runtime.format_date_time import is_date_time
from .._runtime.numbers import is_integer, is_number

if TYPE_CHECKING:
    from .._runtime.values import Json


def valid_order(value: Json) -> bool:
    if not isinstance(value, dict):
        return False
    id_ = value.get("id")
    if type(id_) is not int and not is_integer(id_):
        return False
    if id_ < 1:
        return False
    class_ = value.get("class")
    if not isinstance(class_, str) or class_ not in {"gift", "plain"}:
        return False
    if "x-note" in value:
        x_note = value["x-note"]
        if not isinstance(x_note, str) and x_note is not None:
            return False
    if "int" in value:
        int_ = value["int"]
        if type(int_) is not int and not is_integer(int_):
            return False
    if "additional" in value:
        additional = value["additional"]
        if not isinstance(additional, str):
            return False
    placed = value.get("placed")
    if not isinstance(placed, str):
        return False
    if not is_date_time(placed):
        return False
    if "seen" in value:
        seen_ = value["seen"]
        if not isinstance(seen_, list):
            return False
        for item in seen_:
            if not isinstance(item, list):
                return False
            for item_ in item:
                if not isinstance(item_, str):
                    return False
                if not is_date_time(item_):
                    return False
    if "when" in value:
        when = value["when"]
        if (
            not (isinstance(when, str) and is_date_time(when))
            and when != "later"
            and (type(when) is not int and not is_integer(when))
            and when is not None
        ):
            return False
    pay = value.get("pay")
    if not isinstance(pay, dict):
        return False
    if not exactly_one(valid_card(pay), "bank" in pay and valid_transfer(pay)):
        return False
    if "refund" in value:
        refund = value["refund"]
        if isinstance(refund, dict):
            if not valid_card(refund):
                return False
        elif refund is not None:
            return False
    total = value.get("total")
    if type(total) is not float and type(total) is not int and not is_number(total):
        return False
    if "buyer" in value:
        buyer = value["buyer"]
        if not valid_person(buyer):
            return False
    if "parts" in value:
        parts = value["parts"]
        if not isinstance(parts, dict):
            return False
        for member in parts.values():
            if not valid_order(member):
                return False
    if "labels" in value:
        labels = value["labels"]
        if not valid_labels(labels):
            return False
    if "tree" in value:
        tree = value["tree"]
        if not valid_tree(tree):
            return False
    return True


def valid_card(value: Json) -> bool:
    if not isinstance(value, dict):
        return False
    number = value.get("number")
    if not isinstance(number, str):
        return False
    if len(number) < 4:
        return False
    return len(value) <= 1


def valid_labels(value: Json) -> bool:
    if not isinstance(value, dict):
        return False
    for member in value.values():
        if not isinstance(member, str):
            return False
    return True


def valid_person(value: Json) -> bool:
    if not isinstance(value, dict) and value is not None:
        return False
    if isinstance(value, dict):
        name = value.get("name")
        if not isinstance(name, str):
            return False
        if not name:
            return False
        if "born" in value:
            born = value["born"]
            if not isinstance(born, str):
                return False
            if not is_date_time(born):
                return False
        if "friends" in value:
            friends = value["friends"]
            if not isinstance(friends, list):
                return False
            for item in friends:
                if not valid_person(item):
                    return False
    return True


def valid_transfer(value: Json) -> bool:
    if not isinstance(value, dict):
        return False
    number = value.get("number")
    if not isinstance(number, str):
        return False
    bank = value.get("bank")
    return isinstance(bank, str)


def valid_tree(value: Json) -> bool:
    if isinstance(value, dict):
        if not valid_labels(value):
            return False
    elif isinstance(value, list):
        for item in value:
            if not valid_tree(item):
                return False
    else:
        return False
    return True


def valid_payment(value: Json) -> bool:
    return valid_card(value)


def valid_order_pay_one_of_0(value: Json) -> bool:
    return valid_card(value)


def valid_order_pay_one_of_1(value: Json) -> bool:
    return valid_transfer(value)


def valid_order_refund_any_of_0(value: Json) -> bool:
    return valid_card(value)


def valid_order_refund_any_of_1(value: Json) -> bool:
    return value is None


def valid_order_when_any_of_0(value: Json) -> bool:
    return isinstance(value, str) and is_date_time(value)


def valid_order_when_any_of_1(value: Json) -> bool:
    return value == "later"


def valid_order_when_any_of_2(value: Json) -> bool:
    return type(value) is int or is_integer(value)


def valid_order_when_any_of_3(value: Json) -> bool:
    return value is None


def valid_tree_any_of_0(value: Json) -> bool:
    return valid_labels(value)


def valid_tree_any_of_1(value: Json) -> bool:
    if not isinstance(value, list):
        return False
    for item in value:
        if not valid_tree(item):
            return False
    return True
