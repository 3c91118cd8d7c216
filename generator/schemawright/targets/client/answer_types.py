"""The Python types of what a call returns.

the class Pet                   →  models.Pet
Pets: array of Pet              →  models.Pets, which is a list
an array that has no name       →  list[models.Pet]
any value                       →  object
"""

from __future__ import annotations

from schemawright.code import NONE, Expression, Imported, Name
from schemawright.targets.annotations import Vocabulary
from schemawright.targets.client.argument_types import OBJECT, ClientContract, model
from schemawright.types.declarations import meant
from schemawright.types.language import AnyType, NamedType


def received_type(contract: ClientContract, name: str) -> Expression:
    """The type of an answer that the schema called `name` describes."""
    said = meant(NamedType(name), contract.declarations)
    if isinstance(said, AnyType):
        return OBJECT
    return model(name) if contract.is_named(name) else RECEIVED.spelled(said)


#: What members of models and whole answers are, where no class has their name.
RECEIVED = Vocabulary(
    {
        "string": (Name("str"),),
        "integer": (Name("int"),),
        "number": (Name("int"), Name("float")),
        "boolean": (Name("bool"),),
        "null": (NONE,),
        "date-time": (Imported("datetime", "datetime"),),
        "date": (Imported("date", "datetime"),),
        "uuid": (Imported("UUID", "uuid"),),
    },
    named=lambda type_: (model(type_.name),),
    anything=OBJECT,
)
