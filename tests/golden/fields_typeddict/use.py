"""The documents of `fields` as typed dictionaries."""

from __future__ import annotations

from typing import Any

from fields_typeddict import codecs
from fields_typeddict.models import Parcel

parcel: Parcel = {
    "id": "1",
    "payment": {"kind": "card", "number": "4"},
    "refunds": [{"kind": "transfer", "iban": "DE"}],
    "contents": [{"title": "Emma"}, {"size": 3}],
    "color": "red",
    "weight": 1.5,
    "count": 2,
    "label": {"text": ["a", 1]},
}
assert codecs.parcel.load(parcel) is parcel
assert codecs.parcel.dump(parcel) == parcel

# What must be there and is described nowhere has a key; what a pattern describes, its type.
weight: float = parcel["weight"]
count: float = parcel["count"]
text: Any = parcel["label"]["text"]
assert (weight, count, text) == (1.5, 2, ["a", 1])
