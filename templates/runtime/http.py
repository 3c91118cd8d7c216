"""The two transports of calls, over httpx2; everything but the sending is shared."""

from __future__ import annotations

from http.cookiejar import CookieJar, DefaultCookiePolicy
from typing import Self, TypeVar, cast

import anyio
import httpx2

from .calls import Call
from .deadline import clocked, watch, watch_async
from .exchange import Exchange
from .messages import Lost, Pause, Reply, Request
from .options import Settings

T = TypeVar("T")


class BaseClient:
    """Sends calls and waits for their answers. May be used by several threads at once."""

    def __init__(
        self, settings: Settings, transport: httpx2.BaseTransport | None
    ) -> None:
        self._settings = settings
        self._http = httpx2.Client(
            transport=transport, trust_env=settings.trust_env, cookies=_no_cookies()
        )

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
        try:
            step = next(steps)
            while True:
                if isinstance(step, Pause):
                    self._wait(step)
                    step = next(steps)
                else:
                    step = steps.send(self._send(step))
        except StopIteration as end:
            return cast(T, end.value)

    def _wait(self, pause: Pause | None = None) -> None:
        retry = self._settings.retry
        retry.sleep(pause.seconds if pause else self._settings.poll_interval)

    def _send(self, request: Request) -> Reply | Lost:
        exchange = Exchange(request, self._settings)
        try:
            with clocked(exchange):
                self._receive(exchange)
        except BaseException as fault:  # noqa: BLE001
            return exchange.broken(fault)
        return exchange.reply()

    def _receive(self, exchange: Exchange) -> None:
        response = self._answer(exchange.outgoing(trace=watch), exchange)
        try:
            exchange.begin(response)
            for part in response.iter_bytes():
                exchange.add(part)
        finally:
            response.close()

    def _answer(self, outgoing: httpx2.Request, exchange: Exchange) -> httpx2.Response:
        """What comes from the first address of the host that takes a connection."""
        while True:
            try:
                return self._http.send(outgoing, stream=True, auth=None)
            except (httpx2.ConnectError, httpx2.ConnectTimeout):
                if not exchange.addresses:
                    raise


class AsyncBaseClient:
    """Sends calls and awaits their answers, in one event loop."""

    def __init__(
        self, settings: Settings, transport: httpx2.AsyncBaseTransport | None
    ) -> None:
        self._settings = settings
        self._http = httpx2.AsyncClient(
            transport=transport, trust_env=settings.trust_env, cookies=_no_cookies()
        )

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
        try:
            step = next(steps)
            while True:
                if isinstance(step, Pause):
                    await self._wait(step)
                    step = next(steps)
                else:
                    step = steps.send(await self._send(step))
        except StopIteration as end:
            return cast(T, end.value)

    async def _wait(self, pause: Pause | None = None) -> None:
        retry = self._settings.retry
        await retry.sleep_async(
            pause.seconds if pause else self._settings.poll_interval
        )

    async def _send(self, request: Request) -> Reply | Lost:
        exchange = Exchange(request, self._settings)
        try:
            with clocked(exchange), anyio.fail_after(request.timeout):
                await self._receive(exchange)
        except BaseException as fault:  # noqa: BLE001
            return exchange.broken(fault)
        return exchange.reply()

    async def _receive(self, exchange: Exchange) -> None:
        outgoing = exchange.outgoing(trace=watch_async)
        response = await self._http.send(outgoing, stream=True, auth=None)
        try:
            exchange.begin(response)
            async for part in response.aiter_bytes():
                exchange.add(part)
        finally:
            await response.aclose()


def _no_cookies() -> CookieJar:
    """A jar that takes nothing: calls are independent of what others were answered."""
    return CookieJar(DefaultCookiePolicy(allowed_domains=()))
