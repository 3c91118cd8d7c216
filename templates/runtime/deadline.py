"""One deadline for all of an attempt, and a count of what comes back.

A timeout of httpcore's is for one read of the socket, so a server that sends a byte now and then
could hold a call that blocks for good; and looking up a name, or trying one address after the
other, has none at all. Where calls are awaited, their deadline cancels them, and only what comes
is counted.
"""

from __future__ import annotations

import asyncio
from collections.abc import Generator
from contextlib import contextmanager
from contextvars import ContextVar
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any, Protocol

import httpx2

#: What httpcore calls it when a connection is there.
_OPENED = (
    "connect_tcp.complete",
    "connect_unix_socket.complete",
    "start_tls.complete",
)
#: The most bytes that are written to a socket at once.
_PIECE = 2**16


class Clocked(Protocol):
    """What is to end in time."""

    #: Of the host, those that have not been tried.
    addresses: list[str]

    def left(self) -> float:
        """The seconds that are left. Raises if there are none, or if too much has come."""
        ...

    def heard(self, number: int) -> None:
        """So many bytes have come."""
        ...


class _Stream(Protocol):
    """A connection, as httpcore has it."""

    read: Any
    write: Any


#: What this thread or task is at; connections are shared by all of a client.
_current: ContextVar[Clocked | None] = ContextVar("_current", default=None)


@contextmanager
def clocked(what: Clocked) -> Generator[None]:
    """Every connection that is watched keeps to the time of `what` meanwhile."""
    token = _current.set(what)
    try:
        yield
    finally:
        _current.reset(token)


def watch(event: str, info: dict[str, Any]) -> None:
    """A ``trace`` extension of httpcore's, which is told of each connection that is opened, and
    with which arguments: these may be changed."""
    current = _current.get()
    if event.endswith(_OPENED):
        stream: _Stream = info["return_value"]
        vars(stream).update(read=_reading(stream.read), write=_writing(stream.write))
    elif current and event.endswith("connect_tcp.started"):
        if not current.addresses:
            current.addresses = _looked_up(info["host"], info["port"], current.left())
        info["timeout"] = current.left() / len(current.addresses)
        info["host"] = current.addresses.pop(0)
    elif current and event.endswith("start_tls.started"):
        info["timeout"] = current.left()


async def watch_async(event: str, info: dict[str, Any]) -> None:
    """The same for calls that are awaited."""
    if event.endswith(_OPENED):
        stream: _Stream = info["return_value"]
        vars(stream).update(read=_counting(stream.read))


def _looked_up(host: str, port: int, seconds: float) -> list[str]:
    """The addresses of `host`. The thread that asks for them is left alone if it takes longer."""
    answer: SimpleQueue[list[str] | OSError] = SimpleQueue()

    def look_up() -> None:
        try:
            entries = asyncio.run(_entries(host, port))
            # An address is listed once for each kind of connection.
            answer.put(list(dict.fromkeys(_text(entry[4]) for entry in entries)))
        except OSError as error:
            answer.put(error)

    Thread(target=look_up, daemon=True).start()
    try:
        addresses = answer.get(timeout=seconds)
    except Empty:
        raise httpx2.ConnectTimeout("looking up the name takes too long") from None
    if isinstance(addresses, OSError):
        raise httpx2.ConnectError(str(addresses))
    return addresses


async def _entries(host: str, port: int) -> list[tuple[Any, ...]]:
    """What `socket.getaddrinfo` says; nothing that is generated has sockets at hand itself."""
    return list(await asyncio.get_running_loop().getaddrinfo(host, port))


def _text(address: tuple[Any, ...]) -> str:
    """The address as a text, with the interface that it is one of, if it says so."""
    host, _, *ipv6 = address
    return f"{host}%{ipv6[1]}" if ipv6 and ipv6[1] else str(host)


def _reading(read: Any) -> Any:
    def read_in_time(max_bytes: int, timeout: float | None = None) -> bytes:
        current = _current.get()
        data: bytes = read(max_bytes, current.left() if current else timeout)
        if current:
            current.heard(len(data))
        return data

    return read_in_time


def _writing(write: Any) -> Any:
    def write_in_time(buffer: bytes, timeout: float | None = None) -> None:
        current = _current.get()
        for start in range(0, len(buffer), _PIECE):
            piece = buffer[start : start + _PIECE]
            write(piece, current.left() if current else timeout)

    return write_in_time


def _counting(read: Any) -> Any:
    async def read_and_count(max_bytes: int, timeout: float | None = None) -> bytes:
        current = _current.get()
        if current:
            current.left()
        data: bytes = await read(max_bytes, timeout)
        if current:
            current.heard(len(data))
        return data

    return read_and_count
