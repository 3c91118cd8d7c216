"""One attempt at a request and what comes back for it, within the limits of the client."""

from __future__ import annotations

import builtins
from typing import cast

import httpx2

from .credentials import authorised
from .failures import (
    ClientError,
    ConnectError,
    RequestInvalid,
    ResponseInvalid,
    TimeoutError,
)
from .messages import Lost, Reply, Request
from .options import Settings

#: How many headers an answer may have.
_MOST_HEADERS = 256
#: What a transport waits for, each for as long as the attempt may take at most.
_WAITS = ("connect", "read", "write", "pool")


class _Refused(Exception):
    """The answer is more than the client takes; the text says in what."""


class Exchange:
    """One attempt at a request, and what comes back."""

    def __init__(self, request: Request, settings: Settings) -> None:
        self._request = request
        self._settings = settings
        self._clock = settings.retry.clock
        self._until = self._clock() + request.timeout
        self._heard = 0
        #: Of the host, those that have not been tried.
        self.addresses: list[str] = []
        self._head: Reply | None = None
        self._content = bytearray()

    def outgoing(self, **extensions: object) -> httpx2.Request:
        """The request with its credentials, for a transport with `extensions`."""
        settings = self._settings
        request = authorised(self._request, settings.credentials, settings.secrets)
        timeout = dict.fromkeys(_WAITS, request.timeout)
        headers = [*request.headers, ("Accept-Encoding", "gzip, deflate")]
        content, stream = request.content, None
        if content is not None and not isinstance(content, bytes):
            content, stream = None, cast("httpx2.SyncByteStream", content)
            # What httpx2 adds by itself to what it need not stream.
            headers.append(("Host", httpx2.URL(request.url).netloc.decode()))
        return httpx2.Request(
            request.method,
            request.url,
            headers=headers,
            content=content,
            stream=stream,
            extensions={"timeout": timeout, **extensions},
        )

    def left(self) -> float:
        """The seconds that are left. Raises when there are none, or when more has come than
        headers may have, and no answer."""
        left = self._until - self._clock()
        if left <= 0:
            raise httpx2.ReadTimeout("the answer takes too long")
        if self._head is None and self._heard > self._settings.max_header_bytes:
            raise httpx2.RemoteProtocolError("no answer within max_header_bytes")
        return left

    def heard(self, number: int) -> None:
        """So many bytes have come from the server."""
        self._heard += number

    def begin(self, response: httpx2.Response) -> None:
        """The status and the headers are there."""
        named = dict(response.headers.items())
        self._head = Reply(response.status_code, named, b"")
        headers = response.headers.raw
        if len(headers) > _MOST_HEADERS:
            raise _Refused(f"has more than {_MOST_HEADERS} headers")
        most = self._settings.max_header_bytes
        if sum(len(name) + len(value) for name, value in headers) > most:
            raise _Refused(f"has more headers than max_header_bytes ({most})")

    def add(self, part: bytes) -> None:
        """One part of the content, decompressed."""
        self.left()
        most = self._settings.max_response_bytes
        if len(self._content) + len(part) > most:
            raise _Refused(f"is larger than max_response_bytes ({most})")
        self._content += part

    def reply(self) -> Reply:
        """The answer as far as it has come; one that is no success without any secrets that
        it echoes."""
        assert self._head is not None
        reply = Reply(self._head.status, self._head.headers, bytes(self._content))
        return reply if reply.is_success else reply.without(self._settings.secrets)

    def broken(self, fault: BaseException) -> Reply | Lost:
        """What an attempt that broke comes to: a failure keeps its status even if its content
        cannot be read. Raises what is no error, such as a cancellation, again."""
        self._strip(fault)
        if not isinstance(fault, Exception):
            raise fault
        if self._head is not None and not self._head.is_success:
            return self.reply()
        error, sent = self._meaning(fault)
        error.__cause__ = fault
        return Lost(error, sent)

    def _meaning(self, fault: Exception) -> tuple[ClientError, bool]:
        """The error for a fault, and whether the server may have the request."""
        kind = type(fault).__name__
        why = f"{kind}: {fault}"
        if isinstance(fault, (_Refused, httpx2.DecodingError, MemoryError)):
            return self._unread(fault), True
        if isinstance(fault, (httpx2.ConnectTimeout, httpx2.PoolTimeout)):
            return TimeoutError(f"no connection in time ({kind})"), False
        if isinstance(fault, (httpx2.TimeoutException, builtins.TimeoutError)):
            return TimeoutError(f"no complete answer in time ({kind})"), True
        if isinstance(fault, RequestInvalid):
            return RequestInvalid(str(fault)), False
        if isinstance(fault, (httpx2.ConnectError, httpx2.ProxyError)):
            return ConnectError(f"no connection ({why})"), False
        broke = (httpx2.NetworkError, httpx2.RemoteProtocolError, OSError)
        if isinstance(fault, broke):
            return ConnectError(f"the connection broke ({why})"), True
        # What is left is about the request itself; its text may quote headers.
        return RequestInvalid(f"the request cannot be sent ({kind})"), False

    def _unread(self, fault: Exception) -> ClientError:
        """The error for an answer whose content is not taken."""
        if self._head is None:
            return RequestInvalid("the request does not fit into memory")
        if isinstance(fault, MemoryError):
            self._content.clear()
        reply = self.reply().without(self._settings.secrets)
        why = "is not encoded as it says"
        if isinstance(fault, (_Refused, MemoryError)):
            why = str(fault) or "does not fit into memory"
        text = f"the answer {reply.status} {why}"
        return ResponseInvalid(text, reply.status, reply.headers, reply.content)

    def _strip(self, fault: BaseException) -> None:
        """Take from `fault` what leads to the request, and so to its credentials: the frames
        of the transport, what it came from, the request, and what its text quotes."""
        fault.__traceback__ = fault.__cause__ = fault.__context__ = None
        if isinstance(fault, httpx2.HTTPError):
            vars(fault).update(dict.fromkeys(vars(fault)))
        hide = self._settings.secrets.hide
        fault.args = tuple(hide(a) if isinstance(a, str) else a for a in fault.args)
