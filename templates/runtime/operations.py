"""Operations as values: a request is built and an answer is read without input or output."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar, cast

from .bodies import Media, written
from .errors import ValidationError
from .failures import ClientError, RequestInvalid, ResponseInvalid, StatusError
from .messages import Reply, Request
from .parameters import Parameter, is_header
from .responses import (
    Answer,
    Policy,
    Result,
    Statuses,
    declared,
    failure,
    invalid,
    settled,
    success,
)
from .secret import Secrets
from .wire import told, violations, wire

T = TypeVar("T")
_IDEMPOTENT = frozenset({"GET", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE"})
_NO_SECRETS = Secrets({})


@dataclass(frozen=True, slots=True)
class Slot:
    """The place of a path parameter in a path."""

    argument: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation(Generic[T]):
    """One operation of the API; `T` is what a call returns."""

    name: str
    method: str
    path: tuple[str | Slot, ...]
    parameters: tuple[Parameter, ...] = ()
    body: tuple[Media, ...] = ()
    needs_body: bool = False
    #: What keywords for the body are called in documents, where that is another name.
    members: Mapping[str, str] = field(default_factory=dict[str, str])
    answers: tuple[Answer, ...] = ()
    statuses: Statuses = field(default_factory=dict[int | str, type[StatusError]])
    #: Alternative sets of credentials; an empty set needs none.
    security: tuple[tuple[str, ...], ...] = ()
    #: The header for an idempotency key, if the operation declares one.
    idempotency: str | None = None
    #: Where the API is, and where this operation is instead. A client that is told to be
    #: elsewhere sends everything there.
    server: tuple[str, str] | None = None

    @property
    def repeatable(self) -> bool:
        """May a request be sent again that the server may have acted on?"""
        return self.method in _IDEMPOTENT or self.idempotency is not None

    def build_request(
        self,
        base_url: str,
        arguments: Mapping[str, object],
        body: object = None,
        fields: Mapping[str, object] | None = None,
        idempotency_key: str | None = None,
    ) -> Request:
        """The request of a call, without credentials. Raises `RequestInvalid`."""
        try:
            values = self._values(arguments)
            path = self._path(values)
            query = self._pairs("query", values)
            headers = self._headers(values)
            members = self._members(fields or {})
            content = written(self.body, body, members, self.needs_body)
            if content is not None:
                headers.append(("Content-Type", content[0]))
                if not isinstance(content[1], bytes):
                    headers.append(content[1].framing)
            if self.idempotency is not None and idempotency_key is not None:
                headers.append((self.idempotency, idempotency_key))
            _require_sendable(headers)
        except RequestInvalid as error:
            raise RequestInvalid(f"{self.name}: {error}", error.errors) from error
        except Exception as error:  # A value of the caller's own may raise anything.
            raise RequestInvalid(f"{self.name}: {error}") from error
        if self.server is not None and base_url == self.server[0]:
            base_url = self.server[1]
        url = base_url + path + ("?" + "&".join(query) if query else "")
        return Request(self.method, path, url, tuple(headers), content and content[1])

    def parse_response(
        self,
        status: int,
        headers: Mapping[str, str],
        content: bytes,
        policy: Policy = "strict",
    ) -> T:
        """What the call returns; the names of `headers` are in lower case. Raises
        `StatusError`, `ResponseInvalid`."""
        reply = Reply(status, headers, content)
        return settled(self.outcome(reply, policy, _NO_SECRETS), policy, 2)

    def outcome(
        self, reply: Reply, policy: Policy, secrets: Secrets
    ) -> Result[T] | ClientError:
        """What `reply` comes to; no error shows one of `secrets`, nor keeps a frame that
        does."""
        answer = declared(self.answers, reply.status)
        if not reply.is_success:
            return failure(self.name, reply, answer, self.statuses)
        try:
            result = self._success(reply, answer, secrets)
            if isinstance(result, Result) and result.complaints and policy == "strict":
                return result.complaints[0]
            return result
        except MemoryError:
            empty = Reply(reply.status, reply.headers, b"").without(secrets)
            return invalid(self.name, empty, "does not fit into memory")

    def _success(
        self, reply: Reply, answer: Answer | None, secrets: Secrets
    ) -> Result[T] | ClientError:
        complaints: tuple[ResponseInvalid, ...] = ()
        if answer is None:
            answer = self.answers[0] if self.answers else Answer(())
            why = "has a status that the API does not declare"
            complaints = (invalid(self.name, reply.without(secrets), why),)
        result = success(self.name, reply, answer, secrets)
        if isinstance(result, ClientError):
            return result
        value = result.value
        if answer.wrap:
            headers = reply.without(secrets).headers
            value = answer.wrap(reply.status, headers, value)
        return Result(cast(T, value), (*complaints, *result.complaints))

    def _values(self, arguments: Mapping[str, object]) -> dict[str, object]:
        """The JSON values of the arguments that are given, all checked."""
        errors: list[tuple[str, ValidationError]] = []
        values = {name: wire(v) for name, v in arguments.items() if v is not None}
        for parameter in self.parameters:
            name = parameter.argument
            if name in values:
                broken = violations(parameter.check, values[name])
                errors += ((told(name, violation), violation) for violation in broken)
            elif parameter.required or parameter.location == "path":
                raise RequestInvalid(f"{name} ({parameter.location}) is required")
        if errors:
            message = "; ".join(line for line, _ in errors[:5])
            raise RequestInvalid(message, [violation for _, violation in errors])
        return values

    def _members(self, fields: Mapping[str, object]) -> dict[str, object]:
        """The keywords for the body, by their names in documents."""
        members = {self.members.get(name, name): v for name, v in fields.items()}
        if len(members) < len(fields):
            raise RequestInvalid("body: a member is given under two names")
        return members

    def _path(self, values: Mapping[str, object]) -> str:
        """The path; the text of a parameter never empties, adds or climbs a segment."""
        parameters = {p.argument: p for p in self.parameters if p.location == "path"}
        path = ""
        for part in self.path:
            if isinstance(part, Slot):
                text = parameters[part.argument].text(values[part.argument])
                if not text:
                    raise RequestInvalid(f"{part.argument} (path) is empty")
                path += text
            else:
                path += part
        if any(segment in (".", "..") for segment in path.split("/")):
            raise RequestInvalid(f"{path} would be read as another path")
        return path

    def _headers(self, values: Mapping[str, object]) -> list[tuple[str, str]]:
        media = {medium.media_type: None for a in self.answers for medium in a.media}
        headers = [("Accept", ", ".join(media) or "*/*")]
        for p in self.parameters:
            if p.location == "header" and p.argument in values:
                headers.append((p.name, p.text(values[p.argument])))
        cookies = self._pairs("cookie", values)
        return [*headers, ("Cookie", "; ".join(cookies))] if cookies else headers

    def _pairs(self, location: str, values: Mapping[str, object]) -> list[str]:
        """All parameters of a location that have values, as ``name=value``."""
        here = (p for p in self.parameters if p.location == location)
        given = (p for p in here if p.argument in values)
        return [pair for p in given for pair in p.pairs(values[p.argument])]


def _require_sendable(headers: list[tuple[str, str]]) -> None:
    for name, value in headers:
        if not is_header(value):
            raise RequestInvalid(f"{name} has characters that no header can have")
