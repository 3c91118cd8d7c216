"""The models of this package: one class for each schema.

A model accepts exactly what its schema accepts, through every door: it is checked by the
validator that its class line names. A field that is not set is `MISSING`.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from . import validators
from ._runtime.model import MISSING, Missing, Model, RootModel, first_valid
from ._runtime.moment import AwareDatetime


class Card(Model, check=validators.card, extra="forbid"):
    """No other members than these."""

    number: str
    """At least 4 characters."""


class Transfer(Model, check=validators.transfer):
    """The schema Transfer."""

    number: str

    bank: str


class Tree(RootModel, check=validators.tree):
    """The schema Tree."""

    root: dict[str, str] | list[Tree]


class Person(Model, check=validators.person):
    """The schema Person."""

    name: str
    """At least 1 character."""

    born: AwareDatetime | Missing = MISSING
    """Format: date-time."""

    friends: list[Person | None] | Missing = MISSING


class Order(Model, check=validators.order):
    """What a customer buys, with all that is hard to type."""

    id: int
    """At least 1."""

    class_: Literal["gift", "plain"] = Field(
        validation_alias="class", serialization_alias="class"
    )
    """A keyword in Python."""

    x_note: str | None | Missing = Field(
        default=MISSING, validation_alias="x-note", serialization_alias="x-note"
    )

    int_: int | Missing = Field(
        default=MISSING, validation_alias="int", serialization_alias="int"
    )

    additional: str | Missing = MISSING

    placed: AwareDatetime
    """Format: date-time."""

    seen: list[list[AwareDatetime]] | Missing = MISSING

    when: Literal["later"] | AwareDatetime | int | None | Missing = MISSING

    pay: Annotated[Card | Transfer, first_valid]

    refund: Card | None | Missing = MISSING

    total: int | float

    buyer: Person | None | Missing = MISSING

    parts: dict[str, Order] | Missing = MISSING

    labels: dict[str, str] | Missing = MISSING

    tree: dict[str, str] | list[Tree] | Missing = MISSING

    free: Any | Missing = MISSING


class Labels(RootModel, check=validators.labels):
    """The schema Labels."""

    root: dict[str, str]


Payment = Card
"""The schema Payment."""
