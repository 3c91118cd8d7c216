"""A case: a schema, and the instances that every validator judges."""

from __future__ import annotations

from dataclasses import dataclass

from schemawright.values import Json


@dataclass(frozen=True)
class Instance:
    """A value to judge. `valid` is what its source says, None if nobody said; `name` tells it
    apart within its case."""

    name: str
    value: Json
    valid: bool | None


@dataclass(frozen=True)
class Case:
    """A schema with its instances. `group` is the block of the table it stands in."""

    name: str
    group: str
    schema: Json
    instances: tuple[Instance, ...]
