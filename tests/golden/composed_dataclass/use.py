"""The documents of `composed` as dataclasses: a member of the document names the class."""

from __future__ import annotations

from typing import Any

from composed_dataclass import codecs
from composed_dataclass.models import (
    CardPayment,
    Cat,
    Circle,
    Dog,
    LoggedClosed,
    LoggedOpened,
    PaymentInvoice,
    PaymentSepa,
    Shape,
    Square,
)
from composed_dataclass.validators import ValidationError

DOCUMENT: dict[str, Any] = {
    "owner": {"name": "Bob", "since": "2020-01-01", "boss": {"name": "Ann", "phone": "1", "x": 2}},
    "payments": [
        {"amount": 1, "method": "card", "number": "4"},
        {"amount": 2, "method": "sepa", "account": {"iban": "DE"}},
        {"amount": 3, "method": "invoice", "days": 30, "more": None},
    ],
    "pets": [
        {"petType": "cat", "name": "Tom"},
        {"petType": "hound", "bark": True},
        {"petType": "Dog"},
        {"petType": "cat", "bark": "loud"},
    ],
    "shapes": [
        {"kind": "round", "radius": 1},
        {"kind": "Square", "side": 1.5},
        {"kind": "Square"},
        {"kind": "blob", "radius": 1, "side": 1},
    ],
    "log": [{"eventType": "reopened"}, {"eventType": "closed", "why": "late"}],
}

house = codecs.house.load(DOCUMENT)
assert codecs.house.dump(house) == DOCUMENT
kinds = [type(item) for item in (*house.payments, *house.pets, *house.shapes, *house.log)]
assert kinds == [
    *(CardPayment, PaymentSepa, PaymentInvoice),
    *(Cat, Dog, Cat, Cat),
    *(Circle, Square, Shape, Shape),
    *(LoggedOpened, LoggedClosed),
]

# One of the ways to pay has what stands beside all of them.
paid = CardPayment(amount=1, method="card", number="4")
assert codecs.card_payment.dump(paid) == {"amount": 1, "method": "card", "number": "4"}
try:
    codecs.card_payment.dump(CardPayment(amount=-1, method="card", number="4"))
except ValidationError as error:
    assert error.path == ("amount",)
else:
    raise AssertionError
