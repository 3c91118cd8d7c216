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
    "card",
    "transfer",
    "labels",
    "tree",
    "payment",
    "person",
]

order = Validator("Order", checks.valid_order, nests=True)
card = Validator("Card", checks.valid_card)
transfer = Validator("Transfer", checks.valid_transfer)
labels = Validator("Labels", checks.valid_labels)
tree = Validator("Tree", checks.valid_tree, nests=True)
payment = Validator("Payment", checks.valid_payment)
person = Validator("Person", checks.valid_person, nests=True)
