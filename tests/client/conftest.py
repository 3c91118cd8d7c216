"""The client of the small contract, generated once, and a server on this machine to call."""

from __future__ import annotations

import asyncio
import importlib
import json
import shutil
import ssl
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import ModuleType
from typing import Any

import httpx2
import pytest
from schemawright.contract import Contract
from schemawright.targets.client import emit
from schemawright.types import ContractTypes

from tests.client.contract import SCHEMAS, contract

#: Making one of these takes longer than the whole rest of a test.
TLS = ssl.create_default_context()
STANDIN = Path(__file__).parent / "standin"


def generate(made: Contract, folder: Path) -> Path:
    """Write the client of `made` into the package `folder`, with stand-ins for the rest."""
    folder.mkdir(parents=True)
    for file in emit(ContractTypes(made)):
        path = folder / file.path
        path.parent.mkdir(exist_ok=True)
        path.write_text(file.text, encoding="utf-8")
    shutil.copy(STANDIN / "models.py", folder)
    shutil.copy(STANDIN / "validators.py", folder)
    (folder / "schemas.json").write_text(json.dumps(SCHEMAS))
    (folder / "__init__.py").write_text("")
    return folder


@pytest.fixture(scope="session")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], ModuleType]]:
    """Imports a module of the generated package by its name."""
    folder = tmp_path_factory.mktemp("generated")
    generate(contract(), folder / "vendor" / "small_client")
    (folder / "vendor" / "__init__.py").write_text("")
    sys.path.insert(0, str(folder / "vendor"))
    yield lambda name: importlib.import_module(f"small_client.{name}")
    sys.path.remove(str(folder / "vendor"))


@dataclass
class Server:
    """Gives the `answers` in their order and keeps the requests."""

    url: str
    answers: list[dict[str, Any]] = field(default_factory=list)
    requests: list[dict[str, Any]] = field(default_factory=list)


@pytest.fixture(scope="session")
def http_server() -> Iterator[Server]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def handle_one_request(self) -> None:
            try:
                super().handle_one_request()
            except ConnectionError:  # a client that gave up
                self.close_connection = True

        def answer(self) -> None:
            length = int(self.headers.get("Content-Length") or 0)
            body = self.rfile.read(length)
            seen = {"method": self.command, "path": self.path, "body": body.decode("latin-1")}
            server.requests.append({**seen, "headers": dict(self.headers.items())})
            answer = server.answers.pop(0)
            if "drop" in answer:
                self.close_connection = True
                return
            release.wait(answer.get("delay", 0))
            content = answer.get("body", "").encode("latin-1")
            if "json" in answer:
                content = json.dumps(answer["json"]).encode()
            self.send_response(answer["status"])
            headers = {"Content-Type": "application/json", **answer.get("headers", {})}
            for name, value in {**headers, "Content-Length": str(len(content))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(content)

        do_GET = do_POST = do_PUT = do_DELETE = answer  # noqa: N815

        def log_message(self, *arguments: object) -> None:
            pass

    release = threading.Event()
    listener = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    listener.daemon_threads = True
    server = Server(f"http://127.0.0.1:{listener.server_port}")
    thread = threading.Thread(target=listener.serve_forever, args=(0.01,))
    thread.start()
    yield server
    release.set()
    listener.shutdown()
    thread.join()
    listener.server_close()


@pytest.fixture
def server(http_server: Server) -> Server:
    http_server.answers.clear()
    http_server.requests.clear()
    return http_server


@dataclass
class FakeTime:
    """A clock that only sleeping moves, and the waits so far."""

    time: float = 1000.0
    waits: list[float] = field(default_factory=list)

    def clock(self) -> float:
        return self.time

    def sleep(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.time += seconds

    async def sleep_async(self, seconds: float) -> None:
        self.sleep(seconds)


@dataclass
class Caller:
    """Makes one call with a new client, in one of the two ways."""

    package: Callable[[str], ModuleType]
    asynchronous: bool
    time: FakeTime = field(default_factory=FakeTime)

    def __call__(self, method: str, *arguments: Any, client: dict[str, Any], **named: Any) -> Any:
        module = self.package("client")
        fake = {
            "random": lambda: 0.0,
            "clock": self.time.clock,
            "sleep": self.time.sleep,
            "sleep_async": self.time.sleep_async,
        }
        options: dict[str, Any] = {"api_key": "raw key:1234", **client}
        options["retry"] = module.Retry(**{**fake, **client.get("retry", {})})
        kind = httpx2.AsyncHTTPTransport if self.asynchronous else httpx2.HTTPTransport
        options.setdefault("transport", kind(verify=TLS))
        if self.asynchronous:
            return asyncio.run(self._awaited(module, options, method, arguments, named))
        with module.Client(**options) as made:
            result = getattr(made, method)(*arguments, **named)
            return list(result) if isinstance(result, Iterator) else result

    async def _awaited(
        self, module: ModuleType, options: Any, method: str, arguments: Any, named: Any
    ) -> Any:
        async with module.AsyncClient(**options) as made:
            result = getattr(made, method)(*arguments, **named)
            if hasattr(result, "__aiter__"):
                return [each async for each in result]
            return await result


@pytest.fixture(params=[False, True], ids=["sync", "async"])
def caller(request: pytest.FixtureRequest, package: Callable[[str], ModuleType]) -> Caller:
    return Caller(package, request.param)


@pytest.fixture(params=[False, True], ids=["sync", "async"])
def asynchronous(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)
