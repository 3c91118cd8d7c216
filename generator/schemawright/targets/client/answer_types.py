"""The Python types of what a call returns.

the class Pet            →  models.Pet
Pets: array of Pet       →  models.Pets, which is a list
any value                →  object
"""

from __future__ import annotations

from schemawright.code import Expression
from schemawright.targets.client.argument_types import OBJECT, ClientContract, model
from schemawright.types.declarations import meant
from schemawright.types.language import AnyType, NamedType


def received_type(contract: ClientContract, name: str) -> Expression:
    """The type of an answer that the schema called `name` describes."""
    said = meant(NamedType(name), contract.declarations)
    return OBJECT if isinstance(said, AnyType) else model(name)
