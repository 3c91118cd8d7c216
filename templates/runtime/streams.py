"""Bodies that are bytes: given whole, or read from a file or an iterator while they are sent."""

from __future__ import annotations

import os
from collections.abc import (
    AsyncIterable,
    AsyncIterator,
    Iterable,
    Iterator,
    Mapping,
    Sequence,
)
from dataclasses import dataclass
from typing import BinaryIO, TypeAlias, cast

import anyio.to_thread
import httpx2
from pydantic import BaseModel

from .bodies import BYTES, Media, is_stream, unreadable
from .failures import RequestInvalid
from .messages import Stream
from .wire import is_file

#: What is sent as it is: bytes, a file that is open as binary, or the parts one after the other.
Content: TypeAlias = "bytes | BinaryIO | Iterable[bytes]"
#: The same where calls are awaited.
AsyncContent: TypeAlias = "Content | AsyncIterable[bytes]"
#: The bytes of a file that are read at once.
_PART = 2**16


@dataclass(frozen=True, slots=True)
class Binary(Media):
    """A media type whose bytes may come from a file or an iterator."""

    def takes(self, body: object) -> bool:
        if isinstance(body, BYTES) or is_stream(body):
            return True
        if isinstance(body, (str, Mapping, BaseModel)):
            return False
        if isinstance(body, Sequence):
            return all(
                isinstance(part, BYTES) for part in cast("Sequence[object]", body)
            )
        return isinstance(body, Iterable)

    def document(self, body: object) -> object:
        body = Media.document(self, body)
        if isinstance(body, BYTES):
            return bytes(cast(bytes, body))
        if isinstance(body, (list, tuple)):
            return b"".join(cast("list[bytes]", body))
        if is_file(body):
            return _File(cast(BinaryIO, body))
        return _Parts(cast("Iterable[bytes] | AsyncIterable[bytes]", body))

    def write(self, document: object) -> tuple[str, bytes | Stream]:
        return self.media_type, cast("bytes | Stream", document)


class _Parts(httpx2.SyncByteStream, httpx2.AsyncByteStream):
    """Parts that an iterator gives."""

    framing = "Transfer-Encoding", "chunked"

    def __init__(self, source: Iterable[bytes] | AsyncIterable[bytes]) -> None:
        self._source = source
        #: Is none of it lost? What only comes once is, as soon as it is asked for a part.
        self.is_whole = True

    def __iter__(self) -> Iterator[bytes]:
        if not isinstance(self._source, Iterable):
            raise RequestInvalid("what is iterated with async is for AsyncClient")
        self.is_whole = not isinstance(self._source, Iterator)
        parts = iter(self._source)
        while (part := _next(parts)) is not None:
            yield part

    async def __aiter__(self) -> AsyncIterator[bytes]:
        if isinstance(self._source, AsyncIterable):
            self.is_whole = not isinstance(self._source, AsyncIterator)
            parts = aiter(self._source)
            while (part := await _next_async(parts)) is not None:
                yield part
        else:
            for part in self:
                yield part


class _File(httpx2.SyncByteStream, httpx2.AsyncByteStream):
    """What is left of a file, from the first attempt on; read by a thread where calls are awaited,
    so that it may block."""

    def __init__(self, file: BinaryIO) -> None:
        try:
            nothing = cast(object, file.read(0))
        except Exception as fault:
            raise unreadable(fault) from fault
        if not isinstance(nothing, bytes):
            raise RequestInvalid("body: a file has to be opened as binary")
        self._file = file
        self._start = _position(file)
        self._length = None if self._start is None else _length(file, self._start)
        self.framing = _Parts.framing
        if self._length is not None:
            self.framing = "Content-Length", str(self._length)
        self.is_whole = True

    def __iter__(self) -> Iterator[bytes]:
        self.is_whole = self._start is not None
        parts = self._parts()
        while (part := _next(parts)) is not None:
            yield part

    async def __aiter__(self) -> AsyncIterator[bytes]:
        parts = self._parts()
        while True:
            # A thread that is left behind when the time is over goes on with the file.
            self.is_whole = False
            part = await anyio.to_thread.run_sync(_next, parts, abandon_on_cancel=True)
            self.is_whole = self._start is not None
            if part is None:
                return
            yield part

    def _parts(self) -> Iterator[bytes]:
        if self._start is not None:
            self._file.seek(self._start)
        left = self._length
        while left is None or left > 0:
            part = self._file.read(_PART if left is None else min(_PART, left))
            if part == b"":
                break
            yield part
            left = None if left is None else left - len(part)
        if left:
            raise RequestInvalid("body: the file has become shorter")


def _next(parts: Iterator[bytes]) -> bytes | None:
    try:
        return _bytes(next(parts, None))
    except Exception as fault:
        raise unreadable(fault) from fault


async def _next_async(parts: AsyncIterator[bytes]) -> bytes | None:
    try:
        return _bytes(await anext(parts, None))
    except Exception as fault:
        raise unreadable(fault) from fault


def _bytes(part: object) -> bytes | None:
    if part is None or isinstance(part, bytes):
        return part
    raise RequestInvalid(f"body: its parts are bytes, not {type(part).__name__}")


def _position(file: BinaryIO) -> int | None:
    """Where `file` stands, if it can come back to it."""
    try:
        start = file.tell()
        file.seek(start)
    except (AttributeError, OSError, ValueError):
        return None
    return start


def _length(file: BinaryIO, start: int) -> int | None:
    """How much of `file` is left from `start` on, where it stands; None if it cannot tell."""
    try:
        file.seek(0, os.SEEK_END)
        return max(0, file.tell() - start)
    except (OSError, ValueError):
        return None
    finally:
        file.seek(start)
