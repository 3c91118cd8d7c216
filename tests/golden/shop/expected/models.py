"""The models of this package: one class for each schema.

A model accepts exactly what its schema accepts, through every door: it is checked by the
validator that its class line names. A field that is not set is `MISSING`.
"""

from __future__ import annotations

from typing import Literal

from . import validators
from ._runtime.model import MISSING, Missing, Model
from ._runtime.moment import AwareDatetime
from ._runtime.uuids import UUID


class Price(Model, check=validators.price):
    """The schema Price."""

    amount: int | float
    """At least 0. A multiple of 0.01."""

    currency: str
    """At least 3 characters. At most 3 characters. Default: EUR."""


class OrderItemsItem(Model, check=validators.order_items_item):
    """Order item"""

    sku: str
    """Matches ^[A-Z]{2}-\\d+$."""

    count: int
    """At least 1."""

    price: Price | Missing = MISSING


class Order(Model, check=validators.order, extra="forbid"):
    """What a customer buys.

    No other members than these."""

    id: UUID
    """Format: uuid."""

    placed: AwareDatetime | Missing = MISSING
    """Format: date-time."""

    state: Literal["open", "paid", "sent"]

    items: list[OrderItemsItem]
    """At least 1 item."""

    total: Price | Missing = MISSING

    note: str | None | Missing = MISSING
    """At most 200 characters. Examples: Ring twice., null."""
