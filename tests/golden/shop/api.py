"""A service that takes orders: what docs/with-fastapi.md shows."""

from fastapi import FastAPI
from shop import Order, Price

app = FastAPI()


@app.post("/orders")
def place(order: Order) -> Price:
    """Take an order, and answer its total."""
    return Price(amount=len(order.items) * 10, currency="EUR")
