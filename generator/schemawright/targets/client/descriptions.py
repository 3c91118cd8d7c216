"""The module level of ``client.py``: credentials, operations and keywords, as trees.

CREATE_ORDER: Operation[models.Order] = Operation(
    name="create_order",
    method="POST",
    …
)
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from schemawright.code import (
    FALSE,
    TRUE,
    Annotated,
    Assign,
    Call,
    Dict,
    Expression,
    Imported,
    KeywordArgument,
    Literal,
    Name,
    Statement,
    Subscript,
    Tuple,
    inline,
)
from schemawright.contract import Parameter
from schemawright.names import Names
from schemawright.targets.client.argument_types import ClientContract, model, validator
from schemawright.targets.client.credentials import CredentialView
from schemawright.targets.client.media import DEFAULTS, Medium
from schemawright.targets.client.operation_views import FieldsView, OperationView, parameter_class
from schemawright.targets.client.responses import AnswerView

#: The helper of the run time that has each class of media, of parameters and of credentials.
_HOMES = {
    "Json": "._runtime.bodies",
    "Binary": "._runtime.streams",
    "Media": "._runtime.bodies",
    "Text": "._runtime.bodies",
    "Form": "._runtime.forms",
    "Multipart": "._runtime.multipart",
    "Parameter": "._runtime.parameters",
    "Styled": "._runtime.styles",
    "Credential": "._runtime.credentials",
    "BasicLogin": "._runtime.basic_login",
    "CookieKey": "._runtime.cookie_keys",
    "QueryKey": "._runtime.query_keys",
}
#: The class for a key, by where it travels.
_KEYS = {"header": "Credential", "query": "QueryKey", "cookie": "CookieKey"}
_OPERATION = Imported("Operation", "._runtime.operations")


def credentials(declared: Iterable[CredentialView]) -> Statement:
    """``CREDENTIALS``: each credential with the client's argument and the variable for it."""
    items = tuple(map(_credential, declared))
    return Assign(Name("CREDENTIALS"), Tuple(items, exploded=bool(items)))


def _credential(view: CredentialView) -> Expression:
    credential = view.credential
    keywords = {"argument": view.argument, "environment": view.environment}
    kind = "Credential"
    if credential.kind == "basic":
        kind = "BasicLogin"
    elif credential.kind == "bearer":
        keywords["prefix"] = "Bearer "
    else:
        kind = _KEYS[credential.location]
        keywords["parameter"] = credential.parameter
        if credential.prefix:
            keywords["prefix"] = credential.prefix
    return Call(
        Imported(kind, _HOMES[kind]),
        (Literal(credential.name),),
        tuple(KeywordArgument(name, Literal(value)) for name, value in keywords.items()),
        exploded=True,
    )


def shared_answers(views: Iterable[OperationView]) -> dict[AnswerView, str]:
    """Constants for the answers that several operations have in common."""
    uses = Counter(answer for view in views for answer in view.answers)
    names = Names()
    return {answer: names.claim(*answer.labels) for answer, count in uses.items() if count > 1}


def answer(view: AnswerView) -> Expression:
    """``Answer(statuses, media)``"""
    arguments: list[Expression] = [Literal(view.statuses)]
    if view.media:
        arguments.append(_media(view.media))
    wrap = Imported(view.wrap, "._runtime.results") if view.wrap else None
    keywords = (KeywordArgument("wrap", wrap),) if wrap else ()
    return Call(Imported("Answer", "._runtime.responses"), tuple(arguments), keywords)


def _media(media: Iterable[Medium]) -> Expression:
    return Tuple(tuple(map(_medium, media)))


def _medium(medium: Medium) -> Expression:
    arguments: tuple[Expression, ...] = ()
    if medium.schema is not None and medium.variable is not None:
        arguments = (model(medium.schema), validator(medium.variable))
    own = medium.type != DEFAULTS[medium.kind]
    keywords = [KeywordArgument("media_type", Literal(medium.type))] if own else []
    how = {"delimiters": medium.delimiters, "deep": medium.deep, "media_types": medium.media_types}
    keywords += [KeywordArgument(name, Literal(value)) for name, value in how.items() if value]
    return Call(Imported(medium.kind, _HOMES[medium.kind]), arguments, tuple(keywords))


def operation(
    contract: ClientContract, view: OperationView, shared: Mapping[AnswerView, str]
) -> Statement:
    """The description of an operation; `shared` names the answers that have a constant."""
    declared = view.operation
    parts: dict[str, Expression] = {
        "name": Literal(declared.call),
        "method": Literal(declared.method),
        "path": Tuple(view.path),
    }
    usual = contract.api.servers[0] if contract.api.servers else None
    if declared.server is not None and usual not in (None, declared.server):
        parts["server"] = Literal((usual, declared.server))
    if declared.parameters:
        parameters = tuple(_parameter(contract, parameter) for parameter in declared.parameters)
        parts["parameters"] = Tuple(parameters, exploded=True)
    if view.media:
        parts["body"] = _media(view.media)
        if declared.body is not None and declared.body.required:
            parts["needs_body"] = TRUE
    if view.fields and view.fields.renamed:
        entries = ((Literal(name), Literal(wire)) for name, wire in view.fields.renamed)
        parts["members"] = Dict(tuple(entries))
    parts["answers"] = Tuple(
        tuple(
            Name(shared[response]) if response in shared else answer(response)
            for response in view.answers
        )
    )
    parts["statuses"] = Imported("STATUSES", ".errors")
    if declared.security:
        parts["security"] = Literal(declared.security)
    if declared.idempotency_header:
        parts["idempotency"] = Literal(declared.idempotency_header)
    keywords = tuple(KeywordArgument(name, value) for name, value in parts.items())
    return Annotated(
        Name(view.constant),
        Subscript(_OPERATION, view.result),
        Call(_OPERATION, (), keywords, exploded=True),
    )


def _parameter(contract: ClientContract, parameter: Parameter) -> Expression:
    kind = parameter_class(parameter)
    check = validator(contract.schemas[parameter.schema].variable)
    keywords: dict[str, object] = {}
    if parameter.variable != parameter.name:
        keywords["variable"] = parameter.variable
    if parameter.required and parameter.location != "path":
        keywords["required"] = True
    if parameter.content:
        keywords["json"] = True
    elif kind == "Styled":
        keywords |= {"style": parameter.style, "explode": parameter.explode}
    if parameter.allow_reserved:
        keywords["reserved"] = True
    return Call(
        Imported(kind, _HOMES[kind]),
        (Literal(parameter.location), Literal(parameter.name), check),
        tuple(KeywordArgument(name, Literal(value)) for name, value in keywords.items()),
    )


def keywords(fields: FieldsView) -> Statement:
    """The ``TypedDict`` of the members of a body; types in quotes, so that nothing is built."""
    assert fields.name is not None
    entries = tuple((Literal(name), Literal(inline(kind))) for name, kind in fields.members.items())
    value = Call(
        Imported("TypedDict", "typing"),
        (Literal(fields.name), Dict(entries, exploded=True)),
        (KeywordArgument("total", FALSE),),
        exploded=True,
    )
    return Assign(Name(fields.name), value)
