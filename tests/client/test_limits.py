"""What a server can do to a caller: nothing beyond the limits of the client's options."""

from __future__ import annotations

import asyncio
import gzip
import itertools
import socket
import threading
import time
import zlib
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any

import anyio
import httpx2
import pytest

from tests.client.conftest import TLS, Caller, Server

Package = Callable[[str], ModuleType]
KEY = "sk-live-0123456789"
_OK = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"


@contextmanager
def serving(answer: Callable[[socket.socket], None]) -> Iterator[str]:
    """The address of a server that reads a request and has `answer` do the rest."""

    def serve() -> None:
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            with connection:
                try:
                    connection.recv(2**16)
                    answer(connection)
                except OSError:
                    pass

    with socket.create_server(("127.0.0.1", 0)) as listener:
        threading.Thread(target=serve, daemon=True).start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        listener.shutdown(socket.SHUT_RDWR)


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
        _call(package, asynchronous, base_url=url, timeout=0.6)
    # A minute is what the server would take.
    assert time.monotonic() - begun < 20


@pytest.mark.parametrize("asynchronous", [False, True], ids=["sync", "async"])
def test_a_server_that_does_not_read_a_large_body(package: Package, asynchronous: bool) -> None:
    def answer(connection: socket.socket) -> None:
        for _ in range(600):
            connection.recv(1)
            time.sleep(0.1)

    body = {"name": "a", "note": "x" * 30_000_000}
    begun = time.monotonic()
    with serving(answer) as url, pytest.raises(package("errors").TimeoutError):
        _call(package, asynchronous, "create_event", body, base_url=url, timeout=1.5)
    assert time.monotonic() - begun < 20


def test_a_flood_of_informational_answers(package: Package, asynchronous: bool) -> None:
    def answer(connection: socket.socket) -> None:
        while True:
            connection.sendall(b"HTTP/1.1 100 Continue\r\n\r\n" * 1000)

    retry = package("client").Retry(attempts=1)
    with serving(answer) as url, pytest.raises(package("errors").ConnectError) as raised:
        _call(package, asynchronous, base_url=url, timeout=60, retry=retry)
    assert "max_header_bytes" in str(raised.value)


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
        _call(package, False, base_url="http://slow.example", timeout=0.5, retry=retry)
    assert time.monotonic() - begun < 20
    asked.set()


def test_a_name_that_nobody_has(package: Package, addresses: dict[str, Any]) -> None:
    def refuse() -> None:
        raise socket.gaierror(-2, "Name or service not known")

    addresses["no.example"] = refuse
    retry = package("client").Retry(attempts=1)
    with pytest.raises(package("errors").ConnectError, match="Name or service not known"):
        _call(package, False, base_url="http://no.example", retry=retry)


def test_all_addresses_share_one_deadline(
    package: Package, server: Server, addresses: dict[str, Any]
) -> None:
    """The first two do not answer; the third does, in the same attempt."""
    addresses["api.example"] = ["203.0.113.1", "203.0.113.2", "127.0.0.1"]
    server.answers += [{"status": 404}]
    port = server.url.rpartition(":")[2]
    with pytest.raises(package("errors").NotFound):
        _call(package, False, base_url=f"http://api.example:{port}", timeout=9)
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
        _call(package, False, base_url="http://api.example", timeout=9, retry=retry)
    first, second, third = (seconds for _, seconds in addresses["tried"])
    # A third, a half and all of what is left of nine seconds, however busy the machine is.
    assert 0 < first <= 3 < second <= 4.5 < third <= 9


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
        _call(package, False, transport=transport, timeout=60)
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


def test_pages_end(caller: Caller) -> None:
    pages = itertools.count(1)

    def answer(request: httpx2.Request) -> httpx2.Response:
        return httpx2.Response(200, json={"results": [], "next_page_token": str(next(pages))})

    client = {"transport": httpx2.MockTransport(answer), "max_pages": 5}
    with pytest.raises(caller.package("errors").LimitExceeded) as raised:
        caller("iter_get_imports", "j", client=client)
    assert "get_imports" in str(raised.value)
    assert "max_pages (5)" in str(raised.value)
    assert next(pages) == 6


def test_pauses_are_those_of_the_loop_that_runs(package: Package) -> None:
    """asyncio's own would be an error under trio, at the first attempt that is repeated."""
    assert package("client").Retry().sleep_async is anyio.sleep


def test_polls_end(caller: Caller) -> None:
    running = {"job": {"id": "j", "status": "PROCESSING"}}
    transport = httpx2.MockTransport(lambda request: httpx2.Response(200, json=running))
    client = {"transport": transport, "max_polls": 3, "poll_interval": 1.0}
    with pytest.raises(caller.package("errors").LimitExceeded) as raised:
        caller("poll_get_job", "j", client=client)
    assert "max_polls (3)" in str(raised.value)
    assert caller.time.waits == [1.0, 1.0]


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("timeout", "5"),
        ("timeout", None),
        ("timeout", True),
        ("attempt_timeout", 0),
        ("attempt_timeout", float("inf")),
        ("poll_interval", float("nan")),
        ("responses", "nonsense"),
        ("max_response_bytes", 0),
        ("max_pages", 1.5),
        ("user_agent", "a\nb"),
        ("user_agent", None),
    ],
)
def test_options_that_mean_nothing(package: Package, option: str, value: object) -> None:
    with pytest.raises(package("errors").RequestInvalid, match=option):
        package("client").Client(api_key=KEY, **{option: value})


@pytest.mark.parametrize("option", ["timout", "max_retries", "http_client", "headers"])
def test_options_that_there_are_not(package: Package, option: str) -> None:
    for name in ("Client", "AsyncClient"):
        with pytest.raises(TypeError, match=option):
            getattr(package("client"), name)(api_key=KEY, **{option: 1})


@pytest.mark.parametrize(("option", "value"), [("timeout", "5"), ("responses", "nonsense")])
def test_a_call_is_told_what_means_nothing(caller: Caller, option: str, value: object) -> None:
    with pytest.raises(caller.package("errors").RequestInvalid, match=option):
        caller("get_job", "j", client={}, **{option: value})


@pytest.mark.parametrize(("option", "asked"), [({}, True), ({"trust_env": False}, False)])
def test_proxies_of_the_environment(
    package: Package,
    server: Server,
    monkeypatch: pytest.MonkeyPatch,
    option: dict[str, Any],
    asked: bool,
) -> None:
    for name in ("HTTP_PROXY", "http_proxy"):
        monkeypatch.setenv(name, server.url)
    monkeypatch.setenv("NO_PROXY", "")
    server.answers += [{"status": 404}]
    errors = package("errors")
    retry = package("client").Retry(attempts=1)
    with pytest.raises((errors.NotFound, errors.ConnectError)):
        _call(package, False, base_url="http://api.invalid", retry=retry, **option)
    assert bool(server.requests) is asked


def test_no_cookie_is_kept(package: Package, server: Server) -> None:
    answer = {"status": 404, "headers": {"Set-Cookie": "a=b; Path=/"}}
    server.answers += [answer, answer]
    transport = httpx2.HTTPTransport(verify=TLS)
    with package("client").Client(api_key=KEY, base_url=server.url, transport=transport) as client:
        for _ in range(2):
            with pytest.raises(package("errors").NotFound):
                client.get_job("j")
        assert not list(client._http.cookies.jar)
    assert all("Cookie" not in request["headers"] for request in server.requests)


@pytest.fixture(params=[False, True], ids=["sync", "async"])
def asynchronous(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


def _call(
    package: Package,
    asynchronous: bool,
    method: str = "get_job",
    argument: object = "j",
    **options: Any,
) -> object:
    """One call on the clock of this machine."""
    client = package("client")
    kind = httpx2.AsyncHTTPTransport if asynchronous else httpx2.HTTPTransport
    if "trust_env" not in options and "retry" not in options:
        options.setdefault("transport", kind(verify=TLS))
    options = {"api_key": KEY, **options}
    if not asynchronous:
        with client.Client(**options) as made:
            return getattr(made, method)(argument)

    async def run() -> object:
        async with client.AsyncClient(**options) as made:
            return await getattr(made, method)(argument)

    return asyncio.run(run())
