"""What a program does with orders."""

from __future__ import annotations

from datetime import datetime

from shop.models import Order, Price
from shop.validators import ValidationError, order

DATA = {
    "id": "123e4567-e89b-12d3-a456-426614174000",
    "placed": "2024-02-29T12:00:00Z",
    "state": "open",
    "items": [{"sku": "AB-1", "count": 2.0, "price": {"amount": 19.99, "currency": "EUR"}}],
    "note": None,
}

model = Order.model_validate(DATA)
assert isinstance(model.placed, datetime)
assert model.items[0].count == 2
assert model.note is None
assert Order.model_validate_json(model.model_dump_json()) == model

price = Price(amount=1, currency="EUR")
assert price.amount == 1

assert order.is_valid(DATA)
wrong = {**DATA, "state": "lost", "extra": 1, "total": {"amount": 0.005, "currency": "EUR"}}
try:
    order.validate(wrong)
except ValidationError as error:
    assert sorted(each.json_path for each in error.errors) == [
        "$.extra",
        "$.state",
        "$.total.amount",
    ]
else:
    raise AssertionError("accepted")
