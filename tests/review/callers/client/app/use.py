from __future__ import annotations

from shop import Client


def ids(client: Client) -> list[str]:
    return [order.id for order in client.list_orders(limit=10)]


def paid(client: Client) -> int:
    return len(client.list_orders(state="paid", limit=1))


def total(client: Client, id_: str) -> int:
    return client.get_order(id_).total or 0


def forget(client: Client, id_: str) -> None:
    client.delete_order(id_)
