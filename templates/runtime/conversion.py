"""Documents as what a class or an alias of a package says of them, and back."""

from __future__ import annotations

from enum import Enum
from typing import Any

from pydantic import BaseModel

from .building import validator_of
from .checked_by import subject_of
from .checking import built as built_as
from .discriminator import Discriminator, class_of_package

__all__ = ["built", "read", "written"]


def read(kind: Any, document: object) -> Any:
    """What `kind` says of `document`. Raises pydantic's `ValidationError` if its schema refuses
    that."""
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return kind.model_validate(document)
    return subject_of(kind).read(document)


def built(kind: Any, document: object) -> Any:
    """`read` for what has been checked already. Raises pydantic's `ValidationError` for what is
    nested too deeply."""
    subject = subject_of(kind)
    discriminator: Discriminator | None = getattr(subject, "__discriminator__", None)
    if discriminator is not None:
        named = discriminator.class_of(document, class_of_package)
        if named is not None:
            return built(named, document)
    return built_as(subject, document, validator_of(subject).validate_python)


def written(kind: Any, value: object) -> Any:
    """The document that `value`, which is what `kind` says, stands for."""
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json", warnings=False)
    if isinstance(kind, type) and not issubclass(kind, Enum):
        return value  # Its schema allows what is no object, as it is.
    return subject_of(kind).document(value)
