"""How much of an answer a client takes, and what becomes of more."""

from __future__ import annotations

import gzip
import itertools
import socket
import zlib
from collections.abc import AsyncIterator, Iterator
from typing import Any

import httpx2
import pytest

from tests.client.calling import Package, call, serving
from tests.client.conftest import Caller, Server


def test_a_flood_of_informational_answers(package: Package, asynchronous: bool) -> None:
    def answer(connection: socket.socket) -> None:
        while True:
            connection.sendall(b"HTTP/1.1 100 Continue\r\n\r\n" * 1000)

    retry = package("client").Retry(attempts=1)
    with serving(answer) as url, pytest.raises(package("errors").ConnectError) as raised:
        call(package, asynchronous, base_url=url, timeout=60, retry=retry)
    assert "max_header_bytes" in str(raised.value)


def _sent(content: bytes, status: int = 200, **headers: str) -> dict[str, Any]:
    body = content.decode("latin-1")
    return {"status": status, "headers": dict(headers), "body": body}


@pytest.mark.parametrize("encoding", ["identity", "gzip", "deflate", "gzip, gzip"])
def test_content_is_bounded_after_decompression(
    caller: Caller, server: Server, encoding: str
) -> None:
    content = b" " * 3_000_000
    for each in encoding.split(", "):
        pack = {"gzip": gzip.compress, "deflate": zlib.compress}.get(each, bytes)
        content = pack(content)
    server.answers += [_sent(content, **{"Content-Encoding": encoding})]
    client = {"base_url": server.url, "max_response_bytes": 1_000_000}
    with pytest.raises(caller.package("errors").ResponseInvalid) as raised:
        caller("get_job", "j", client=client)
    assert "max_response_bytes (1000000)" in str(raised.value)
    assert len(raised.value.body) <= 1_000_000


def test_an_endless_answer_is_not_held(package: Package) -> None:
    """A gigabyte comes in, in pieces of a mebibyte; no more than the limit is kept."""
    sent = itertools.count()

    class Endless(httpx2.SyncByteStream):
        def __iter__(self) -> Iterator[bytes]:
            while next(sent) < 1000:
                yield b" " * 2**20

    transport = httpx2.MockTransport(lambda _: httpx2.Response(200, stream=Endless()))
    with pytest.raises(package("errors").ResponseInvalid):
        call(package, False, transport=transport, timeout=60)
    assert next(sent) <= 34, "more was read than max_response_bytes, 32 MiB"


def test_a_large_failure_keeps_its_status(caller: Caller, server: Server) -> None:
    server.answers += [_sent(b"x" * 2000, 404)]
    client = {"base_url": server.url, "max_response_bytes": 1000}
    with pytest.raises(caller.package("errors").NotFound) as raised:
        caller("get_job", "j", client=client)
    assert len(raised.value.body) <= 1000


@pytest.mark.parametrize(
    ("headers", "says"),
    [
        ({f"X-{n}": "1" for n in range(300)}, "256 headers"),
        ({"X": "a" * 5000}, "max_header_bytes (4000)"),
    ],
)
def test_headers_are_bounded(
    caller: Caller, server: Server, headers: dict[str, str], says: str
) -> None:
    server.answers += [{"status": 200, "json": {"job": {}}, "headers": headers}]
    client = {"base_url": server.url, "max_header_bytes": 4000}
    with pytest.raises(caller.package("errors").ResponseInvalid) as raised:
        caller("get_job", "j", client=client)
    assert says in str(raised.value)


def test_what_does_not_fit_into_memory_is_an_error_of_the_client(caller: Caller) -> None:
    def fail(request: httpx2.Request) -> httpx2.Response:
        raise MemoryError

    with pytest.raises(caller.package("errors").RequestInvalid, match="not fit into memory"):
        caller("get_job", "j", client={"transport": httpx2.MockTransport(fail)})


def test_a_body_that_does_not_fit_into_memory(
    caller: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    def write(self: object, document: object) -> object:
        raise MemoryError

    monkeypatch.setattr(caller.package("_runtime.bodies").Json, "write", write)
    with pytest.raises(caller.package("errors").RequestInvalid, match="create_event"):
        caller("create_event", {"name": "a"}, client={})


class _TooMuch(httpx2.SyncByteStream, httpx2.AsyncByteStream):
    """Content for which there is no room."""

    def __iter__(self) -> Iterator[bytes]:
        yield b"{"
        raise MemoryError

    async def __aiter__(self) -> AsyncIterator[bytes]:
        yield b"{"
        raise MemoryError


def test_content_that_does_not_fit_into_memory(caller: Caller) -> None:
    transport = httpx2.MockTransport(lambda _: httpx2.Response(200, stream=_TooMuch()))
    with pytest.raises(caller.package("errors").ResponseInvalid, match="not fit into memory"):
        caller("get_job", "j", client={"transport": transport})


def test_an_answer_whose_value_does_not_fit_into_memory(
    caller: Caller, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(self: object, content: bytes) -> object:
        raise MemoryError

    monkeypatch.setattr(caller.package("_runtime.bodies").Json, "read", read)
    server.answers += [{"status": 200}, {"status": 404}]
    client = {"base_url": server.url}
    with pytest.raises(caller.package("errors").ResponseInvalid):
        caller("get_job", "j", client=client)
    with pytest.raises(caller.package("errors").NotFound):
        caller("get_job", "j", client=client)
