"""One call of an operation from its arguments to its result, but for the transport."""

from __future__ import annotations

import uuid
from collections.abc import Generator, Mapping
from dataclasses import dataclass, field
from typing import Generic, TypedDict, TypeVar
from urllib.parse import urlsplit

from .credentials import Credential, Given, Secrets, authorise, secrets
from .failures import RequestInvalid
from .messages import Outcome, Step
from .operations import Operation
from .parameters import is_header
from .responses import Policy
from .retries import Retry, attempts

T = TypeVar("T")


class Options(TypedDict, total=False):
    """How a client behaves; times are in seconds.

    `timeout` is what a call may take, all attempts and waits together (60); `attempt_timeout`
    what one attempt may take (20); `responses` what happens when a success is not what the
    API declares (``"warn"``); `poll_interval` the pause between two looks at a job (2);
    `user_agent` the name that the client gives itself.
    """

    timeout: float
    attempt_timeout: float
    responses: Policy
    retry: Retry
    poll_interval: float
    user_agent: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What all calls of a client share."""

    base_url: str
    credentials: tuple[Credential, ...]
    secrets: Secrets
    user_agent: str
    timeout: float
    attempt_timeout: float
    responses: Policy
    retry: Retry
    poll_interval: float


def settings(
    base_url: str,
    credentials: tuple[Credential, ...],
    given: Given,
    options: Options,
    user_agent: str,
) -> Settings:
    """The settings of a client. Raises `RequestInvalid` for values that cannot be used."""
    agent = options.get("user_agent", user_agent)
    if not is_header(agent):
        raise RequestInvalid("user_agent has characters that no header can have")
    return Settings(
        base_url=_base(base_url),
        credentials=credentials,
        secrets=secrets(credentials, given),
        user_agent=agent,
        timeout=options.get("timeout", 60.0),
        attempt_timeout=options.get("attempt_timeout", 20.0),
        responses=options.get("responses", "warn"),
        retry=options.get("retry", Retry()),
        poll_interval=options.get("poll_interval", 2.0),
    )


@dataclass(frozen=True, slots=True)
class Call(Generic[T]):
    """A call: an operation and what it is called with."""

    operation: Operation[T]
    arguments: Mapping[str, object]
    timeout: float | None = None
    responses: Policy | None = None
    body: object = None
    fields: Mapping[str, object] = field(default_factory=dict[str, object])
    idempotency_key: str | None = None

    def steps(self, with_: Settings) -> Generator[Step, Outcome, T]:
        """Asks for the requests and pauses that the call takes, and returns its result.

        The request is built once: all attempts send the same bytes and the same key.
        """
        operation = self.operation
        key = self.idempotency_key or str(uuid.uuid4())
        request = operation.build_request(
            with_.base_url, self.arguments, self.body, self.fields, key
        )
        request = authorise(
            request, operation.security, with_.credentials, with_.secrets
        ).with_header("User-Agent", with_.user_agent)
        timeout = with_.timeout if self.timeout is None else self.timeout
        reply = yield from attempts(
            request, operation.repeatable, with_.retry, timeout, with_.attempt_timeout
        )
        hidden = tuple(
            text for secret in with_.secrets.values() for text in secret.hidden
        )
        reply = reply.without(hidden)
        policy = self.responses or with_.responses
        return operation.parse_response(
            reply.status, reply.headers, reply.content, policy
        )


def _base(url: str) -> str:
    """`url` as what paths are appended to."""
    try:
        parts = urlsplit(url)
        parts.port  # noqa: B018 - raises for a port that is no number
    except ValueError as error:
        raise RequestInvalid(f"base_url: {error}") from error
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise RequestInvalid("base_url is not an http or https URL with a host")
    if parts.query or parts.fragment or "@" in parts.netloc or not url.isprintable():
        raise RequestInvalid("base_url has more than scheme, host, port and path")
    return url.rstrip("/")
