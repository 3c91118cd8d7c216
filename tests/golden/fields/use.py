"""What fields take, and what they are to type checkers."""

from __future__ import annotations

from datetime import date, datetime
from enum import Enum
from typing import Any

from fields.models import Book, Box, Card, Label, Parcel, Transfer

CARD: dict[str, Any] = {"kind": "card", "number": "4"}
TRANSFER: dict[str, Any] = {"kind": "transfer", "iban": "DE"}
DOCUMENT: dict[str, Any] = {
    "id": "1",
    "payment": CARD,
    "refunds": [TRANSFER, CARD],
    "attempts": {"first": TRANSFER},
    "contents": [{"title": "Emma"}, {"size": 3}],
    "color": "red",
    "weight": 1.5,
    "count": 2,
    "label": {"text": ["a", 1]},
}

# A constructor takes instances of the classes of a union, wherever they stand.
card, transfer = Card(kind="card", number="4"), Transfer(kind="transfer", iban="DE")
parcel = Parcel(
    id="1",
    payment=card,
    refunds=[transfer, card],
    attempts={"first": transfer},
    contents=[Book(title="Emma"), Box(size=3)],
    color="red",
    weight=1.5,
    count=2,
    label=Label(text=["a", 1]),
)
assert parcel.model_dump() == DOCUMENT
assert parcel == Parcel.model_validate(DOCUMENT)

# So does an assignment.
parcel.payment = transfer
parcel.refunds = [card]
assert parcel.model_dump(mode="json")["payment"] == TRANSFER
assert parcel.model_dump(mode="json")["refunds"] == [CARD]


class Paint(Enum):
    """An enumeration of somebody's own."""

    GREEN = "green"


# Where a colour is, what stands for one is taken, too.
painted: dict[str, Any] = {"color": Paint.GREEN, "colors": [Paint.GREEN]}
parcel = Parcel.model_validate(DOCUMENT | painted)
assert parcel.model_dump(mode="json")["colors"] == ["green"]

# What must be there and is described nowhere has a field; what a pattern describes, its type.
weight: float = parcel.weight
count: int = parcel.count
text: Any = parcel.label.text
assert (weight, count, text) == (1.5, 2, ["a", 1])

# Members without a field have the types that patterns and `additionalProperties` give them.
more = {"at_night": "2024-01-01T23:00:00.0Z", "paid_by": CARD, "pieces": 3}
parcel = Parcel.model_validate(DOCUMENT | more)
others: dict[str, Card | Transfer | datetime | int | float] = parcel.__pydantic_extra__
assert isinstance(others["at_night"], datetime)
assert others["paid_by"] == card
assert parcel.model_dump(mode="json") == DOCUMENT | more
others["paid_back"] = transfer
assert parcel.model_dump(mode="json") == DOCUMENT | more | {"paid_back": TRANSFER}
assert Parcel.model_validate_json(parcel.model_dump_json()) == parcel

# A field with a default reads as that, which is dumped only if it is set.
parcel = Parcel.model_validate(DOCUMENT)
read: tuple[bool, str, int, date] = (parcel.express, parcel.class_, parcel.copies, parcel.until)
assert read == (False, "small", 2, date(2024, 12, 31))
assert parcel.model_dump() == DOCUMENT
