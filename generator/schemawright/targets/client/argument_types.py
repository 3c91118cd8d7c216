"""The Python types of what a caller may give where a schema describes it.

They are as wide as the schema at least: the check at the send is what decides.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from schemawright.code import NONE, Attribute, Expression, Imported, Name, Subscript, Tuple
from schemawright.contract import Api, Contract, NamedSchema
from schemawright.data_classes import frozen
from schemawright.resolve import Library, Schema
from schemawright.targets.annotations import Vocabulary, class_of_text
from schemawright.types import Inference, Member, Record, Synonym
from schemawright.types.expansion import Expansion
from schemawright.types.language import (
    AnyType,
    MapType,
    NamedType,
    Type,
    bare,
    json_types_of,
    options_of,
)

OBJECT, STRING, INTEGER, BYTES = Name("object"), Name("str"), Name("int"), Name("bytes")
#: A file, and several, as a caller may give them.
UPLOAD = Imported("Upload", "._runtime.multipart")
UPLOADS = Subscript(Imported("Sequence", "collections.abc"), UPLOAD)
#: An object as a caller may give it.
MAPPING = Subscript(Imported("Mapping", "collections.abc"), Tuple((STRING, OBJECT)))
MODEL = Imported("BaseModel", "pydantic")
_LONGEST_CHAIN = 20


@frozen
class ClientContract:
    """What the client needs of a contract that has operations; names are looked up often."""

    package: str
    library: Library
    api: Api
    schemas: Mapping[str, NamedSchema]
    inference: Inference
    expansion: Expansion

    @classmethod
    def of(cls, contract: Contract, api: Api) -> ClientContract:
        """What there is of `contract`, whose operations are those of `api`."""
        inference = Inference(contract)
        expansion = Expansion(lambda name: inference.declaration(contract.named(name)))
        return cls(contract.package, contract.library, api, contract.by_name, inference, expansion)

    def type(self, schema: Schema) -> Type:
        """The type of `schema`, with what is quickly read written out."""
        return self.expansion.type(self.inference.use(schema))

    def schema(self, name: str) -> Schema:
        """The schema that has the class `name`."""
        return self.schemas[name].schema


def model(name: str) -> Expression:
    """The class `name`, as the client refers to it."""
    return Attribute(Imported("models", "."), name)


def validator(variable: str) -> Expression:
    """The validator `variable`, likewise."""
    return Attribute(Imported("validators", "."), variable)


def resolved(library: Library, schema: Schema) -> Schema:
    """The schema at the end of a chain of references."""
    for _ in range(_LONGEST_CHAIN):
        if not isinstance(schema.get("$ref"), str):
            break
        schema = library.follow(schema)
    return schema


def argument_types(contract: ClientContract, schema: Schema) -> tuple[Expression, ...]:
    """The alternatives of the type of an argument; ``(OBJECT,)`` when nothing is known."""
    return _alternatives(contract.type(schema))


def takes_members(contract: ClientContract, schema: Schema) -> bool:
    """Can a value of `schema` be given member by member?"""
    options = options_of(contract.type(schema))
    return any("object" in json_types_of(o) for o in options if not isinstance(o, AnyType))


def properties(contract: ClientContract, name: str) -> dict[str, tuple[Expression, ...]]:
    """The types of the members of the object called `name`, by their names on the wire. None
    leaves out what may be absent, and may not be null."""
    declaration = contract.inference.declaration(contract.schemas[name])
    if isinstance(declaration, Synonym):
        return properties(contract, declaration.name)
    if not isinstance(declaration, Record):
        return {}
    return {member.wire: _member(contract, member) for member in declaration.members}


def _member(contract: ClientContract, member: Member) -> tuple[Expression, ...]:
    alternatives = _alternatives(contract.expansion.type(member.type))
    absent = not member.required and OBJECT not in alternatives and NONE not in alternatives
    return (*alternatives, NONE) if absent else alternatives


def _alternatives(type_: Type) -> tuple[Expression, ...]:
    alternatives = tuple(dict.fromkeys(_WORDS.alternatives(type_)))
    if MAPPING in alternatives and not isinstance(type_, NamedType):
        # A model of the caller's own can stand for an object that says nothing of its members.
        free = any(isinstance(option, MapType) for option in options_of(type_))
        alternatives = (*alternatives, MODEL) if free else alternatives
    return (OBJECT,) if OBJECT in alternatives else alternatives


def _named(type_: NamedType) -> Iterator[Expression]:
    """An instance of the class, or what it is made of."""
    yield model(type_.name)
    for kind in sorted(type_.kinds):
        yield from _WORDS.alternatives(bare(kind))


#: Texts with types of their own may be given as texts as well.
_WORDS = Vocabulary(
    {
        "string": (STRING,),
        "integer": (INTEGER,),
        "number": (Name("float"),),
        "boolean": (Name("bool"),),
        "null": (NONE,),
        "date-time": (STRING, Imported("datetime", "datetime")),
        "date": (STRING, Imported("date", "datetime")),
        "uuid": (STRING, Imported("UUID", "uuid")),
    },
    named=_named,
    tuples=False,
    array=Imported("Sequence", "collections.abc"),
    mapping=Imported("Mapping", "collections.abc"),
    anything=OBJECT,
    own=lambda kind: (STRING, class_of_text(kind)),
)
