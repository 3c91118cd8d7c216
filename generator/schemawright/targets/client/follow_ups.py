"""Methods that go on where a link says how (OpenAPI 3.1, section 4.8.20): they take an answer and
call another operation with what is in it.

links: {book: {operationId: getBook, parameters: {isbn: "$response.body#/isbn"}}}
→  def get_book_after_add_book(self, answer: models.Book) -> models.Book:
       return self.get_book(answer.isbn)

Only what has a type is filled in: required members of the declared answer, of a type that the
parameter takes. Other links are told in the docstring, and so are those that give nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import unquote

from schemawright.code import Attribute, Expression, Name
from schemawright.contract import Link, Operation, Parameter
from schemawright.data_classes import frozen
from schemawright.names import Names, variable_name
from schemawright.targets.client.answer_types import RECEIVED
from schemawright.targets.client.argument_types import (
    INTEGER,
    OBJECT,
    STRING,
    ClientContract,
    model,
    plain_types,
)
from schemawright.targets.client.responses import AnswerView
from schemawright.targets.field_names import field_names
from schemawright.types import Record, Synonym
from schemawright.types.declarations import meant
from schemawright.types.language import LiteralType, NamedType, Type, options_of

_BODY = "$response.body#"
_ARGUMENTS = ("self", "body", "timeout", "idempotency_key", "responses")
#: What takes more than its own kind: Python's integers are numbers.
_WIDER: Mapping[Expression, Expression] = {INTEGER: Name("float")}


@frozen
class FollowUp:
    """A method called `name`, which takes an `answer` as its first argument, and the other
    parameters of the operation `target`; `given` are the attributes of the answer that the
    variables of the others have."""

    name: str
    target: str
    argument: str
    answer: Expression
    given: Mapping[str, tuple[str, ...]]


def follow_ups(
    contract: ClientContract,
    operation: Operation,
    success: AnswerView | None,
    targets: Mapping[str, Operation],
    names: Names,
) -> dict[Link, FollowUp]:
    """Those of an operation whose first success is `success`; `targets` are the operations by
    their ids, and by methods and paths. The methods' names are claimed in `names`."""
    by_link: dict[Link, FollowUp] = {}
    schema = success.media[0].schema if success and len(success.media) == 1 else None
    record = _record(contract, schema) if schema else None
    if record is None or schema is None or success is None:
        return by_link
    for link in operation.links:
        target = targets.get(link.operation)
        if target is None or link.status not in success.statuses:
            continue
        given = dict(_given(contract, record, link, target))
        if given:
            plain = f"{target.call}_after_{operation.call}"
            name = names.claim(plain, f"{plain}_{variable_name(link.name)}")
            taken = (*(p.variable for p in target.parameters), *_ARGUMENTS)
            argument = Names.reserving(taken).claim("answer")
            by_link[link] = FollowUp(name, target.call, argument, model(schema), given)
    return by_link


def _given(
    contract: ClientContract, record: Record, link: Link, target: Operation
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The variables that the link fills in, and the attributes that lead to their values."""
    parameters = {p.name: p for p in target.parameters}
    parameters |= {f"{p.location}.{p.name}": p for p in target.parameters}
    for name, expression in link.parameters:
        parameter = parameters.get(name)
        if parameter is None or not expression.startswith(_BODY):
            continue
        way = _way(contract, record, _tokens(expression.removeprefix(_BODY)))
        if way is not None and _takes(contract, parameter, way[1]):
            yield parameter.variable, way[0]


def _way(
    contract: ClientContract, record: Record, tokens: Iterable[str]
) -> tuple[tuple[str, ...], Type] | None:
    """The attributes that lead to a required member, and its type."""
    attributes: list[str] = []
    inside: Record | None = record
    type_: Type | None = None
    for token in tokens:
        members = {member.wire: member for member in inside.members} if inside else {}
        member = members.get(token)
        if member is None or not member.required:
            return None
        attributes.append(field_names(members, contract.schemas)[token])
        type_ = meant(member.type, contract.declarations)
        inside = _record(contract, type_.name) if isinstance(type_, NamedType) else None
    return (tuple(attributes), type_) if type_ is not None else None


def _record(contract: ClientContract, name: str) -> Record | None:
    """The members of a class whose instances are always objects."""
    declaration = contract.inference.declaration(contract.schemas[name])
    if isinstance(declaration, Synonym):
        return _record(contract, declaration.name)
    is_plain = isinstance(declaration, Record) and not (declaration.mixed or declaration.nullable)
    return declaration if is_plain and isinstance(declaration, Record) else None


def _takes(contract: ClientContract, parameter: Parameter, type_: Type) -> bool:
    """Has every value of `type_` a type that the argument takes?"""
    wanted = set(plain_types(contract, contract.schema(parameter.schema)))
    if OBJECT in wanted:
        return True
    for option in options_of(type_):
        if isinstance(option, LiteralType) and option.kind == "string" and STRING in wanted:
            continue
        kinds = tuple(RECEIVED.alternatives(option))
        if not all(kind in wanted or _WIDER.get(kind) in wanted for kind in kinds):
            return False
    return True


def _tokens(text: str) -> list[str]:
    """The tokens of a JSON pointer (RFC 6901) in a fragment; none if it is no pointer."""
    first, *tokens = unquote(text).split("/")
    return [] if first else [t.replace("~1", "/").replace("~0", "~") for t in tokens]


def attribute(argument: str, way: Iterable[str]) -> Expression:
    """``answer.order.id``"""
    node: Expression = Name(argument)
    for name in way:
        node = Attribute(node, name)
    return node
