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
    "place": {"x": 1},
}
assert codecs.parcel.load(parcel) is parcel
assert codecs.parcel.dump(parcel) == parcel

# What must be there and is described nowhere has a key; what a pattern describes, its type.
weight: float = parcel["weight"]
place: Any = parcel["place"]
assert (weight, place) == (1.5, {"x": 1})
