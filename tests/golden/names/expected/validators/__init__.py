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
    "class_",
    "list_model",
]

class_ = Validator("Class", checks.valid_class_)
list_model = Validator("ListModel", checks.valid_list_model)
