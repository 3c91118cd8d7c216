"""Methods that go on where a link says how (OpenAPI 3.1, section 4.8.20): they take an answer and
call another operation with what is in it.

links: {book: {operationId: getBook, parameters: {isbn: "$response.body#/isbn"}}}
→  def get_book_after_add_book(self, answer: models.Book) -> models.Book:
       return self.get_book(answer.isbn)

Only what has a type is filled in: members of the declared answer, of a type that the parameter
takes. One that is not there is an error, or left out if the parameter may be. Other links are told
in the docstring.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from urllib.parse import unquote

from schemawright.code import Attribute, Call, Expression, Imported, Literal, Name
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
from schemawright.types.language import NULL, LiteralType, NamedType, Type, options_of

_BODY = "$response.body#"
_HELPERS = "._runtime.follow_ups"
_ARGUMENTS = ("self", "body", "timeout", "idempotency_key", "responses")
#: What takes more than its own kind: Python's integers are numbers.
_WIDER: Mapping[Expression, Expression] = {INTEGER: Name("float")}


@frozen
class FollowUp:
    """A method called `name`, which takes an `answer` as its first argument, and the other
    parameters of the operation `target`; `given` has the values of the others by their variables,
    and `told` what these are, in words."""

    name: str
    target: str
    argument: str
    answer: Expression
    given: Mapping[str, Expression]
    told: Mapping[str, str]


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
        taken = (*(p.variable for p in target.parameters), *_ARGUMENTS)
        argument = Names.reserving(taken).claim("answer")
        ways = dict(_ways(contract, record, link, target))
        if ways:
            plain = f"{target.call}_after_{operation.call}"
            name = names.claim(plain, f"{plain}_{variable_name(link.name)}")
            given = {variable: way.value(argument) for variable, way in ways.items()}
            told = {variable: ".".join(way.attributes) for variable, way in ways.items()}
            answer = model(schema)
            by_link[link] = FollowUp(name, target.call, argument, answer, given, told)
    return by_link


@frozen
class MemberWay:
    """The `attributes` that lead to a member of an answer, and the alternatives of its `type`.
    `wires` has, for each of them that may not be there, its name in documents, else None.
    `required`: the parameter that takes the value has to have one."""

    attributes: tuple[str, ...]
    wires: tuple[str | None, ...]
    type: tuple[Type, ...]
    required: bool = True

    def value(self, argument: str) -> Expression:
        """``answer.order.id``, or ``needed(answer.order, "order").id``."""
        node: Expression = Name(argument)
        last = len(self.attributes) - 1
        for number, (attribute, wire) in enumerate(zip(self.attributes, self.wires, strict=True)):
            node = Attribute(node, attribute)
            if wire is not None and number == last and not self.required:
                node = Call(Imported("perhaps", _HELPERS), (node,))
            elif wire is not None:
                node = Call(Imported("needed", _HELPERS), (node, Literal(wire)))
        return node


def _ways(
    contract: ClientContract, record: Record, link: Link, target: Operation
) -> Iterator[tuple[str, MemberWay]]:
    """The variables that the link fills in, and the ways to their values."""
    parameters = {p.name: p for p in target.parameters}
    parameters |= {f"{p.location}.{p.name}": p for p in target.parameters}
    for name, expression in link.parameters:
        parameter = parameters.get(name)
        if parameter is None or not expression.startswith(_BODY):
            continue
        way = _way(contract, record, _tokens(expression.removeprefix(_BODY)))
        if way is not None and _takes(contract, parameter, way.type):
            yield parameter.variable, replace(way, required=parameter.required)


def _way(contract: ClientContract, record: Record, tokens: Iterable[str]) -> MemberWay | None:
    """The way to a member that has a type."""
    attributes: list[str] = []
    wires: list[str | None] = []
    inside: Record | None = record
    options: tuple[Type, ...] = ()
    for token in tokens:
        members = {member.wire: member for member in inside.members} if inside else {}
        member = members.get(token)
        if member is None:
            return None
        attributes.append(field_names(members, contract.schemas)[token])
        every = options_of(meant(member.type, contract.declarations))
        options = tuple(option for option in every if option != NULL)
        wires.append(None if member.required and options == every else token)
        only = options[0] if len(options) == 1 else None
        inside = _record(contract, only.name) if isinstance(only, NamedType) else None
    return MemberWay(tuple(attributes), tuple(wires), options) if options else None


def _record(contract: ClientContract, name: str) -> Record | None:
    """The members of a class whose instances are always objects."""
    declaration = contract.inference.declaration(contract.schemas[name])
    if isinstance(declaration, Synonym):
        return _record(contract, declaration.name)
    is_plain = isinstance(declaration, Record) and not (declaration.mixed or declaration.nullable)
    return declaration if is_plain and isinstance(declaration, Record) else None


def _takes(contract: ClientContract, parameter: Parameter, options: Iterable[Type]) -> bool:
    """Has every value of one of these types a type that the argument takes?"""
    wanted = set(plain_types(contract, contract.schema(parameter.schema)))
    if OBJECT in wanted:
        return True
    for option in options:
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
