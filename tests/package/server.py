"""An HTTP server on this machine that answers as told and keeps every byte it receives."""

from __future__ import annotations

import io
import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self


@dataclass(frozen=True)
class Answer:
    status: int
    content: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)


class Server:
    """Gives the `answers` in their order, 200 with no content when there are none left.

    `requests` are the requests as they came in, head and body; `connections` counts those who
    called, whether they said anything or not.
    """

    def __init__(self) -> None:
        self.answers: list[Answer] = []
        self.requests: list[bytes] = []
        self.connections = 0
        self._listener = _Listener(self)
        self._thread = threading.Thread(target=self._listener.serve_forever, args=(0.01,))

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self._listener.server_port}"

    @property
    def url(self) -> str:
        return f"http://{self.host}"

    def forget(self) -> None:
        self.answers.clear()
        self.requests.clear()
        self.connections = 0

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._listener.shutdown()
        self._thread.join()
        self._listener.server_close()


class _Listener(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, server: Server) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.told = server

    def process_request(self, request: Any, client_address: Any) -> None:
        self.told.connections += 1
        super().process_request(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Listener

    def setup(self) -> None:
        super().setup()
        self.rfile = self.tee = _Tee(self.rfile)

    def answer(self) -> None:
        self.rfile.read(int(self.headers.get("Content-Length") or 0))
        told = self.server.told
        told.requests.append(self.tee.take())
        answer = told.answers.pop(0) if told.answers else Answer(200)
        self.send_response(answer.status)
        for name, value in answer.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(answer.content)))
        self.end_headers()
        self.wfile.write(answer.content)

    do_GET = do_POST = do_DELETE = answer  # noqa: N815

    def log_message(self, *arguments: object) -> None:
        pass


class _Tee(io.BufferedIOBase):
    """Reads on and remembers what it has read."""

    def __init__(self, reader: io.BufferedIOBase) -> None:
        self._reader = reader
        self._read = bytearray()

    def read(self, size: int | None = -1, /) -> bytes:
        return self._kept(self._reader.read(size))

    def readline(self, size: int | None = -1, /) -> bytes:
        return self._kept(self._reader.readline(-1 if size is None else size))

    def close(self) -> None:
        self._reader.close()
        super().close()

    def take(self) -> bytes:
        """What was read since the last time."""
        taken = bytes(self._read)
        self._read.clear()
        return taken

    def _kept(self, part: bytes) -> bytes:
        self._read += part
        return part
