"""Bodies that are read while they are sent, by both clients, over real connections."""

from __future__ import annotations

import asyncio
import gzip
import importlib
import io
import os
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
import schemawright

from tests.client.conftest import TLS

#: More than is read at once, and no multiple of that.
LARGE = bytes(range(256)) * 700 + b"end"
#: ``call("put_blob", body)``: what the server has seen of each attempt.
Call = Callable[..., list[dict[str, Any]]]


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Any:
    folder = tmp_path_factory.mktemp("streams")
    document = Path(__file__).with_name("bodies.yaml")
    schemawright.generate(document, folder / "streams_client")
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(folder)
        yield importlib.import_module("streams_client.client")


@pytest.fixture(scope="module")
def errors(client: Any) -> Any:
    return importlib.import_module("streams_client.errors")


class Handler(BaseHTTPRequestHandler):
    """Answers with the next of `statuses`; 0 hangs up after the first bytes of a body."""

    protocol_version = "HTTP/1.1"
    seen: list[dict[str, Any]]
    statuses: list[int]

    def do_PUT(self) -> None:
        status = self.statuses.pop(0) if self.statuses else 200
        headers = {name.lower(): value for name, value in self.headers.items()}
        hangs_up = status == 0 and headers.get("content-length") != "0"
        body = self.rfile.read(10) if hangs_up else b"".join(self._parts(headers))
        self.seen.append({"headers": headers, "body": body})
        self.close_connection = True
        if status:
            self.send_response(status)
            self.send_header("Content-Length", "0")
            self.end_headers()

    do_POST = do_PUT  # noqa: N815

    def _parts(self, headers: dict[str, str]) -> Iterator[bytes]:
        if "content-length" in headers:
            yield self.rfile.read(int(headers["content-length"]))
            return
        while size := int(self.rfile.readline(), 16):
            yield self.rfile.read(size)
            self.rfile.readline()
        self.rfile.readline()

    def log_message(self, *arguments: object) -> None:
        pass


@pytest.fixture
def server() -> Iterator[tuple[str, type[Handler]]]:
    handler = type("Seen", (Handler,), {"seen": [], "statuses": []})
    listener = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    listener.daemon_threads = True
    listener.handle_error = lambda *_: None  # type: ignore[method-assign]
    thread = threading.Thread(target=listener.serve_forever, args=(0.01,))
    thread.start()
    yield f"http://127.0.0.1:{listener.server_port}", handler
    listener.shutdown()
    thread.join()
    listener.server_close()


@pytest.fixture(params=[False, True], ids=["sync", "async"])
def call(request: pytest.FixtureRequest, client: Any, server: tuple[str, type[Handler]]) -> Call:
    url, handler = server

    def made(method: str, body: object, statuses: tuple[int, ...] = (), **named: Any) -> Any:
        handler.statuses[:] = statuses
        retry = client.Retry(first=0.001)
        options = {"base_url": url, "retry": retry, "timeout": 20, **named}
        httpx2 = importlib.import_module("httpx2")
        if request.param:
            options.setdefault("transport", httpx2.AsyncHTTPTransport(verify=TLS))
            asyncio.run(awaited(method, body, options))
        else:
            options.setdefault("transport", httpx2.HTTPTransport(verify=TLS))
            with client.Client(**options) as opened:
                getattr(opened, method)(body)
        return handler.seen

    async def awaited(method: str, body: object, options: dict[str, Any]) -> None:
        async with client.AsyncClient(**options) as opened:
            await getattr(opened, method)(body)

    made.awaits = request.param  # type: ignore[attr-defined]
    made.seen = handler.seen  # type: ignore[attr-defined]
    return made


class OnlyRead:
    """What can be read, and nothing else."""

    def __init__(self, content: bytes) -> None:
        self.read = io.BytesIO(content).read


class Twice:
    """Gives its parts as often as it is asked."""

    def __iter__(self) -> Iterator[bytes]:
        return iter((LARGE, b"", LARGE))


def _at(place: int, file: Any) -> Any:
    file.seek(place)
    return file


SIZE = str(len(LARGE))
SOURCES: dict[str, tuple[Callable[[Path], object], bytes, str | None]] = {
    "bytes": (lambda _: LARGE, LARGE, SIZE),
    "no bytes": (lambda _: b"", b"", "0"),
    "a bytearray": (lambda _: bytearray(LARGE), LARGE, SIZE),
    "a memoryview": (lambda _: memoryview(LARGE), LARGE, SIZE),
    "a list": (lambda _: [LARGE, LARGE], LARGE * 2, str(2 * len(LARGE))),
    "a file": (lambda path: path.open("rb"), LARGE, SIZE),
    "an empty file": (lambda _: io.BytesIO(), b"", "0"),
    "the rest of a file": (lambda path: _at(5, path.open("rb")), LARGE[5:], str(len(LARGE) - 5)),
    "in memory": (lambda _: io.BytesIO(LARGE), LARGE, SIZE),
    "compressed": (lambda path: gzip.GzipFile(path.with_suffix(".gz")), LARGE, SIZE),
    "only read": (lambda _: OnlyRead(LARGE), LARGE, None),
    "an iterator": (lambda _: iter([LARGE, b"", LARGE]), LARGE * 2, None),
    "twice": (lambda _: Twice(), LARGE * 2, None),
}
ONCE = {"only read", "an iterator"}
#: Where JSON is declared, too, these are documents.
DOCUMENTS = {"a list", "twice"}


@pytest.fixture(params=SOURCES)
def source(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Any]:
    path = tmp_path / "large.bin"
    path.write_bytes(LARGE)
    path.with_suffix(".gz").write_bytes(gzip.compress(LARGE))
    make, content, length = SOURCES[request.param]
    body = make(path)
    yield request.param, body, content, length
    if hasattr(body, "close"):
        body.close()


@pytest.mark.parametrize("method", ["put_blob", "post_blob"])
def test_sent_as_it_is(call: Call, source: Any, method: str) -> None:
    name, body, content, length = source
    if method == "post_blob" and name in DOCUMENTS:
        pytest.skip("it could be JSON as well")
    (seen,) = call(method, body)
    assert seen["body"] == content
    assert seen["headers"]["content-type"] == "application/octet-stream"
    assert seen["headers"].get("content-length") == length
    assert seen["headers"].get("transfer-encoding") == (None if length else "chunked")


@pytest.mark.parametrize("status", [503, 0, 429])
def test_no_half_of_it_is_sent_again(call: Call, source: Any, errors: Any, status: int) -> None:
    name, body, content, _ = source
    if name in ONCE:
        with pytest.raises((errors.StatusError, errors.ConnectError)):
            call("put_blob", body, (status,))
        assert len(call.seen) == 1  # type: ignore[attr-defined]
        return
    seen = call("put_blob", body, (status, 503))
    assert [each["body"] for each in seen[1:]] == [content, content]


def test_what_was_not_begun_is_sent_again(call: Call, client: Any) -> None:
    """A connection that fails takes nothing of an iterator."""
    httpx2 = importlib.import_module("httpx2")
    kind = httpx2.AsyncHTTPTransport if call.awaits else httpx2.HTTPTransport  # type: ignore[attr-defined]
    failures = [httpx2.ConnectError("no"), httpx2.ConnectTimeout("no")]

    class Failing(kind):  # type: ignore[misc, valid-type]
        def handle_request(self, request: Any) -> Any:
            if failures:
                raise failures.pop()
            return super().handle_request(request)

        async def handle_async_request(self, request: Any) -> Any:
            if failures:
                raise failures.pop()
            return await super().handle_async_request(request)

    (seen,) = call("post_blob", iter([b"a", b"b"]), transport=Failing(verify=TLS))
    assert seen["body"] == b"ab"
    assert not failures


def _broken() -> Iterator[bytes]:
    yield b"a"
    raise OSError("the disk is gone")


def _shorter(path: Path) -> Any:
    class Shrinking(io.FileIO):
        def read(self, size: int | None = -1) -> bytes:
            if size:
                os.truncate(path, 10)
            return super().read(size)

    path.write_bytes(b"a" * 100_000)
    return Shrinking(path)


def _closed(path: Path) -> Any:
    file = path.open("rb")
    file.close()
    return file


@pytest.mark.parametrize(("make", "says"), [
    (lambda path: path.open(encoding="latin-1"), "opened as binary"),
    (_closed, "closed"),
    (lambda _: "text", "str cannot be sent"),
    (lambda _: {"a": b"x"}, "dict cannot be sent"),
    (lambda _: 5, "int cannot be sent"),
    (lambda _: ["a"], "list cannot be sent"),
    (lambda _: iter(["a"]), "bytes, not str"),
    (lambda _: _broken(), "OSError: the disk is gone"),
    (_shorter, "shorter"),
])  # fmt: skip
def test_what_cannot_be_sent(call: Call, errors: Any, tmp_path: Path, make: Any, says: str) -> None:
    path = tmp_path / "large.bin"
    path.write_bytes(LARGE)
    body = make(path)
    try:
        with pytest.raises(errors.RequestInvalid, match=says):
            call("put_blob", body)
    finally:
        if hasattr(body, "close"):
            body.close()
    assert len(call.seen) <= 1  # type: ignore[attr-defined]


async def _awaited() -> AsyncIterator[bytes]:
    yield b"a"
    await asyncio.sleep(0)
    yield b"b"


def test_what_is_iterated_with_async(call: Call, errors: Any) -> None:
    if not call.awaits:  # type: ignore[attr-defined]
        with pytest.raises(errors.RequestInvalid, match="AsyncClient"):
            call("put_blob", _awaited())
        return
    (seen,) = call("put_blob", _awaited())
    assert seen["body"] == b"ab"
    with pytest.raises(errors.StatusError):
        call("put_blob", _awaited(), (503,))


def test_a_file_that_blocks_holds_no_call(call: Call, errors: Any) -> None:
    """Where calls are awaited: a thread that still reads is left alone, and so is the file."""
    if not call.awaits:  # type: ignore[attr-defined]
        pytest.skip("a call that blocks waits for its caller's file")
    reader, writer = os.pipe()
    with os.fdopen(reader, "rb", buffering=0) as pipe:
        body = io.BytesIO(b"0123456789")  # which could come back to its beginning
        body.read = lambda size=-1: b"" if size == 0 else pipe.read(size)  # type: ignore[method-assign]
        with pytest.raises(errors.TimeoutError):
            call("put_blob", body, attempt_timeout=0.3)
        os.close(writer)
    assert len(call.seen) <= 1  # type: ignore[attr-defined]


def test_a_document_with_a_member_of_that_name(call: Call) -> None:
    models = importlib.import_module("streams_client.models")
    (seen,) = call("post_blob", models.PostBlobRequest(read=True))
    assert seen["body"] == b'{"read":true}'
    assert seen["headers"]["content-type"] == "application/json"
