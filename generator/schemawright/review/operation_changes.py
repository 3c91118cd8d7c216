"""What changed in operations: parameters, bodies, answers, security, servers; and in webhooks.

Each direction is known here: a parameter and a body are sent, an answer is received. Where each
part is said is known, too; what one version lacks is told there at the operation.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from schemawright.contract import Body, Contract, Operation, Parameter, Response, Webhook
from schemawright.data_classes import frozen
from schemawright.names import variable_name
from schemawright.review.caller_effects import CallerEffect
from schemawright.review.change_findings import ChangeFinding
from schemawright.review.document_places import DocumentPlaces
from schemawright.review.header_changes import header_edits
from schemawright.review.operation_schemas import OperationEdit, SchemaEffects, schema_edits_of
from schemawright.review.webhook_changes import webhook_added, webhook_edits

_Subject: TypeAlias = Operation | Webhook


def operation_changes(
    old: Contract, new: Contract, schemas: SchemaEffects
) -> Iterator[ChangeFinding]:
    """The changes of operations and webhooks. What was edited in the schemas that they use is told
    of these; here, what having another schema does."""
    told = _Teller(DocumentPlaces(old), DocumentPlaces(new))
    before = {_key(operation): operation for operation in _operations(old)}
    after = {_key(operation): operation for operation in _operations(new)}
    by_id = {operation.id: operation for operation in after.values()}
    for key, operation in before.items():
        moved = by_id.get(operation.id)
        again = after.get(key) or (moved if moved and _key(moved) not in before else None)
        for said in _changes(operation, again, schemas):
            yield told.finding(said, operation, again)
        for said in schema_edits_of(operation, again, schemas) if again else ():
            yield told.finding(said, operation, again)
    ids = {operation.id for operation in before.values()}
    for key, operation in after.items():
        if key not in before and operation.id not in ids:
            said = OperationEdit("operation-added", "the operation is new").at(
                None, operation.said_at
            )
            yield told.finding(said, None, operation)
    for said in _servers(old, new):
        yield told.finding(said, None, None)
    calls = {(webhook.name, webhook.method): webhook for webhook in new.webhooks}
    for webhook in old.webhooks:
        called = calls.pop((webhook.name, webhook.method), None)
        for said in webhook_edits(webhook, called, schemas):
            yield told.finding(said, webhook, called)
    for webhook in calls.values():
        yield told.finding(webhook_added(webhook), None, webhook)


def _operations(contract: Contract) -> tuple[Operation, ...]:
    return contract.api.operations if contract.api else ()


def _servers(old: Contract, new: Contract) -> Iterator[OperationEdit]:
    if not old.api or not new.api:
        return
    before, after = old.api, new.api
    for server in before.servers:
        if server not in after.servers:
            at = before.servers_at.get(server)
            says = f"the server {server} is gone"
            yield OperationEdit("server-removed", says, send="it is gone").at(at, None)
    for server in after.servers:
        if server not in before.servers:
            at = after.servers_at.get(server)
            yield OperationEdit("server-added", f"the server {server} is new").at(None, at)


@frozen
class _Teller:
    """Makes findings, with places in both versions."""

    before: DocumentPlaces
    after: DocumentPlaces

    def finding(
        self, said: OperationEdit, old: _Subject | None, new: _Subject | None
    ) -> ChangeFinding:
        """What is `said` of an operation or a webhook; of the API where it is in neither
        version."""
        about, call = _named(old or new)
        callers: tuple[CallerEffect, ...] = ()
        if said.callers:
            called = tuple(filter(None, (call, said.argument)))
            effect = CallerEffect(about, said.callers, writes=True, reads=True, called=called)
            callers = (effect,)
        return ChangeFinding(
            said.rule,
            about,
            said.says,
            self.before.place(said.old),
            self.after.place(said.new),
            said.effect("send"),
            said.effect("receive"),
            callers=callers,
            subject="operation",
            old_around=self.before.nearest(old.said_at if old else None, said.new),
            new_around=self.after.nearest(new.said_at if new else None, said.old),
        )


def _named(subject: _Subject | None) -> tuple[str, str]:
    """What a finding is about, and what code calls that."""
    if subject is None:
        return "servers", ""
    if isinstance(subject, Webhook):
        return f"webhook {subject.name}", variable_name(subject.name, "event")
    return f"{subject.method.upper()} {subject.path}", subject.call


def _key(operation: Operation) -> tuple[str, str]:
    return operation.method, operation.path


def _changes(
    old: Operation, new: Operation | None, schemas: SchemaEffects
) -> Iterator[OperationEdit]:
    if new is None:
        gone = f"the method {old.call} is gone"
        said = OperationEdit(
            "operation-removed", "the operation is gone", "nothing answers it", "", gone
        )
        yield said.at(old.said_at, None)
        return
    if _key(old) != _key(new):
        says = f"{old.id} is {new.method.upper()} {new.path} now"
        said = OperationEdit("operation-moved", says, send="nothing answers at the former path")
        yield said.at(old.said_at, new.said_at)
    if old.call != new.call:
        says = f"the method {old.call} is called {new.call} now"
        said = OperationEdit("call-renamed", "the operation has another name", callers=says)
        yield said.at(old.said_at, new.said_at)
    yield from _parameters(old, new)
    for said in _body(old.body, new.body):
        old_at = old.body.said_at if old.body else None
        new_at = new.body.said_at if new.body else None
        yield said.at(said.old or old_at, said.new or new_at)
    yield from _responses(old, new, schemas)
    yield from _security(old, new)
    yield from _server(old, new)


def _parameters(old: Operation, new: Operation) -> Iterator[OperationEdit]:
    before = {(p.location, p.name): p for p in old.parameters}
    after = {(p.location, p.name): p for p in new.parameters}
    for key, parameter in before.items():
        if key in after:
            for said in _parameter(parameter, after[key]):
                yield said.at(parameter.said_at, after[key].said_at)
        else:
            says = f"the {parameter.location} parameter {parameter.name!r} is gone"
            gone = f"{old.call} has no argument {parameter.variable} any more"
            reason = "nothing says what becomes of it"
            said = OperationEdit("parameter-removed", says, reason, "", gone, parameter.variable)
            yield said.at(parameter.said_at, None)
    for key, parameter in after.items():
        if key not in before:
            kind = "required " if parameter.required else ""
            says = f"the {kind}{parameter.location} parameter {parameter.name!r} is new"
            reason = "requests without it are refused" if parameter.required else ""
            argument = f"{old.call} gains the required argument {parameter.variable}"
            callers = argument if reason else ""
            said = OperationEdit("parameter-added", says, reason, "", callers, parameter.variable)
            yield said.at(None, parameter.said_at)


def _parameter(old: Parameter, new: Parameter) -> Iterator[OperationEdit]:
    name = f"the {old.location} parameter {old.name!r}"
    if new.required and not old.required:
        reason, says = "requests without it are refused", f"{name} is required now"
        must = f"the argument {new.variable} must be given"
        yield OperationEdit("parameter-required", says, reason, "", must, new.variable)
    if old.required and not new.required:
        yield OperationEdit("parameter-optional", f"{name} is no longer required")
    if (old.style, old.explode, old.content) != (new.style, new.explode, new.content):
        says = f"{name} is written in another style"
        yield OperationEdit(
            "parameter-style-changed", says, send="the former style is not described"
        )
    if old.variable != new.variable:
        says = f"the argument {old.variable} is called {new.variable} now"
        says_it = f"{name} has another name in Python"
        yield OperationEdit("argument-renamed", says_it, "", "", says, old.variable)


def _body(old: Body | None, new: Body | None) -> Iterator[OperationEdit]:
    if old is None and new is not None:
        reason = "requests without it are refused" if new.required else ""
        yield OperationEdit("body-added", "there is a request body now", send=reason)
    elif old is not None and new is None:
        yield OperationEdit(
            "body-removed", "there is no request body any more", send="it is not described"
        )
    elif old is not None and new is not None:
        if new.required and not old.required:
            reason = "requests without it are refused"
            yield OperationEdit("body-required", "the request body is required now", send=reason)
        if old.required and not new.required:
            yield OperationEdit("body-optional", "the request body is no longer required")
        types = [media.type for media in new.media]
        for media in old.media:
            if media.type not in types:
                says = f"the request body may no longer be {media.type}"
                said = OperationEdit("body-type-removed", says, send="it is refused")
                yield said.at(media.said_at, None)
        before = [media.type for media in old.media]
        for media in new.media:
            if media.type not in before:
                said = OperationEdit("body-type-added", f"the request body may be {media.type} now")
                yield said.at(None, media.said_at)


def _responses(old: Operation, new: Operation, schemas: SchemaEffects) -> Iterator[OperationEdit]:
    before = {response.status: response for response in old.responses}
    after = {response.status: response for response in new.responses}
    for status, response in before.items():
        if status in after:
            for said in _response(response, after[status]):
                yield said.at(said.old or response.said_at, said.new or after[status].said_at)
            for said in header_edits(response, after[status], schemas):
                yield said.at(said.old or response.said_at, said.new or after[status].said_at)
        else:
            says = f"the answer {status} is gone"
            gone = f"what {old.call} raised for {status} is gone" if status[0] in "45" else ""
            yield OperationEdit("status-removed", says, callers=gone).at(response.said_at, None)
    for status, response in after.items():
        if status not in before:
            is_covered = "default" in before or f"{status[0]}XX" in before
            reason = "" if is_covered else "it is not one that was described"
            says = f"the answer {status} is new"
            said = OperationEdit("status-added", says, receive=reason if status[0] in "123" else "")
            yield said.at(None, response.said_at)


def _response(old: Response, new: Response) -> Iterator[OperationEdit]:
    before, after = {m.type: m for m in old.media}, {m.type: m for m in new.media}
    for type_, media in after.items():
        if type_ not in before:
            says = f"the answer {old.status} may be {type_} now"
            said = OperationEdit(
                "answer-type-added", says, receive="it is not one that was described"
            )
            yield said.at(None, media.said_at)
    for type_, media in before.items():
        if type_ not in after:
            said = OperationEdit("answer-type-removed", f"the answer {old.status} is never {type_}")
            yield said.at(media.said_at, None)
    if before and not after:
        says = f"the answer {old.status} has no body any more"
        yield OperationEdit("answer-body-removed", says, receive="there was one")


def _security(old: Operation, new: Operation) -> Iterator[OperationEdit]:
    if old.security == new.security:
        return
    ways = old.security or ((),)
    lost = [way for way in ways if not any(set(w) <= set(way) for w in new.security or ((),))]
    for way in lost:
        words = f"with {' and '.join(way)} alone" if way else "without credentials"
        says = f"requests {words} are no longer enough"
        said = OperationEdit("security-raised", says, send="they are refused")
        yield said.at(old.security_at, new.security_at)
    if not lost:
        is_free = not new.security or () in new.security
        says = "no credentials are needed" if is_free else "there are more ways to authenticate"
        yield OperationEdit("security-lowered", says).at(old.security_at, new.security_at)


def _server(old: Operation, new: Operation) -> Iterator[OperationEdit]:
    """The server that an operation has to itself."""
    if old.server != new.server:
        one, other = (of.server or "the servers of the API" for of in (old, new))
        says = f"requests go to {other} instead of {one}"
        said = OperationEdit("operation-server-changed", says, send="they went elsewhere")
        yield said.at(old.server_at, new.server_at)
