"""What a program does with dataclasses of which some are another package's."""

from __future__ import annotations

from typing import Any

from uses_dataclass.common import MISSING, Money
from uses_dataclass.common import codecs as of_common
from uses_dataclass.front import MISSING as THE_SAME
from uses_dataclass.front import Page, codecs
from uses_dataclass.front.validators import ValidationError
from uses_dataclass.shop import Order
from uses_dataclass.shop.models import Card, Cash, Gross, Rate, Transfer

DOCUMENT: dict[str, Any] = {
    "orders": [
        {
            "price": {"amount": 5, "valued": "2024-01-01T00:00:00.000Z", "note": None},
            "prices": [{"amount": 1, "more": [1]}],
            "paid": {"kind": "transfer", "account": "A"},
            "by": {"kind": "cash"},
            "rate": {"of": 1.5},
            "due": "2024-02-01T12:00:00.0+01:00",
            "parts": {"gift": {"price": {"amount": 0, "scale": 3}}},
        }
    ],
    "total": {"amount": 6, "of": "EUR"},
    "gross": {"amount": 7, "tax": 1},
}

page = codecs.page.load(DOCUMENT)
assert codecs.page.dump(page) == DOCUMENT
assert codecs.page.load_json(codecs.page.dump_json(page)) == page
assert page.orders
order = page.orders[0]
assert type(order) is Order
assert type(order.price) is type(page.total) is Money
assert order.price.scale == 2
fee: Money = order.fee
assert fee.amount == 2
rate: Rate | None = order.rate
assert rate is not None
assert rate.of == 1.5
assert order.price.note is None
assert type(order.paid) is Transfer
assert type(order.by) is Cash
assert order.parts
assert order.parts["gift"].price.scale == 3
assert type(page.gross) is Gross
assert page.total is not None
assert page.total.note is MISSING
assert MISSING is THE_SAME
assert of_common.money.dump(page.total) == {"amount": 6, "of": "EUR"}

mine = Page(orders=[Order(price=Money(amount=1), by=Card(kind="card", number="1234"))])
assert codecs.page.dump(mine) == {
    "orders": [{"price": {"amount": 1}, "by": {"kind": "card", "number": "1234"}}]
}
for wrong in ({"total": {"amount": -1}}, {"orders": [{"price": {"amount": 1, "note": 1}}]}):
    try:
        codecs.page.load(wrong)
    except ValidationError as error:
        assert error.json_path in ("$.total.amount", "$.orders[0].price.note")
        continue
    raise AssertionError(wrong)
mine.total = Money(amount=-1)
try:
    codecs.page.dump(mine)
except ValidationError as error:
    assert error.json_path == "$.total.amount"
else:
    raise AssertionError("accepted")
