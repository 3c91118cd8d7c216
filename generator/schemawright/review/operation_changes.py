"""What changed in operations: parameters, bodies, answers, security, servers.

Each direction is known here: a parameter and a body are sent, an answer is received.
"""

from __future__ import annotations

from collections.abc import Iterator

from schemawright.contract import Api, Body, Operation, Parameter, Response
from schemawright.data_classes import frozen
from schemawright.review.caller_effects import CallerEffect
from schemawright.review.change_findings import COMPATIBLE, ChangeFinding, Effect


@frozen
class _Said:
    """A change of an operation: does it break what is sent, or what is received?"""

    rule: str
    says: str
    send: str = ""
    receive: str = ""
    #: What callers of the client's methods have to change, if anything.
    callers: str = ""


def operation_changes(old: Api | None, new: Api | None) -> Iterator[ChangeFinding]:
    """The changes of operations but those of the schemas that they use."""
    before = {_key(operation): operation for operation in (old.operations if old else ())}
    after = {_key(operation): operation for operation in (new.operations if new else ())}
    by_id = {operation.id: operation for operation in after.values()}
    for key, operation in before.items():
        moved = by_id.get(operation.id)
        again = after.get(key) or (moved if moved and _key(moved) not in before else None)
        changes = _changes(operation, again)
        yield from (_finding(f"{operation.method.upper()} {operation.path}", c) for c in changes)
    ids = {operation.id for operation in before.values()}
    for key, operation in after.items():
        if key not in before and operation.id not in ids:
            said = _Said("operation-added", "the operation is new")
            yield _finding(f"{operation.method.upper()} {operation.path}", said)
    if old and new:
        for server in old.servers:
            if server not in new.servers:
                said = _Said("server-removed", f"the server {server} is gone", send="it is gone")
                yield _finding("servers", said)


def _finding(about: str, said: _Said) -> ChangeFinding:
    send, receive = (
        Effect("breaking", reason=reason) if reason else COMPATIBLE
        for reason in (said.send, said.receive)
    )
    callers: tuple[CallerEffect, ...] = ()
    if said.callers:
        callers = (CallerEffect(about, said.callers, writes=True, reads=True),)
    return ChangeFinding(said.rule, about, said.says, None, None, send, receive, callers=callers)


def _key(operation: Operation) -> tuple[str, str]:
    return operation.method, operation.path


def _changes(old: Operation, new: Operation | None) -> Iterator[_Said]:
    if new is None:
        gone = f"the method {old.call} is gone"
        yield _Said("operation-removed", "the operation is gone", "nothing answers it", "", gone)
        return
    if _key(old) != _key(new):
        says = f"{old.id} is {new.method.upper()} {new.path} now"
        yield _Said("operation-moved", says, send="nothing answers at the former path")
    if old.call != new.call:
        says = f"the method {old.call} is called {new.call} now"
        yield _Said("call-renamed", "the operation has another name", callers=says)
    yield from _parameters(old, new)
    yield from _body(old.body, new.body)
    yield from _responses(old, new)
    yield from _security(old, new)


def _parameters(old: Operation, new: Operation) -> Iterator[_Said]:
    before = {(p.location, p.name): p for p in old.parameters}
    after = {(p.location, p.name): p for p in new.parameters}
    for key, parameter in before.items():
        if key in after:
            yield from _parameter(parameter, after[key])
        else:
            says = f"the {parameter.location} parameter {parameter.name!r} is gone"
            gone = f"{old.call} has no argument {parameter.variable} any more"
            yield _Said("parameter-removed", says, "nothing says what becomes of it", "", gone)
    for key, parameter in after.items():
        if key not in before:
            kind = "required " if parameter.required else ""
            says = f"the {kind}{parameter.location} parameter {parameter.name!r} is new"
            reason = "requests without it are refused" if parameter.required else ""
            argument = f"{old.call} gains the required argument {parameter.variable}"
            yield _Said("parameter-added", says, reason, "", argument if reason else "")


def _parameter(old: Parameter, new: Parameter) -> Iterator[_Said]:
    name = f"the {old.location} parameter {old.name!r}"
    if new.required and not old.required:
        reason = "requests without it are refused"
        yield _Said("parameter-required", f"{name} is required now", send=reason)
    if old.required and not new.required:
        yield _Said("parameter-optional", f"{name} is no longer required")
    if (old.style, old.explode, old.content) != (new.style, new.explode, new.content):
        says = f"{name} is written in another style"
        yield _Said("parameter-style-changed", says, send="the former style is not described")
    if old.variable != new.variable:
        says = f"the argument {old.variable} is called {new.variable} now"
        yield _Said("argument-renamed", f"{name} has another name in Python", callers=says)


def _body(old: Body | None, new: Body | None) -> Iterator[_Said]:
    if old is None and new is not None:
        reason = "requests without it are refused" if new.required else ""
        yield _Said("body-added", "there is a request body now", send=reason)
    elif old is not None and new is None:
        yield _Said("body-removed", "there is no request body any more", send="it is not described")
    elif old is not None and new is not None:
        if new.required and not old.required:
            reason = "requests without it are refused"
            yield _Said("body-required", "the request body is required now", send=reason)
        if old.required and not new.required:
            yield _Said("body-optional", "the request body is no longer required")
        types = [media.type for media in new.media]
        for media in old.media:
            if media.type not in types:
                says = f"the request body may no longer be {media.type}"
                yield _Said("body-type-removed", says, send="it is refused")
        for type_ in types:
            if type_ not in [media.type for media in old.media]:
                yield _Said("body-type-added", f"the request body may be {type_} now")


def _responses(old: Operation, new: Operation) -> Iterator[_Said]:
    before = {response.status: response for response in old.responses}
    after = {response.status: response for response in new.responses}
    for status, response in before.items():
        if status in after:
            yield from _response(response, after[status])
        else:
            says = f"the answer {status} is gone"
            gone = f"what {old.call} raised for {status} is gone" if status[0] in "45" else ""
            yield _Said("status-removed", says, callers=gone)
    for status in after:
        if status not in before:
            is_covered = "default" in before or f"{status[0]}XX" in before
            reason = "" if is_covered else "it is not one that was described"
            says = f"the answer {status} is new"
            yield _Said("status-added", says, receive=reason if status[0] in "123" else "")


def _response(old: Response, new: Response) -> Iterator[_Said]:
    before, after = [m.type for m in old.media], [m.type for m in new.media]
    for type_ in after:
        if type_ not in before:
            says = f"the answer {old.status} may be {type_} now"
            yield _Said("answer-type-added", says, receive="it is not one that was described")
    for type_ in before:
        if type_ not in after:
            yield _Said("answer-type-removed", f"the answer {old.status} is never {type_}")
    if before and not after:
        says = f"the answer {old.status} has no body any more"
        yield _Said("answer-body-removed", says, receive="there was one")


def _security(old: Operation, new: Operation) -> Iterator[_Said]:
    if old.security == new.security:
        return
    ways = old.security or ((),)
    lost = [way for way in ways if not any(set(w) <= set(way) for w in new.security or ((),))]
    for way in lost:
        words = f"with {' and '.join(way)} alone" if way else "without credentials"
        says = f"requests {words} are no longer enough"
        yield _Said("security-raised", says, send="they are refused")
    if not lost:
        is_free = not new.security or () in new.security
        says = "no credentials are needed" if is_free else "there are more ways to authenticate"
        yield _Said("security-lowered", says)
