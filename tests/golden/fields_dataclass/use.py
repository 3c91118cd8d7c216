"""The documents of `fields` as dataclasses."""

from __future__ import annotations

import copy
import pickle
from datetime import date, datetime
from enum import Enum
from typing import Any

from fields_dataclass import codecs
from fields_dataclass.models import Book, Box, Card, Label, Parcel, Payment, Transfer

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
count: int = parcel.count
text: Any = parcel.label.text
assert (weight, count, text) == (1.5, 2, ["a", 1])

# Members without a field have the types that patterns and `additionalProperties` give them.
more: dict[str, Any] = {"at_night": "2024-01-01T23:00:00.0Z", "pieces": 3}
more["paid_by"] = {"kind": "card", "number": "4"}
parcel = codecs.parcel.load(document | more)
others: dict[str, Payment | datetime | int | float] = parcel.additional
assert isinstance(others["at_night"], datetime)
assert others["paid_by"] == card
assert codecs.parcel.dump(parcel) == document | more
others["paid_back"] = transfer
assert codecs.parcel.dump(parcel)["paid_back"] == {"kind": "transfer", "iban": "DE"}

# A field with a default reads as that, which is dumped only if it is set.
parcel = codecs.parcel.load(document)
read: tuple[bool, str, int, date] = (parcel.express, parcel.class_, parcel.copies, parcel.until)
assert read == (False, "small", 2, date(2024, 12, 31))
assert (parcel.marks, parcel.note) == (["fragile"], "none")
# One that is an instance is another one at each reading.
sender: Label = parcel.sender
assert sender == Label(text="us")
sender.text = "them"
assert parcel.sender == Label(text="us")
assert "sender" not in codecs.parcel.dump(parcel)
inner: Book | Box = parcel.inner
wraps: list[Book | Box] = parcel.wraps
assert (inner, wraps) == (Box(size=1), [Book(title="Emma")])
wraps.append(inner)
assert parcel.wraps == [Book(title="Emma")]
assert codecs.parcel.dump(parcel) == document
parcel.sender = sender
assert codecs.parcel.dump(parcel)["sender"] == {"text": "them"}
del parcel.sender
assert codecs.parcel.dump(parcel) == document
whole = document | {"express": False, "copies": 2, "marks": [], "note": None, "class": "small"}
assert codecs.parcel.dump(codecs.parcel.load(whole)) == whole
for again in (copy.copy(parcel), copy.deepcopy(parcel), pickle.loads(pickle.dumps(parcel))):
    assert again == parcel
    assert codecs.parcel.dump(again) == document
# A default that can be changed is a copy.
parcel.marks.append("heavy")
assert parcel.marks == ["fragile"]
parcel.marks = [*parcel.marks, "heavy"]
parcel.copies = 2
assert codecs.parcel.dump(parcel) == document | {"marks": ["fragile", "heavy"], "copies": 2}
del parcel.marks, parcel.copies
assert codecs.parcel.dump(parcel) == document
