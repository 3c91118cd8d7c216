"""The models of this package: one class for each schema.

A model accepts exactly what its schema accepts, through every door: it is checked by the
validator that its class line names. A field that is not set is `MISSING`.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from . import validators
from ._runtime.model import Model, RootModel


class Circle(Model, check=validators.circle):
    """The schema Circle."""

    kind: Literal["circle"]

    radius: int | float
    """More than 0."""


class Square(Model, check=validators.square):
    """The schema Square."""

    kind: Literal["square"]

    side: int | float
    """More than 0."""


class Group(Model, check=validators.group):
    """The schema Group."""

    kind: Literal["group"]

    shapes: list[Annotated[Circle | Square | Group, Field(discriminator="kind")]]


class Shape(RootModel, check=validators.shape):
    """The schema Shape."""

    root: Annotated[Circle | Square | Group, Field(discriminator="kind")]
