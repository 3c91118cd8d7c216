"""One call of an operation from its arguments to its result, but for the transport."""

from __future__ import annotations

import uuid
from collections.abc import Generator, Mapping
from dataclasses import dataclass, field, replace
from typing import Generic, TypeVar

from .credentials import needed
from .messages import Outcome, Step
from .operations import Operation
from .options import Settings, require_policy, require_seconds
from .responses import Policy, settled
from .retries import attempts

T = TypeVar("T")


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
        Credentials join it when it is sent, so that no error keeps a frame that has them.
        """
        operation = self.operation
        timeout = with_.timeout if self.timeout is None else self.timeout
        require_seconds("timeout", timeout)
        policy = with_.responses if self.responses is None else self.responses
        require_policy(policy)
        key = self.idempotency_key
        if not key and operation.idempotency is not None:
            key = str(uuid.uuid4())
        request = operation.build_request(
            with_.base_url, self.arguments, self.body, self.fields, key
        ).with_header("User-Agent", with_.user_agent)
        names = needed(operation.security, with_.credentials, with_.secrets)
        replies = attempts(
            replace(request, credentials=names),
            operation.repeatable,
            with_.retry,
            timeout,
            with_.attempt_timeout,
        )
        outcome = operation.outcome((yield from replies), policy, with_.secrets)
        # From here to the caller: this generator, the client, the method.
        return settled(outcome, policy, 4)
