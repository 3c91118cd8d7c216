"""What root models hold, for those who want that alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from pydantic import RootModel

T = TypeVar("T")


def content_of(model: type[RootModel[T]]) -> Callable[[object], T]:
    """A function that reads a document as `model` does, and gives what is in it."""

    def load(document: object) -> T:
        return model.model_validate(document).root

    return load
