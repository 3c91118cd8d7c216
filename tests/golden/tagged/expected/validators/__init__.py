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
    "shape",
    "circle",
    "square",
    "group",
]

shape = Validator("Shape", checks.valid_shape, nests=True)
circle = Validator("Circle", checks.valid_circle)
square = Validator("Square", checks.valid_square)
group = Validator("Group", checks.valid_group, nests=True)
