"""The Python types of what a call returns.

the class Pet            →  models.Pet
Pets: array of Pet       →  list[models.Pet]
Word: string             →  str
"""

from __future__ import annotations

from schemawright.code import NONE, Expression, Imported, Name
from schemawright.targets.annotations import Vocabulary
from schemawright.targets.client.argument_types import ClientContract, model
from schemawright.types import Alias, Synonym


def received_type(contract: ClientContract, name: str) -> Expression:
    """The type of an answer that the schema called `name` describes."""
    declaration = contract.inference.declaration(contract.schemas[name])
    if isinstance(declaration, Synonym):
        return received_type(contract, declaration.name)
    if isinstance(declaration, Alias):
        return RECEIVED.spelled(contract.expansion.type(declaration.type))
    return model(name)


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
    anything=Name("object"),
)
