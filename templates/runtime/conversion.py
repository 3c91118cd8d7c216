"""Documents as what a class or an alias of this package says of them, and back."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from .building import serializer_of
from .checked_by import subject_of

__all__ = ["read", "written"]


def read(kind: Any, document: object) -> Any:
    """What `kind` says of `document`. Raises pydantic's `ValidationError` if its schema refuses
    that."""
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return kind.model_validate(document)
    return subject_of(kind).read(document)


def written(kind: Any, value: object) -> Any:
    """The document that `value`, which is what `kind` says, stands for."""
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json")
    if isinstance(kind, type):
        return value  # Its schema allows what is no object, as it is.
    return serializer_of(subject_of(kind)).to_python(value, mode="json")
