"""What fields take, and what they are to type checkers."""

from __future__ import annotations

from enum import Enum
from typing import Any

from fields.models import Book, Box, Card, Parcel, Transfer

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
    "place": {"x": 1},
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
    place={"x": 1},
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
place: Any = parcel.place
assert (weight, place) == (1.5, {"x": 1})
