"""What a program does with classes of datamodel-code-generator, and with validators beside them."""

from __future__ import annotations

from typing import Any

from orders_plain import Order, Person, validators

DOCUMENT: dict[str, Any] = {
    "id": 7,
    "class": "gift",
    "placed": "2024-02-29T12:00:00Z",
    "pay": {"number": "1", "bank": "B"},
    "total": 19.99,
}

order = Order.model_validate(DOCUMENT)
assert order.class_ == "gift"
assert order.x_note is None
assert order.placed.year == 2024
validators.order.validate(DOCUMENT)

# What types cannot say, a validator does.
assert Person.model_validate({"name": "A"}).name == "A"
assert validators.order.is_valid({**DOCUMENT, "total": "19.99"}) is False
