"""What a page says: a section for the public schema, and one for each that is nested in it."""

from __future__ import annotations

from collections.abc import Iterator

from schemawright.contract import Contract, NamedSchema
from schemawright.data_classes import frozen
from schemawright.resolve import Schema
from schemawright.targets.schema_docstrings import class_note, class_remarks, field_note
from schemawright.types import Alias, Declaration, Inference, Record, Synonym
from schemawright.types.language import NamedType, Type
from schemawright.values import Json, pointer

#: So many examples of a schema are shown.
_MOST_EXAMPLES = 3


@frozen
class Row:
    """A member of an object: its name in documents, its type, and what is said of it."""

    name: str
    type: Type
    required: bool
    note: str


@frozen
class Section:
    """What is said of one schema. `type` is what it is if it is no object with members of its
    own; `place` is its JSON pointer in `document`, empty for the whole of it."""

    name: str
    note: str
    document: str
    place: str
    type: Type | None
    rows: tuple[Row, ...]
    examples: tuple[Json, ...]


@frozen
class Page:
    """One public schema, called `name`; its own section is the first."""

    name: str
    variable: str
    sections: tuple[Section, ...]


def pages(contract: Contract) -> Iterator[Page]:
    """The pages in the contract's order."""
    inference = Inference(contract)
    nested: dict[str, list[NamedSchema]] = {}
    for named in contract.schemas:
        if named.owner:
            nested.setdefault(named.owner, []).append(named)
    for named in contract.schemas:
        if named.role in _PUBLIC:
            members = [named, *nested.get(named.name, ())]
            sections = tuple(_section(member, inference.declaration(member)) for member in members)
            yield Page(named.name, named.variable, sections)


def _section(named: NamedSchema, declaration: Declaration) -> Section:
    besides = class_remarks(named, declaration) if isinstance(declaration, Record) else ()
    return Section(
        named.name,
        class_note(named, *besides),
        named.schema.source.path,
        pointer(named.schema.tokens),
        _type(declaration),
        _rows(declaration),
        _examples(named.schema),
    )


def _type(declaration: Declaration) -> Type | None:
    match declaration:
        case Alias(type_):
            return type_
        case Synonym(name):
            return NamedType(name)
    return None


def _rows(declaration: Declaration) -> tuple[Row, ...]:
    if not isinstance(declaration, Record):
        return ()
    return tuple(
        Row(
            member.wire,
            member.type,
            member.required,
            field_note(member),
        )
        for member in declaration.members
    )


def _examples(schema: Schema) -> tuple[Json, ...]:
    """The examples that the schema gives: ``examples``, or OpenAPI's ``example``."""
    listed: Json = schema.get("examples")
    values = listed if isinstance(listed, list) else []
    if not values and schema.has("example"):
        values = [schema.get("example")]
    return tuple(values[:_MOST_EXAMPLES])


_PUBLIC = frozenset({"document", "component", "body"})
