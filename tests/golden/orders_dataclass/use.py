"""What a program does with orders that are dataclasses."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from orders_dataclass import Order, Person, codecs
from orders_dataclass.models import Card, Transfer
from orders_dataclass.validators import ValidationError

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

order = codecs.order.load(DOCUMENT)
assert order.class_ == "gift"
assert order.placed > datetime(2024, 2, 29, tzinfo=UTC)
assert isinstance(order.pay, Transfer)
assert order.pay.additional == {"further": [1]}
assert order.parts
assert isinstance(order.parts["a"].pay, Card)
assert order.parts["a"].id.bit_length() == 1
assert order.seen is None
assert order.additional == {"unknown": {"kept": True}}
assert codecs.order.dump(order) == DOCUMENT
assert codecs.order.load_json(codecs.order.dump_json(order)) == order

mine = Order(
    id=1,
    class_="plain",
    placed=datetime(2024, 1, 1, tzinfo=UTC),
    pay=Card(number="1234"),
    total=5,
)
assert codecs.order.dump(mine) == {
    "id": 1,
    "class": "plain",
    "placed": "2024-01-01T00:00:00Z",
    "pay": {"number": "1234"},
    "total": 5,
}
mine.pay = Card(number="1")
try:
    codecs.order.dump(mine)
except ValidationError as error:
    assert error.json_path == "$.pay"
else:
    raise AssertionError("accepted")

try:
    codecs.order.load({**DOCUMENT, "total": "1"})
except ValidationError as error:
    assert error.json_path == "$.total"
else:
    raise AssertionError("accepted")

nobody = codecs.person.load(None)
assert nobody is None
person = codecs.person.load({"name": "A"})
assert person == Person(name="A")
