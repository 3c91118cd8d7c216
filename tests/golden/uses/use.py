"""What a program does with models of which some are another package's."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError
from uses.common import Money, Payment
from uses.common import validators as of_common
from uses.front import Page, validators
from uses.front.models import OrderCash, PageCash
from uses.shop import Gross, Order
from uses.shop.models import Cash, Rate

DOCUMENT: dict[str, Any] = {
    "orders": [
        {
            "price": {"amount": 5, "valued": "2024-01-01T00:00:00.000Z", "note": None},
            "prices": [{"amount": 1, "more": [1]}],
            "paid": {"kind": "transfer", "account": "A"},
            "by": {"kind": "cash"},
            "rate": {"of": 1.5},
            "due": "2024-02-01T12:00:00.0+01:00",
            "parts": {"gift": {"price": {"amount": 0}}},
        }
    ],
    "total": {"amount": 6, "of": "EUR"},
    "gross": {"amount": 7, "tax": 1},
    "till": {"kind": "cash"},
}

page = Page.model_validate(DOCUMENT)
assert page.model_dump(mode="json") == DOCUMENT
assert page.orders is not None
order = page.orders[0]
assert type(order) is Order
assert type(order.price) is type(page.total) is Money
assert order.price.scale == 2
fee: Money = order.fee
assert fee.amount == 2
rate: Rate | None = order.rate
assert rate is not None
assert rate.of == 1.5
assert type(order.by) is Cash
assert type(page.gross) is Gross
assert type(page.till) is OrderCash is Cash
assert type(Page.model_validate({"till": {"kind": "coins", "weight": 1}}).till) is PageCash

mine = Order(price=Money(amount=5), prices=[Money(amount=1)])
assert mine.model_dump() == {"price": {"amount": 5}, "prices": [{"amount": 1}]}
paid: Payment | None = mine.paid
assert paid is None


def paths(document: dict[str, Any]) -> list[str]:
    """Where a page is wrong."""
    return [
        f"{error.json_path} {error.validator}" for error in validators.page.iter_errors(document)
    ]


assert paths(DOCUMENT) == []
assert paths({"total": {"amount": -1, "of": "X"}}) == ["$.total.amount minimum", "$.total.of enum"]
assert paths({"orders": [{"price": {"amount": "1"}, "by": {"kind": "card"}}]}) == [
    "$.orders[0].price.amount type",
    "$.orders[0].by oneOf",
]
assert paths({"gross": {"amount": 1, "tax": 1, "more": 1}}) == [
    "$.gross.more unevaluatedProperties"
]
for wrong in ({"amount": -1}, {}, {"amount": 1, "valued": "today"}):
    assert not of_common.money.is_valid(wrong)
    try:
        Page.model_validate({"total": wrong})
    except ValidationError:
        continue
    raise AssertionError(wrong)
