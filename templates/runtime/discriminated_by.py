"""Unions of models of which a field has another constant in each."""

from __future__ import annotations

from typing import Any, cast

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema

from .building import DISCRIMINATOR, harvesting

__all__ = ["discriminated_by"]


def discriminated_by(field: str) -> object:
    """Marks a union of models: a document is of the class whose constant its `field` has.

    It is pydantic's ``Field(discriminator=…)`` for classes that are built when they are first used,
    of which pydantic sees no fields.
    """
    return _DiscriminatedBy(field)


class _DiscriminatedBy:
    def __init__(self, field: str) -> None:
        self.field = field

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler, /
    ) -> CoreSchema:
        schema = handler(source)
        if harvesting.get() is not None:
            # Elsewhere each class is asked, and only one accepts the document.
            metadata: dict[str, Any] = cast(Any, schema).setdefault("metadata", {})
            metadata[DISCRIMINATOR] = self.field
        return schema

    def __repr__(self) -> str:
        return f"discriminated_by({self.field!r})"
