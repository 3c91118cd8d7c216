"""Requests and answers as values; nothing here knows how they travel."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Protocol, TypeAlias

from .failures import ClientError, ConnectError, TimeoutError
from .secret import Secrets


class Stream(Protocol):
    """Content that is read while it is sent."""

    @property
    def framing(self) -> tuple[str, str]:
        """The header that says where it ends."""
        ...

    @property
    def is_whole(self) -> bool:
        """Can all of it be sent, also if some of it has been sent before?"""
        ...


@dataclass(frozen=True, slots=True)
class Request:
    """A request. `credentials` are the names of those that join it when it is sent.

    `timeout` is the time in seconds that this attempt has.
    """

    method: str
    path: str
    url: str = field(repr=False)
    headers: tuple[tuple[str, str], ...] = field(repr=False)
    content: bytes | Stream | None = field(repr=False)
    timeout: float = 0.0
    credentials: tuple[str, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Is all of it there to be sent, again if it has been?"""
        content = self.content
        return content is None or isinstance(content, bytes) or content.is_whole

    def with_header(self, name: str, value: str) -> Request:
        """The same request with one more header."""
        return replace(self, headers=(*self.headers, (name, value)))


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer; the names of its `headers` are in lower case."""

    status: int
    headers: Mapping[str, str] = field(repr=False)
    content: bytes = field(repr=False)

    @property
    def is_success(self) -> bool:
        """Is its status one of the 200s?"""
        return 200 <= self.status < 300

    def without(self, secrets: Secrets) -> Reply:
        """The same answer with the `secrets` that it echoes blotted out."""
        headers = {name: secrets.hide(text) for name, text in self.headers.items()}
        return Reply(self.status, headers, secrets.hide_bytes(self.content))


@dataclass(frozen=True, slots=True)
class Lost:
    """An attempt without an answer; `sent` tells whether the server may have acted on it."""

    error: ClientError
    sent: bool

    def repeat(self, repeatable: bool) -> bool:
        """May another attempt be made?"""
        passing = isinstance(self.error, (ConnectError, TimeoutError))
        return passing and (repeatable or not self.sent)


@dataclass(frozen=True, slots=True)
class Pause:
    """Seconds to wait before the next attempt."""

    seconds: float


#: What the logic asks of its shell, and what it is told.
Step: TypeAlias = "Request | Pause"
Outcome: TypeAlias = "Reply | Lost | None"
