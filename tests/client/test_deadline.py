"""A call ends in time, whatever a server does meanwhile, and whoever is asked for its address."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable
from typing import Any

import anyio
import pytest

from tests.client.calling import Package, call, serving
from tests.client.conftest import Server

_OK = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"


def _dripping(*texts: bytes) -> Callable[[socket.socket], None]:
    """The first of `texts`, then the second again and again, for a minute."""

    def answer(connection: socket.socket) -> None:
        connection.sendall(texts[0])
        for _ in range(600):
            connection.sendall(texts[1])
            time.sleep(0.1)

    return answer


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(_dripping(b"HTTP/1.1 200 OK\r\n", b"X"), id="a header"),
        pytest.param(_dripping(b"HTTP/1.1 200 OK\r\n", b"X: 1\r\n"), id="headers"),
        pytest.param(_dripping(b"", b"HTTP/1.1 100 Continue\r\n\r\n"), id="informational"),
        pytest.param(_dripping(b"", b"H"), id="the status line"),
        pytest.param(_dripping(_OK + b"Content-Length: 9999\r\n\r\n", b" "), id="content"),
        pytest.param(
            _dripping(_OK + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\n \r\n"), id="chunks"
        ),
        pytest.param(
            _dripping(_OK + b"Transfer-Encoding: chunked\r\n\r\n1\r\n \r\n0\r\n", b"T: 1\r\n"),
            id="trailers",
        ),
    ],
)
def test_one_deadline_for_everything_that_trickles(
    package: Package, answer: Callable[[socket.socket], None], asynchronous: bool
) -> None:
    errors = package("errors")
    begun = time.monotonic()
    with serving(answer) as url, pytest.raises(errors.TimeoutError):
        call(package, asynchronous, base_url=url, timeout=0.6)
    # A minute is what the server would take.
    assert time.monotonic() - begun < 20


@pytest.mark.parametrize("asynchronous", [False, True], ids=["sync", "async"])
@pytest.mark.parametrize("at_a_time", [1, 2**16], ids=["hardly", "slowly"])
def test_a_server_that_does_not_read_a_large_body(
    package: Package, asynchronous: bool, at_a_time: int
) -> None:
    """Read slowly, no single piece of the body takes long to send."""

    def answer(connection: socket.socket) -> None:
        for _ in range(600):
            connection.recv(at_a_time)
            time.sleep(0.1)

    body = {"name": "a", "note": "x" * 30_000_000}
    begun = time.monotonic()
    with serving(answer) as url, pytest.raises(package("errors").TimeoutError):
        call(package, asynchronous, "create_event", body, base_url=url, timeout=1.5)
    assert time.monotonic() - begun < 20


@pytest.fixture
def addresses(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """The addresses of names, or what happens when one is looked up; `tried` are the addresses
    that were connected to, and in how much time."""
    known: dict[str, Any] = {"tried": []}
    look_up, connect = socket.getaddrinfo, socket.create_connection

    def looked_up(host: str, port: int, *more: Any, **named: Any) -> Any:
        if host not in known:
            return look_up(host, port, *more, **named)
        answer = known[host]
        if callable(answer):
            return answer()
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (text, port)) for text in answer]

    def connected(address: Any, timeout: Any = None, **named: Any) -> socket.socket:
        known["tried"].append((address[0], timeout))
        if address[0].startswith("203.0.113."):  # RFC 5737: nobody is there.
            raise TimeoutError
        return connect(address, timeout, **named)

    monkeypatch.setattr(socket, "getaddrinfo", looked_up)
    monkeypatch.setattr(socket, "create_connection", connected)
    return known


def test_looking_up_a_name_ends_in_time(package: Package, addresses: dict[str, Any]) -> None:
    asked = threading.Event()
    addresses["slow.example"] = lambda: asked.wait(60) and []
    begun = time.monotonic()
    retry = package("client").Retry(attempts=1)
    with pytest.raises(package("errors").TimeoutError):
        call(package, False, base_url="http://slow.example", timeout=0.5, retry=retry)
    assert time.monotonic() - begun < 20
    asked.set()


def test_a_name_that_nobody_has(package: Package, addresses: dict[str, Any]) -> None:
    def refuse() -> None:
        raise socket.gaierror(-2, "Name or service not known")

    addresses["no.example"] = refuse
    retry = package("client").Retry(attempts=1)
    with pytest.raises(package("errors").ConnectError, match="Name or service not known"):
        call(package, False, base_url="http://no.example", retry=retry)


def test_all_addresses_share_one_deadline(
    package: Package, server: Server, addresses: dict[str, Any]
) -> None:
    """The first two do not answer; the third does, in the same attempt."""
    addresses["api.example"] = ["203.0.113.1", "203.0.113.2", "127.0.0.1"]
    server.answers += [{"status": 404}]
    port = server.url.rpartition(":")[2]
    with pytest.raises(package("errors").NotFound):
        call(package, False, base_url=f"http://api.example:{port}", timeout=9)
    assert len(server.requests) == 1
    (*missed, (last, _)) = addresses["tried"]
    assert last == "127.0.0.1"
    assert [host for host, _ in missed] == ["203.0.113.1", "203.0.113.2"]
    assert missed[0][1] <= 3
    assert missed[1][1] <= 4.5


def test_no_address_answers(package: Package, addresses: dict[str, Any]) -> None:
    addresses["api.example"] = ["203.0.113.1", "203.0.113.2", "203.0.113.3"]
    retry = package("client").Retry(attempts=1)
    with pytest.raises(package("errors").TimeoutError):
        call(package, False, base_url="http://api.example", timeout=9, retry=retry)
    first, second, third = (seconds for _, seconds in addresses["tried"])
    # A third, a half and all of what is left of nine seconds, however busy the machine is.
    assert 0 < first <= 3 < second <= 4.5 < third <= 9


def test_pauses_are_those_of_the_loop_that_runs(package: Package) -> None:
    """asyncio's own would be an error under trio, at the first attempt that is repeated."""
    assert package("client").Retry().sleep_async is anyio.sleep
