"""What the client says of each operation: every decision is made here.

Texts of the documents stay plain strings, which reach Python only through a literal or a
docstring; types are trees, put together from names and a fixed vocabulary.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import quote

from schemawright.code import NONE, Call, Expression, Imported, Literal, Subscript, union
from schemawright.contract import Operation, Parameter
from schemawright.data_classes import frozen
from schemawright.names import Names, class_name, constant_name
from schemawright.targets.client import argument_types, docs, pagination, responses
from schemawright.targets.client.argument_types import MODEL, OBJECT, ClientContract, model
from schemawright.targets.client.follow_ups import FollowUp, follow_ups
from schemawright.targets.client.media import BARE, Medium, medium
from schemawright.targets.client.statuses import error_name
from schemawright.targets.field_names import field_names
from schemawright.values import Json

_SAFE = "/:@!$&'()*+,;=-._~"
_REQUIRED = Imported("Required", "typing")
_ARGUMENTS = ("self", "body", "timeout", "idempotency_key", "responses")


@frozen
class FieldsView:
    """The members of a body as keywords; `name` is None if they are not known. Keywords are called
    as the fields of the model are, and as `renamed` has it in documents if that is another name.
    `asks`: some are required, where a body is not given in another way."""

    argument: str
    name: str | None
    members: dict[str, Expression]
    renamed: tuple[tuple[str, str], ...]
    asks: bool = False


@frozen
class WalkView:
    """A method that calls an operation again and again."""

    name: str
    pages: pagination.Pages | None
    poll: pagination.Poll | None
    text: str


@frozen
class OperationView:
    """An operation as the client has it.

    `constant` is the variable of its description; `path` the literals and slots of its path;
    `positional` and `keywords` its parameters, whose types are in `types` by their variables;
    `body_type` is None if it takes no body, `body_default` says that a body may be left out.
    `body_alone` is the type of a body that is given as one argument, where its members, as
    keywords, are not all optional, so that checkers of types are to know the two ways apart.
    """

    operation: Operation
    constant: str
    text: str
    path: tuple[Expression, ...]
    positional: tuple[Parameter, ...]
    keywords: tuple[Parameter, ...]
    types: dict[str, Expression]
    media: tuple[Medium, ...]
    body_type: Expression | None
    body_default: bool
    body_alone: Expression | None
    fields: FieldsView | None
    answers: tuple[responses.AnswerView, ...]
    result: Expression
    walk: WalkView | None
    follow_ups: tuple[FollowUp, ...]


def views(contract: ClientContract) -> tuple[OperationView, ...]:
    """The operations of the API, with names for all that the module defines."""
    operations = contract.api.operations
    constants = Names()
    classes = Names.reserving(("Client", "AsyncClient", "Call", "Options"))
    calls = {operation.call for operation in operations}
    walks = {f"{how}_{call}" for call in calls for how in ("iter", "poll")}
    scope = _Scope(contract, constants, classes, calls, Names.reserving(calls | walks))
    return tuple(_view(scope, operation) for operation in operations)


@frozen
class _Scope:
    """What the views of all operations have in common: the names that are taken, of constants,
    classes, operations and methods that follow up, and the operations that links may name."""

    contract: ClientContract
    constants: Names
    classes: Names
    calls: set[str]
    follow_ups: Names

    def targets(self) -> dict[str, Operation]:
        """The operations by what links call them."""
        return {
            name: other
            for other in self.contract.api.operations
            for name in (f"{other.method} {other.path}", other.id)
        }


def _view(scope: _Scope, operation: Operation) -> OperationView:
    contract = scope.contract
    answers = responses.answers(contract, operation)
    bodies = operation.body.media if operation.body else ()
    media = tuple(medium(contract, body, sent=True) for body in bodies)
    success = next((a for a in answers if responses.is_success(a.statuses) and not a.wrap), None)
    schema = success.media[0].schema if success and success.media else None
    walk = _walk(contract, operation, schema, scope.calls)
    # What walks takes on the arguments of a method, of which there can be one list only.
    fields = _fields(contract, operation, media, scope.classes, asks=walk is None)
    errors = tuple(
        error_name(r.status) for r in operation.responses if not r.status.startswith(("1", "2"))
    )
    targets = scope.targets() if operation.links else {}
    followed = follow_ups(contract, operation, success, targets, scope.follow_ups)
    more = "\n".join(
        docs.link_text(link, targets[link.operation], followed.get(link))
        for link in operation.links
        if link.operation in targets
    )
    in_path = _in_path_order(operation)
    constant = constant_name(operation.call)
    return OperationView(
        operation,
        scope.constants.claim(constant, "OPERATION_" + constant),
        docs.operation_text(operation, fields is not None, errors, more),
        _path(operation),
        tuple(in_path),
        tuple(p for p in operation.parameters if p not in in_path),
        {p.variable: _parameter_type(contract, p) for p in operation.parameters},
        media,
        _body_type(contract, operation, media, fields is not None),
        fields is not None or (operation.body is not None and not operation.body.required),
        _body_type(contract, operation, media) if fields and fields.asks else None,
        fields,
        answers,
        responses.result(contract, answers),
        walk,
        tuple(followed.values()),
    )


def _path(operation: Operation) -> tuple[Expression, ...]:
    """The path as literals, percent-encoded, and slots; it is never formatted at run time."""
    variables = {p.name: p.variable for p in operation.parameters if p.location == "path"}
    names = "|".join(re.escape(name) for name in sorted(variables, key=len, reverse=True))
    parts = re.split(r"\{(" + names + r")\}", operation.path) if names else [operation.path]
    path: list[Expression] = []
    for number, part in enumerate(parts):
        if number % 2:
            slot = Imported("Slot", "._runtime.operations")
            path.append(Call(slot, (Literal(variables[part]),)))
        elif part:
            path.append(Literal(_encoded(part)))
    return tuple(path)


def _encoded(text: str) -> str:
    """Text of a path template as it travels; what is encoded already stays."""
    parts = re.split(r"(%[0-9A-Fa-f]{2})", text)
    texts = (p if i % 2 else quote(p, _SAFE, errors="replace") for i, p in enumerate(parts))
    return "".join(texts)


def _in_path_order(operation: Operation) -> list[Parameter]:
    in_path = [p for p in operation.parameters if p.location == "path"]
    return sorted(in_path, key=lambda p: operation.path.find("{" + p.name + "}"))


def parameter_class(parameter: Parameter) -> str:
    """``Parameter`` for one that is written as its location does by default."""
    form = parameter.location in ("query", "cookie")
    default = ("form", True) if form else ("simple", False)
    plain = (parameter.style, parameter.explode) == default and not parameter.allow_reserved
    return "Parameter" if plain and parameter.content is None else "Styled"


def _parameter_type(contract: ClientContract, parameter: Parameter) -> Expression:
    kinds = argument_types.argument_types(contract, contract.schema(parameter.schema))
    if not parameter.required and OBJECT not in kinds and NONE not in kinds:
        kinds = (*kinds, NONE)
    return union(*kinds)


def _body_type(
    contract: ClientContract,
    operation: Operation,
    media: tuple[Medium, ...],
    or_none: bool = False,
) -> Expression | None:
    if operation.body is None:
        return None
    kinds: list[Expression] = []
    for described in media:
        if described.kind in BARE:
            is_text = described.kind == "Text"
            kinds.append(argument_types.STRING if is_text else argument_types.CONTENT)
        elif described.schema is None:
            kinds.append(OBJECT)
        else:
            plain = argument_types.argument_types(contract, contract.schema(described.schema))
            kinds += [model(described.schema)] * contract.has_own_word(described.schema)
            kinds += [kind for kind in plain if kind != MODEL]
    if or_none or not operation.body.required:
        kinds.append(NONE)
    return OBJECT if OBJECT in kinds else union(*dict.fromkeys(kinds))


def _fields(
    contract: ClientContract,
    operation: Operation,
    media: tuple[Medium, ...],
    classes: Names,
    asks: bool,
) -> FieldsView | None:
    """Keywords for the members of the first body that is an object; required ones are marked if it
    `asks` for them."""
    for described in media:
        if described.kind in BARE or described.schema is None:
            continue
        if not argument_types.takes_members(contract, contract.schema(described.schema)):
            continue
        variables = {p.variable for p in operation.parameters}
        taken = variables | set(_ARGUMENTS)
        argument = Names.reserving(taken).claim("fields", "members")
        files = _files(contract, described)
        kinds = argument_types.properties(contract, described.schema)
        names = _keyword_names(contract, kinds, {*taken, argument})
        members = {
            names[wire]: union(*((files[wire], *of) if wire in files else of))
            for wire, of in kinds.items()
        }
        renamed = tuple((name, wire) for wire, name in names.items() if name != wire)
        name = class_name(operation.call) + "Fields"
        required = argument_types.required_properties(contract, described.schema)
        required = frozenset(names[wire] for wire in required) if asks else frozenset()
        members |= {member: Subscript(_REQUIRED, members[member]) for member in required}
        claimed = classes.claim(name) if members else None
        return FieldsView(argument, claimed, members, renamed, bool(required))
    return None


def _keyword_names(
    contract: ClientContract, wires: Iterable[str], taken: set[str]
) -> dict[str, str]:
    """The keyword for each member of a body: the name of the model's field, or ``body_id`` beside
    a parameter ``id``."""
    names, keywords = field_names(wires, contract.schemas), Names.reserving(taken)
    free = [wire for wire, name in names.items() if name not in taken]
    claimed = {wire: keywords.claim(names[wire]) for wire in free}
    for wire, name in names.items():
        if wire not in claimed:
            claimed[wire] = keywords.claim(f"body_{name}")
    return {wire: claimed[wire] for wire in names}


def _files(contract: ClientContract, described: Medium) -> dict[str, Expression]:
    """The members of a body in parts that are files, or arrays of them, with the type of what is
    given for them: binary text (OpenAPI 3.0, section 4.7.14.5), a file of Swagger 2.0."""
    if described.kind != "Multipart" or described.schema is None:
        return {}
    schema = argument_types.resolved(contract.library, contract.schema(described.schema))
    members = schema.get("properties")
    files: dict[str, Expression] = {}
    for name, member in members.items() if isinstance(members, dict) else ():
        items = member.get("items") if isinstance(member, dict) else None
        if _is_file(member):
            files[name] = argument_types.UPLOAD
        elif _is_file(items):
            files[name] = argument_types.UPLOADS
    return files


def _is_file(schema: Json) -> bool:
    return isinstance(schema, dict) and (
        schema.get("type") == "file"
        or schema.get("format") == "binary"
        or (schema.get("type") == "string" and "contentMediaType" in schema)
    )


def _walk(
    contract: ClientContract, operation: Operation, success: str | None, calls: set[str]
) -> WalkView | None:
    pages = pagination.pages(contract, operation, success)
    poll = None if pages else pagination.poll(contract, operation, success)
    name = f"{'iter' if pages else 'poll'}_{operation.call}"
    if not (pages or poll) or name in calls:
        return None
    return WalkView(name, pages, poll, docs.walk_text(operation.call, pages, poll))
