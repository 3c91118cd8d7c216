"""What a class of the package is: the words between `shape` and the templates."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from schemawright.resolve import Schema
from schemawright.targets.pydantic.shapes import Shape


@dataclass(frozen=True, slots=True)
class Property:
    """A member of an object: its name in documents, and the schema that describes it best."""

    wire: str
    shape: Shape
    required: bool
    schema: Schema


@dataclass(frozen=True, slots=True)
class Fields:
    """A class with fields. `closed`: no other members than these. `nullable`: null is accepted
    where the class is, too; `mixed`: and so are other values that are no objects."""

    properties: tuple[Property, ...]
    closed: bool
    nullable: bool
    mixed: bool = False


@dataclass(frozen=True, slots=True)
class Alias:
    """Another name of the class `name`."""

    name: str


@dataclass(frozen=True, slots=True)
class Root:
    """A root model around any other value."""

    shape: Shape


Definition: TypeAlias = Fields | Alias | Root
