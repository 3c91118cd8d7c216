"""What a program does with orders that are typed dictionaries."""

from __future__ import annotations

from typing import Any

from orders_typeddict import Order, codecs
from orders_typeddict.validators import ValidationError

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
assert order is DOCUMENT
assert order["class"] == "gift"
assert order["placed"].startswith("2024")
assert "seen" not in order
assert "parts" in order
assert order["parts"]["a"]["pay"]["number"] == "1234"
assert codecs.order.dump(order) is DOCUMENT
assert codecs.order.load_json(codecs.order.dump_json(order)) == order

mine: Order = {
    "id": 1,
    "class": "plain",
    "placed": "2024-01-01T00:00:00Z",
    "pay": {"number": "1234"},
    "total": 5,
}
assert codecs.order.dump(mine) == mine
mine["pay"] = {"number": "1"}
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
assert person is not None
assert person["name"] == "A"
