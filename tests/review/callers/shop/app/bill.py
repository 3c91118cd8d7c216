"""What a team wrote with the package: this file is not generated, and nothing here is run."""

from __future__ import annotations

from shop import Order
from shop.models import Buyer


def describe(order: Order) -> str:
    # Wrong before and after: what was said of it before is not what the change breaks.
    size: str = len(order.id)
    text = order.status.upper()
    return f"{order.id} {text} {order.total} {size}"


def total(order: Order) -> int:
    """Reads two members, of which one is there in both versions."""
    if order.total is None:
        return 0
    return order.total - (order.discount or 0)


def labels(order: Order) -> list[str]:
    tags = order.tags or []
    return [tag.lower() for tag in tags]


def make(name: str) -> Order:
    buyer = Buyer(name=name)
    return Order(id="1", status="open", buyer=buyer)


def untyped(order):
    made = make("x")
    return made.total + order.anything
