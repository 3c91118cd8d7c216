"""The Python types of what a caller may give where a schema describes it.

They are as wide as the schema at least: the check at the send is what decides.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from schemawright.code import NONE, Attribute, Expression, Imported, Name, Subscript, Tuple
from schemawright.contract import Api, NamedSchema
from schemawright.data_classes import frozen
from schemawright.resolve import Library, Schema
from schemawright.targets.annotations import Vocabulary, class_of_text
from schemawright.targets.enumerations import enumerations, like
from schemawright.targets.model_styles import Enums
from schemawright.types import ContractTypes, Declarations, Inference, Member, Record, Synonym
from schemawright.types.declarations import meant
from schemawright.types.language import (
    AnyType,
    ArrayType,
    LiteralType,
    MapType,
    NamedType,
    ScalarType,
    TupleType,
    Type,
    bare,
    is_typed_text,
    json_types_of,
    options_of,
)

OBJECT, STRING, INTEGER, BYTES = Name("object"), Name("str"), Name("int"), Name("bytes")
#: What is sent as it is, whole or in parts, and the same where calls are awaited.
CONTENT = Imported("Content", "._runtime.streams")
ASYNC_CONTENT = Imported("AsyncContent", "._runtime.streams")
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
    declarations: Declarations
    enums: frozenset[str]

    @classmethod
    def of(cls, types: ContractTypes, api: Api, enums: Enums) -> ClientContract:
        """What there is of the contract that has these `types`, whose operations are those of
        `api`; `enums` is what named enumerations are."""
        contract, declared = types.contract, types.resolved
        classes = enumerations(declared) if enums == "enum" else frozenset[str]()
        return cls(
            contract.package,
            contract.library,
            api,
            contract.by_name,
            types.inference,
            declared,
            classes,
        )

    def given(self, name: str) -> Expression:
        """What is called `name`, as an argument: of an enumeration its values, too."""
        return model(like(name, self.schemas) if name in self.enums else name)

    def type(self, schema: Schema) -> Type:
        """The type of `schema`; what the documents have a name for by that name."""
        type_ = self.inference.use(schema)
        said = meant(type_, self.declarations)
        named = isinstance(type_, NamedType) and self.is_named(type_.name)
        return type_ if named and not isinstance(said, AnyType) else said

    def is_named(self, name: str) -> bool:
        """Is `name` that of a class, or the documents' own name of a type? What stands in the body
        of an operation and is no object has one only because its check must be called something."""
        said = meant(NamedType(name), self.declarations)
        return isinstance(said, NamedType) or self.schemas[name].role != "body"

    def meant(self, schema: Schema) -> Type:
        """The type of `schema`; what has a name and is no class as what it stands for."""
        return meant(self.inference.use(schema), self.declarations)

    def has_own_word(self, name: str) -> bool:
        """Is `name` said where a caller may give what it stands for? What arrays and mappings are
        made of is said there instead."""
        return self.is_named(name) and not holds_parts(meant(NamedType(name), self.declarations))

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
    return _alternatives(contract, contract.type(schema))


def plain_types(contract: ClientContract, schema: Schema) -> tuple[Expression, ...]:
    """`argument_types`, but what has a name and is no class is written out."""
    return _alternatives(contract, contract.meant(schema))


def takes_members(contract: ClientContract, schema: Schema) -> bool:
    """Can a value of `schema` be given member by member?"""
    options = options_of(contract.type(schema))
    return any("object" in json_types_of(o) for o in options if not isinstance(o, AnyType))


def properties(contract: ClientContract, name: str) -> dict[str, tuple[Expression, ...]]:
    """The types of the members of the object called `name`, by their names on the wire. None
    leaves out what may be absent, and may not be null."""
    declaration = contract.declarations[name]
    if isinstance(declaration, Synonym):
        return properties(contract, declaration.name)
    if not isinstance(declaration, Record):
        return {}
    return {member.wire: _member(contract, member) for member in declaration.members}


def required_properties(contract: ClientContract, name: str) -> frozenset[str]:
    """Those members of the object called `name`, by their names on the wire, that must be there."""
    declaration = contract.declarations[name]
    if isinstance(declaration, Synonym):
        return required_properties(contract, declaration.name)
    members = declaration.members if isinstance(declaration, Record) else ()
    return frozenset(member.wire for member in members if member.required)


def _member(contract: ClientContract, member: Member) -> tuple[Expression, ...]:
    alternatives = _alternatives(contract, member.type)
    absent = not member.required and OBJECT not in alternatives and NONE not in alternatives
    return (*alternatives, NONE) if absent else alternatives


def _alternatives(contract: ClientContract, type_: Type) -> tuple[Expression, ...]:
    alternatives = _classes_first(dict.fromkeys(_words(contract).alternatives(type_)))
    if MAPPING in alternatives and _is_free(type_):
        # A model of the caller's own can stand for an object that says nothing of its members.
        alternatives = (*alternatives, MODEL)
    return (OBJECT,) if OBJECT in alternatives else alternatives


def _classes_first(alternatives: Collection[Expression]) -> tuple[Expression, ...]:
    """The alternatives, but a mapping, which each class can be given as, behind the last class."""
    listed = [word for word in alternatives if word != MAPPING]
    classes = [number for number, word in enumerate(listed, 1) if isinstance(word, Attribute)]
    if len(listed) == len(alternatives) or not classes:
        return tuple(alternatives)
    return (*listed[: classes[-1]], MAPPING, *listed[classes[-1] :])


def _is_free(type_: Type) -> bool:
    """Is an object that has no class among what `type_` holds?"""
    return any(isinstance(option, MapType) for option in options_of(type_))


def _words(contract: ClientContract, around: frozenset[str] = frozenset()) -> Vocabulary:
    """The words for arguments, within the types of the aliases `around`."""
    return replace(_WORDS, named=lambda type_: _named(contract, type_, around))


def _named(
    contract: ClientContract, type_: NamedType, around: frozenset[str]
) -> Iterator[Expression]:
    """What is called so, or what it is made of. Arrays and mappings alone are told as what a caller
    may give for them, which is wider."""
    said = meant(type_, contract.declarations)
    if not holds_parts(said):
        yield contract.given(type_.name)
    if isinstance(said, NamedType) or type_.name in around:
        for kind in sorted(type_.kinds):
            yield from _WORDS.alternatives(bare(kind))
        return
    words = _words(contract, around | {type_.name})
    for option in options_of(said):
        if is_typed_text(option):
            yield STRING
        elif isinstance(option, NamedType):
            given = contract.given(option.name)
            yield from (word for word in words.alternatives(option) if word != given)
        elif not isinstance(option, (ScalarType, LiteralType)):
            yield from words.alternatives(option)
    if _is_free(said):
        yield MODEL


def holds_parts(type_: Type) -> bool:
    """Is it a type of arrays and mappings, and of nothing else?"""
    return all(isinstance(of, ArrayType | TupleType | MapType) for of in options_of(type_))


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
    tuples=False,
    array=Imported("Sequence", "collections.abc"),
    mapping=Imported("Mapping", "collections.abc"),
    anything=OBJECT,
    own=lambda kind: (STRING, class_of_text(kind)),
)
