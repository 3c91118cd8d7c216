"""The types of this package's documents: a `TypedDict` for each schema of objects.

A document has such a type if its codec, or its validator, accepts it; see `codecs`. Types say
less than schemas do. Further members, where a schema allows them, are in the document as well.
"""

from __future__ import annotations

from typing import Any, Literal, NotRequired, TypeAlias, TypedDict

Order = TypedDict(
    "Order",
    {
        "id": "int | float",
        "class": 'Literal["gift", "plain"]',
        "x-note": "NotRequired[str | None]",
        "int": "NotRequired[int | float]",
        "additional": "NotRequired[str]",
        "placed": "str",
        "seen": "NotRequired[list[list[str]]]",
        "when": 'NotRequired[Literal["later"] | str | int | float | None]',
        "pay": "Card | Transfer",
        "refund": "NotRequired[Card | None]",
        "total": "int | float",
        "buyer": "NotRequired[Person | None]",
        "parts": "NotRequired[dict[str, Order]]",
        "labels": "NotRequired[dict[str, str]]",
        "tree": "NotRequired[dict[str, str] | list[Tree]]",
        "free": "NotRequired[Any]",
    },
)
"""What a customer buys, with all that is hard to type.

id: At least 1.

class: A keyword in Python.

placed: Format: date-time."""


class Card(TypedDict):
    """No other members than these."""

    number: str
    """At least 4 characters."""


class Transfer(TypedDict):
    """The schema Transfer."""

    number: str

    bank: str


Labels: TypeAlias = dict[str, str]
"""The schema Labels."""


Tree: TypeAlias = "dict[str, str] | list[Tree]"
"""The schema Tree."""


Payment = Card
"""The schema Payment."""


class Person(TypedDict):
    """The schema Person."""

    name: str
    """At least 1 character."""

    born: NotRequired[str]
    """Format: date-time."""

    friends: NotRequired[list[Person | None]]
