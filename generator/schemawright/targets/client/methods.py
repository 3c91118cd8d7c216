"""The two classes of ``client.py``, method by method, as trees.

async def get_order(self, id: str, *, timeout: float | None = None, …) -> models.Order:
    return await self._call(Call(GET_ORDER, {"id": id}, timeout, responses))
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import TypeVar, cast

from schemawright.code import (
    NONE,
    Assign,
    Attribute,
    Await,
    Call,
    Def,
    Delete,
    Dict,
    Do,
    Expression,
    FormalParameter,
    Imported,
    KeywordArgument,
    Literal,
    Name,
    Return,
    Signature,
    Statement,
    Subscript,
    call,
    generic,
    union,
)
from schemawright.data_classes import frozen
from schemawright.targets.client.argument_types import ASYNC_CONTENT, CONTENT, OBJECT
from schemawright.targets.client.credentials import CredentialView
from schemawright.targets.client.docs import follow_up_text
from schemawright.targets.client.follow_ups import FollowUp
from schemawright.targets.client.operation_views import OperationView, WalkView
from schemawright.targets.deprecations import mark

_FLOAT = Name("float")
_POLICY = Imported("Policy", "._runtime.responses")
_UNPACK = Imported("Unpack", "typing")
_OPTIONS = Imported("Options", "._runtime.options")
_OVERLOAD = Imported("overload", "typing")
_Node = TypeVar("_Node")


@frozen
class Kind:
    """One of the two classes: what differs between them."""

    name: str
    base: str
    transport: str
    walk: str
    is_async: bool


KINDS = (
    Kind("Client", "BaseClient", "BaseTransport", "Walk", is_async=False),
    Kind("AsyncClient", "AsyncBaseClient", "AsyncBaseTransport", "AsyncWalk", is_async=True),
)


@frozen
class PaginationAttribute:
    """An attribute that walks: its definition and what it is."""

    definition: Statement
    text: str


@frozen
class Method:
    """A method: its first lines, its docstring, its body, and what walks with it. `overloads` are
    the ways to call it, for checkers of types."""

    head: Def
    text: str
    body: tuple[Statement, ...]
    walk: PaginationAttribute | None = None
    overloads: tuple[Def, ...] = ()


def constructor(
    kind: Kind, credentials: Sequence[CredentialView], server: str | None, agent: str
) -> Def:
    """``__init__``, with an argument for each credential; `server` is where the API is unless the
    caller says otherwise."""
    secrets = tuple(
        FormalParameter(credential.argument, _secret(credential.credential.kind == "basic"), NONE)
        for credential in credentials
    )
    transport = Attribute(Name("httpx2"), kind.transport)
    others = (
        FormalParameter("base_url", Name("str"), Literal(server) if server else None),
        FormalParameter("transport", union(transport, NONE), NONE),
    )
    names = tuple(Name(credential.argument) for credential in credentials)
    given = Call(
        Imported("Given", "._runtime.credentials"),
        keywords=tuple(KeywordArgument(name.id, name) for name in names),
    )
    settings = Imported("settings", "._runtime.options")
    arguments = (Name("base_url"), Name("CREDENTIALS"), Name("given"), Name("options"))
    return Def(
        "__init__",
        Signature(
            (FormalParameter("self"),),
            keyword_only=(*secrets, *others),
            others=FormalParameter("options", Subscript(_UNPACK, _OPTIONS)),
            returns=NONE,
            exploded=True,
        ),
        (
            Assign(Name("given"), given),
            # An error that is raised here keeps this frame, which is to have no credential.
            *map(Delete, names),
            Assign(Name("chosen"), Call(settings, (*arguments, Literal(agent)))),
            Do(Call(Attribute(call("super"), "__init__"), (Name("chosen"), Name("transport")))),
        ),
    )


def _secret(basic: bool) -> Expression:
    """The type of a credential: user and password, or one text."""
    pair = (generic("tuple", Name("str"), Name("str")),) if basic else ()
    return union(Name("str"), *pair, NONE)


def method(kind: Kind, view: OperationView, hidden: Iterable[str]) -> Method:
    """The method of an operation. `hidden` are the names that a method of the class hides, which
    the module has under another name too."""
    head = Def(
        view.operation.call,
        replaced(_signature(view), _other_names(kind, hidden)),
        decorators=_deprecated(view),
        is_async=kind.is_async,
    )
    value: Expression = Call(Attribute(Name("self"), "_call"), (_call(view),))
    text = f"As `Client.{view.operation.call}`." if kind.is_async else view.text
    body = (Return(Await(value) if kind.is_async else value),)
    walk = (
        PaginationAttribute(_walk(kind, view.operation.call, view.walk), view.walk.text)
        if view.walk
        else None
    )
    return Method(head, text, body, walk, tuple(_overloads(kind, view, hidden)))


def _overloads(kind: Kind, view: OperationView, hidden: Iterable[str]) -> Iterator[Def]:
    """The two ways to give a body some of whose members are required."""
    if view.body_alone is None:
        return
    for way in (_with_whole_body(view), replace(view, body_type=None)):
        yield Def(
            view.operation.call,
            replaced(_signature(way), _other_names(kind, hidden)),
            decorators=(_OVERLOAD, *_deprecated(view)),
            is_async=kind.is_async,
            is_stub=True,
        )


def _deprecated(view: OperationView) -> tuple[Expression, ...]:
    return (mark(".", "the API"),) if view.operation.deprecated else ()


def _with_whole_body(view: OperationView) -> OperationView:
    """`view` without keywords for the members of its body, if it asks for some of them."""
    if view.body_alone is None or view.operation.body is None:
        return view
    can_be_left_out = not view.operation.body.required
    return replace(view, body_type=view.body_alone, body_default=can_be_left_out, fields=None)


def following(
    kind: Kind, source: str, follow_up: FollowUp, target: OperationView, hidden: Iterable[str]
) -> Method:
    """The method of a follow-up: `target` after the operation whose method is `source`. A body is
    one argument there, not keywords."""
    given, target = follow_up.given, _with_whole_body(target)
    asked = [FormalParameter(follow_up.argument, follow_up.answer)]
    asked += [p for p in _positional(target) if p.name not in given]
    keywords = _keywords(target)
    left = tuple(p for p in keywords if p.name not in given)
    signature = Signature((FormalParameter("self"), *asked), left, returns=target.result)
    head = Def(
        follow_up.name,
        replaced(signature, _other_names(kind, hidden)),
        is_async=kind.is_async,
    )
    value: Expression = Call(
        Attribute(Name("self"), follow_up.target),
        tuple(given.get(p.name, Name(p.name)) for p in _positional(target)),
        tuple(KeywordArgument(p.name, given.get(p.name, Name(p.name))) for p in keywords),
    )
    text = f"As `Client.{follow_up.name}`." if kind.is_async else follow_up_text(follow_up, source)
    return Method(head, text, (Return(Await(value) if kind.is_async else value),))


def _signature(view: OperationView) -> Signature:
    others = None
    if view.fields:
        # Where there are overloads, these say what is known of them.
        name = None if view.body_alone and view.body_type else view.fields.name
        kind = Subscript(_UNPACK, Name(name)) if name else OBJECT
        others = FormalParameter(view.fields.argument, kind)
    positional = (FormalParameter("self"), *_positional(view))
    return Signature(positional, _keywords(view), others=others, returns=view.result)


def _other_names(kind: Kind, hidden: Iterable[str]) -> dict[str, Name | Imported]:
    """What is called otherwise in signatures: what a method hides, and what may be awaited."""
    names: dict[str, Name | Imported] = {name: Name(f"_{name}") for name in hidden}
    return names | ({CONTENT.id: ASYNC_CONTENT} if kind.is_async else {})


def _positional(view: OperationView) -> tuple[FormalParameter, ...]:
    positional = [FormalParameter(p.variable, view.types[p.variable]) for p in view.positional]
    if view.body_type:
        default = NONE if view.body_default else None
        positional.append(FormalParameter("body", view.body_type, default))
    return tuple(positional)


def _keywords(view: OperationView) -> tuple[FormalParameter, ...]:
    named = [
        FormalParameter(p.variable, view.types[p.variable], None if p.required else NONE)
        for p in view.keywords
    ]
    if view.operation.idempotency_header:
        named.append(FormalParameter("idempotency_key", union(Name("str"), NONE), NONE))
    named.append(FormalParameter("timeout", union(_FLOAT, NONE), NONE))
    named.append(FormalParameter("responses", union(_POLICY, NONE), NONE))
    return tuple(named)


def _call(view: OperationView) -> Expression:
    """``Call(CONSTANT, arguments, timeout, responses, body, fields, idempotency_key)``"""
    variables = [Name(p.variable) for p in view.operation.parameters]
    values = Dict(tuple((Literal(name.id), name) for name in variables))
    arguments: list[Expression] = [Name(view.constant), values, Name("timeout"), Name("responses")]
    if view.body_type:
        arguments.append(Name("body"))
    if view.fields:
        arguments.append(Name(view.fields.argument))
    keywords: tuple[KeywordArgument, ...] = ()
    if view.operation.idempotency_header:
        key = Name("idempotency_key")
        if view.fields:
            arguments.append(key)
        else:
            keywords = (KeywordArgument("idempotency_key", key),)
    return Call(Imported("Call", "._runtime.calls"), tuple(arguments), keywords)


def _walk(kind: Kind, function: str, walk: WalkView) -> Statement:
    if walk.pages:
        arguments = (Literal(walk.pages.argument), Literal(walk.pages.token))
        how = Call(Imported("Pages", "._runtime.pagination"), arguments)
    else:
        assert walk.poll is not None
        arguments = (Literal(walk.poll.path), Literal(tuple(sorted(walk.poll.running))))
        how = Call(Imported("Poll", "._runtime.pagination"), arguments)
    walker = Imported(kind.walk, "._runtime.pagination")
    return Assign(Name(walk.name), Call(walker, (Name(function), how)))


def replaced(node: _Node, names: Mapping[str, Name | Imported]) -> _Node:
    """`node` with another expression for each of `names`, local or imported."""
    if not names:
        return node
    if isinstance(node, (Name, Imported)):
        return cast(_Node, names.get(node.id, node))
    if isinstance(node, tuple):
        return cast(_Node, tuple(replaced(part, names) for part in node))
    if is_dataclass(node) and not isinstance(node, type):
        parts = {field.name: getattr(node, field.name) for field in fields(node)}
        return replace(node, **{name: replaced(part, names) for name, part in parts.items()})
    return node
