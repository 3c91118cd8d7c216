from __future__ import annotations

from shop import Order


def number(order: Order) -> str:
    return order.id
