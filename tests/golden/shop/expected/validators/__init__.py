"""Validators: each accepts exactly what its schema accepts.

They need the standard library only."""

from __future__ import annotations

from .._runtime.errors import DepthExceeded, ValidationError
from .._runtime.validator import Validator
from . import checks

__all__ = [
    "DepthExceeded",
    "ValidationError",
    "Validator",
    "order",
    "order_items_item",
    "price",
]

order = Validator("Order", checks.valid_order)
order_items_item = Validator("OrderItemsItem", checks.valid_order_items_item)
price = Validator("Price", checks.valid_price)
