"""The two transports of calls, over httpx2; everything but the sending is shared."""

from __future__ import annotations

from typing import Self, TypeVar, cast

import httpx2

from .calls import Call, Settings
from .failures import (
    ClientError,
    ConnectError,
    RequestInvalid,
    ResponseInvalid,
    TimeoutError,
)
from .messages import Lost, Outcome, Pause, Reply, Request

T = TypeVar("T")

#: What httpx2, and the sockets and codecs below it, raise for one request.
_FAULTS = (
    httpx2.HTTPError,
    httpx2.InvalidURL,
    httpx2.CookieConflict,
    OSError,
    ValueError,
    RuntimeError,
)


class BaseClient:
    """Sends calls and waits for their answers. May be used by several threads at once."""

    def __init__(
        self, settings: Settings, transport: httpx2.BaseTransport | None
    ) -> None:
        self._settings = settings
        self._http = httpx2.Client(transport=transport, follow_redirects=False)

    def __repr__(self) -> str:
        return f"{type(self).__name__}(base_url={self._settings.base_url!r})"

    def close(self) -> None:
        """Close the connections; the client cannot be used after that."""
        self._http.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def _call(self, call: Call[T]) -> T:
        steps = call.steps(self._settings)
        outcome: Outcome = None
        while True:
            try:
                step = steps.send(outcome)
            except StopIteration as end:
                return cast(T, end.value)
            outcome = None
            if isinstance(step, Pause):
                self._wait(step)
            else:
                outcome = self._send(step)

    def _wait(self, pause: Pause | None = None) -> None:
        retry = self._settings.retry
        retry.sleep(pause.seconds if pause else self._settings.poll_interval)

    def _send(self, request: Request) -> Reply | Lost:
        answer = _Answer(request, self._settings)
        try:
            response = self._http.send(answer.outgoing(), stream=True, auth=None)
            answer.response = response
            try:
                for part in response.iter_bytes():
                    answer.add(part)
            finally:
                response.close()
        except _FAULTS as fault:
            return answer.broken(fault)
        return answer.reply()


class AsyncBaseClient:
    """Sends calls and awaits their answers, in one event loop."""

    def __init__(
        self, settings: Settings, transport: httpx2.AsyncBaseTransport | None
    ) -> None:
        self._settings = settings
        self._http = httpx2.AsyncClient(transport=transport, follow_redirects=False)

    def __repr__(self) -> str:
        return f"{type(self).__name__}(base_url={self._settings.base_url!r})"

    async def aclose(self) -> None:
        """Close the connections; the client cannot be used after that."""
        await self._http.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *error: object) -> None:
        await self.aclose()

    async def _call(self, call: Call[T]) -> T:
        steps = call.steps(self._settings)
        outcome: Outcome = None
        while True:
            try:
                step = steps.send(outcome)
            except StopIteration as end:
                return cast(T, end.value)
            outcome = None
            if isinstance(step, Pause):
                await self._wait(step)
            else:
                outcome = await self._send(step)

    async def _wait(self, pause: Pause | None = None) -> None:
        retry = self._settings.retry
        await retry.sleep_async(
            pause.seconds if pause else self._settings.poll_interval
        )

    async def _send(self, request: Request) -> Reply | Lost:
        answer = _Answer(request, self._settings)
        try:
            response = await self._http.send(answer.outgoing(), stream=True, auth=None)
            answer.response = response
            try:
                async for part in response.aiter_bytes():
                    answer.add(part)
            finally:
                await response.aclose()
        except _FAULTS as fault:
            return answer.broken(fault)
        return answer.reply()


class _Answer:
    """The answer to one attempt, as it comes in."""

    def __init__(self, request: Request, settings: Settings) -> None:
        self.response: httpx2.Response | None = None
        self._request = request
        self._clock = settings.retry.clock
        self._until = self._clock() + request.timeout
        self._content = bytearray()

    def outgoing(self) -> httpx2.Request:
        request = self._request
        return httpx2.Request(
            request.method,
            request.url,
            headers=[*request.headers, ("Accept-Encoding", "gzip, deflate")],
            content=request.content,
            extensions={"timeout": httpx2.Timeout(request.timeout).as_dict()},
        )

    def add(self, part: bytes) -> None:
        """One part of the content; a server that trickles does not outlast the timeout."""
        if self._clock() > self._until:
            raise httpx2.ReadTimeout("the answer takes too long")
        self._content += part

    def reply(self) -> Reply:
        assert self.response is not None
        headers = dict(self.response.headers.items())
        return Reply(self.response.status_code, headers, bytes(self._content))

    def broken(self, fault: Exception) -> Reply | Lost:
        """What an attempt that broke comes to: a failure keeps its status even if its
        content cannot be read."""
        if self.response is None:
            error, sent = _meaning(fault)
        elif self.response.status_code >= 300:
            return self.reply()
        elif isinstance(fault, httpx2.DecodingError):
            reply, sent = self.reply(), True
            why = f"the answer {reply.status} is not encoded as it says"
            error = ResponseInvalid(why, reply.status, reply.headers, reply.content)
        else:
            error, sent = _meaning(fault)
        error.__cause__ = fault
        return Lost(error, sent)


def _meaning(fault: Exception) -> tuple[ClientError, bool]:
    """The error for one of httpx2's, and whether the server may have the request."""
    kind = type(fault).__name__
    if isinstance(fault, (httpx2.ConnectTimeout, httpx2.PoolTimeout)):
        return TimeoutError(f"no connection in time ({kind})"), False
    if isinstance(fault, httpx2.TimeoutException):
        return TimeoutError(f"no complete answer in time ({kind})"), True
    if isinstance(fault, (httpx2.ConnectError, httpx2.ProxyError)):
        return ConnectError(f"no connection ({kind}: {fault})"), False
    if isinstance(fault, (httpx2.NetworkError, httpx2.RemoteProtocolError, OSError)):
        return ConnectError(f"the connection broke ({kind}: {fault})"), True
    # What is left is about the request itself; its text may quote headers.
    return RequestInvalid(f"the request cannot be sent ({kind})"), False
