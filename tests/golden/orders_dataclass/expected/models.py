"""The classes of this package: a dataclass for each schema of objects.

Documents become instances, and instances documents, through `codecs`, which accept exactly
what the schemas accept. A constructor checks nothing; what it was given is checked when it is
written. A field that is not set is `MISSING`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal, TypeAlias

from ._runtime.absent import MISSING, Missing


@dataclass(slots=True, kw_only=True)
class Order:
    """What a customer buys, with all that is hard to type."""

    id: int
    """At least 1."""

    class_: Literal["gift", "plain"] = field(metadata={"name": "class"})
    """A keyword in Python."""

    x_note: str | None | Missing = field(default=MISSING, metadata={"name": "x-note"})

    int_: int | Missing = field(default=MISSING, metadata={"name": "int"})

    additional_: str | Missing = field(default=MISSING, metadata={"name": "additional"})

    placed: datetime
    """Format: date-time."""

    seen: list[list[datetime]] | Missing = MISSING

    when: Literal["later"] | datetime | int | None | Missing = MISSING

    pay: Card | Transfer

    refund: Card | None | Missing = MISSING

    total: int | float

    buyer: Person | None | Missing = MISSING

    parts: dict[str, Order] | Missing = MISSING

    labels: dict[str, str] | Missing = MISSING

    tree: dict[str, str] | list[Tree] | Missing = MISSING

    free: Any | Missing = MISSING

    additional: dict[str, Any] = field(default_factory=dict[str, Any])
    """Members that have no field, by their names in documents."""


@dataclass(slots=True, kw_only=True)
class Card:
    """No other members than these."""

    number: str
    """At least 4 characters."""


@dataclass(slots=True, kw_only=True)
class Transfer:
    """The schema Transfer."""

    number: str

    bank: str

    additional: dict[str, Any] = field(default_factory=dict[str, Any])
    """Members that have no field, by their names in documents."""


Labels: TypeAlias = dict[str, str]
"""The schema Labels."""


Tree: TypeAlias = "dict[str, str] | list[Tree]"
"""The schema Tree."""


Payment = Card
"""The schema Payment."""


@dataclass(slots=True, kw_only=True)
class Person:
    """The schema Person."""

    name: str
    """At least 1 character."""

    born: datetime | Missing = MISSING
    """Format: date-time."""

    friends: list[Person | None] | Missing = MISSING

    additional: dict[str, Any] = field(default_factory=dict[str, Any])
    """Members that have no field, by their names in documents."""
