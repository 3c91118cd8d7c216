"""The documents of `fields` as dataclasses."""

from __future__ import annotations

from enum import Enum
from typing import Any

from fields_dataclass import codecs
from fields_dataclass.models import Book, Box, Card, Parcel, Transfer

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
document = codecs.parcel.dump(parcel)
assert document["refunds"] == [{"kind": "transfer", "iban": "DE"}, {"kind": "card", "number": "4"}]
assert codecs.parcel.load(document) == parcel


class Paint(Enum):
    """An enumeration of somebody's own."""

    GREEN = "green"


# Where a colour is, what stands for one is taken, too.
painted: Any = Paint.GREEN
parcel.color = painted
assert codecs.parcel.dump(parcel)["color"] == "green"

# What must be there and is described nowhere has a field; what a pattern describes, its type.
weight: float = parcel.weight
place: Any = parcel.place
assert (weight, place) == (1.5, {"x": 1})
