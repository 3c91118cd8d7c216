"""How a team uses its models; type checkers read this file, and the tests run it."""

from datetime import UTC, datetime

from package.models import Card, Order, OrderBuyer, Tags, Transfer
from pydantic import BaseModel, TypeAdapter


class Basket(BaseModel):
    orders: list[Order]


order = Order(
    id="1",
    schema_={"a": 1},
    placed=datetime.now(UTC),
    buyer=OrderBuyer(name="x"),
    pay=Card(number="123"),
    state="open",
    tags=["a"],
)
if order.placed:
    year: int = order.placed.year
if order.buyer:
    name: str = order.buyer.name
if isinstance(order.pay, Transfer):
    bank: str = order.pay.bank
tags: Tags = ["a"]
assert TypeAdapter(Tags).validate_python(tags) == tags
document: dict[str, object] = order.model_dump(mode="json")
again: Order = Order.model_validate(document)
baskets: list[Basket] = TypeAdapter(list[Basket]).validate_python([{"orders": [again]}])
assert baskets[0].orders[0] == again == order
