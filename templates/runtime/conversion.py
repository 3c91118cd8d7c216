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
    subject = subject_of(kind)
    if isinstance(subject, type) and issubclass(subject, BaseModel):
        return subject.model_validate(document)
    return subject.read(document)


def written(kind: Any, value: object) -> Any:
    """The document that `value`, which is what `kind` says, stands for."""
    subject = subject_of(kind)
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json")
    if isinstance(subject, type):
        return value  # Its schema allows what is no object, as it is.
    return serializer_of(subject).to_python(value, mode="json")
