"""The classes of this package: a `msgspec.Struct` for each schema of objects.

Documents become instances, and instances documents, through `codecs`, which accept exactly
what the schemas accept. A constructor checks nothing; what it was given is checked when it is
written. A field that is not set is `msgspec.UNSET`.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal, TypeAlias

import msgspec


class Order(
    msgspec.Struct,
    kw_only=True,
    omit_defaults=True,
    rename={
        "class_": "class",
        "x_note": "x-note",
        "int_": "int",
        "additional_": "additional",
        "additional": "additional_",
    },
):
    """What a customer buys, with all that is hard to type."""

    id: int
    """At least 1."""

    class_: Literal["gift", "plain"]
    """A keyword in Python."""

    x_note: str | None | msgspec.UnsetType = msgspec.UNSET

    int_: int | msgspec.UnsetType = msgspec.UNSET

    additional_: str | msgspec.UnsetType = msgspec.UNSET

    placed: datetime
    """Format: date-time."""

    seen: list[list[datetime]] | msgspec.UnsetType = msgspec.UNSET

    when: Literal["later"] | datetime | int | None | msgspec.UnsetType = msgspec.UNSET

    pay: Card | Transfer

    refund: Card | None | msgspec.UnsetType = msgspec.UNSET

    total: int | float

    buyer: Person | None | msgspec.UnsetType = msgspec.UNSET

    parts: dict[str, Order] | msgspec.UnsetType = msgspec.UNSET

    labels: dict[str, str] | msgspec.UnsetType = msgspec.UNSET

    tree: dict[str, str] | list[Tree] | msgspec.UnsetType = msgspec.UNSET

    free: Any | msgspec.UnsetType = msgspec.UNSET

    additional: dict[str, Any] = {}
    """Members that have no field, by their names in documents."""


class Card(
    msgspec.Struct, kw_only=True, omit_defaults=True, forbid_unknown_fields=True
):
    """No other members than these."""

    number: str
    """At least 4 characters."""


class Transfer(msgspec.Struct, kw_only=True, omit_defaults=True):
    """The schema Transfer."""

    number: str

    bank: str

    additional: dict[str, Any] = {}
    """Members that have no field, by their names in documents."""


Labels: TypeAlias = dict[str, str]
"""The schema Labels."""


Tree: TypeAlias = "dict[str, str] | list[Tree]"
"""The schema Tree."""


Payment = Card
"""The schema Payment."""


class Person(msgspec.Struct, kw_only=True, omit_defaults=True):
    """The schema Person."""

    name: str
    """At least 1 character."""

    born: datetime | msgspec.UnsetType = msgspec.UNSET
    """Format: date-time."""

    friends: list[Person | None] | msgspec.UnsetType = msgspec.UNSET

    additional: dict[str, Any] = {}
    """Members that have no field, by their names in documents."""
