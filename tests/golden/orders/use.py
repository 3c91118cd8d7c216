"""What a program does with orders that are pydantic models."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from orders import Order
from orders.models import Card, Transfer
from pydantic import ValidationError

DOCUMENT: dict[str, Any] = {
    "id": 2**70,
    "class": "gift",
    "x-note": None,
    "placed": "2024-02-29T12:00:00.123456789Z",
    "when": "later",
    "pay": {"number": "1", "bank": "B", "further": [1]},
    "total": 19.99,
    "additional": "text",
    "parts": {
        "a": {
            "id": 1.0,
            "class": "plain",
            "placed": "2024-02-29T12:00:00+01:00",
            "pay": {"number": "1234"},
            "total": 1,
        }
    },
    "unknown": {"kept": True},
}

order = Order.model_validate(DOCUMENT)
assert order.class_ == "gift"
assert isinstance(order.placed, datetime)
assert isinstance(order.pay, Transfer)
assert order.parts
assert isinstance(order.parts["a"].pay, Card)
assert order.seen is None
assert order.model_dump(mode="json") == DOCUMENT

try:
    Order.model_validate({**DOCUMENT, "total": "1"})
except ValidationError as error:
    assert error.errors()[0]["loc"] == ("total",)
else:
    raise AssertionError("accepted")
