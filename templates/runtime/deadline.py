"""A deadline for calls that block.

A timeout of httpcore's is for one read of the socket, so a server that sends a byte now and then
could hold a call for good.
"""

from __future__ import annotations

from collections.abc import Generator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Protocol, cast

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

    def left(self) -> float:
        """The seconds that are left. Raises if there are none, or if too much has come."""
        ...

    def heard(self, number: int) -> None:
        """So many bytes have come."""
        ...


class _Stream(Protocol):
    """A connection, as httpcore has it."""

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes: ...
    def write(self, buffer: bytes, timeout: float | None = None) -> None: ...


#: What this thread is at; connections are shared by all of a client.
_current: ContextVar[Clocked | None] = ContextVar("_current", default=None)


@contextmanager
def clocked(what: Clocked) -> Generator[None]:
    """Every connection that `watch` has seen keeps to the time of `what` meanwhile."""
    token = _current.set(what)
    try:
        yield
    finally:
        _current.reset(token)


def watch(event: str, info: Mapping[str, object]) -> None:
    """A ``trace`` extension of httpcore's, which is told of each connection that is opened."""
    if event.endswith(_OPENED):
        stream = cast(_Stream, info["return_value"])
        kept = _Kept(stream)
        vars(stream).update(read=kept.read, write=kept.write)


class _Kept:
    """Reads and writes of a connection within the time that there is."""

    def __init__(self, stream: _Stream) -> None:
        self._read, self._write = stream.read, stream.write

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        current = _current.get()
        if current is None:
            return self._read(max_bytes, timeout)
        data = self._read(max_bytes, current.left())
        current.heard(len(data))
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        current = _current.get()
        for start in range(0, len(buffer), _PIECE):
            piece = buffer[start : start + _PIECE]
            self._write(piece, current.left() if current else timeout)
