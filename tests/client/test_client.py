"""What takes more than one exchange to see: time, connections, secrets, imports."""

from __future__ import annotations

import asyncio
import importlib
import logging
import pickle
import re
import socket
import subprocess
import sys
import threading
import traceback
import uuid
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any
from urllib.parse import unquote

import httpx2
import pytest
import yaml
from schemawright.contract import Contract, Operation, Parameter, Response
from schemawright.targets.client import emit
from schemawright.types import ContractTypes

from tests.client.conftest import TLS, Caller, Server, generate
from tests.client.contract import answers, contract
from tests.conftest import HANGS

Package = Callable[[str], ModuleType]
FINE = {"status": 200, "json": {"id": "7"}}
KEY = "sk-live-0123456789"


def test_slow_answer_times_out(caller: Caller, server: Server) -> None:
    server.answers += [{**FINE, "delay": HANGS}]
    with pytest.raises(caller.package("errors").TimeoutError):
        caller("update_user", "u", name="a", client={"base_url": server.url}, timeout=1.5)
    assert len(server.requests) == 1, "a request that may have been acted on was repeated"


def test_timeout_is_repeated_with_the_key(caller: Caller, server: Server) -> None:
    server.answers += [{**FINE, "delay": HANGS}, FINE]
    client = {"base_url": server.url, "attempt_timeout": 1.5}
    assert caller("create_event", name="a", client=client).id == "7"
    keys = {request["headers"]["Idempotency-Key"] for request in server.requests}
    assert len(server.requests) == 2
    assert uuid.UUID(keys.pop()).version == 4
    assert not keys


def test_refused_connection_is_always_repeated(caller: Caller) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{unused.getsockname()[1]}"
        with pytest.raises(caller.package("errors").ConnectError):
            caller("update_user", "u", name="a", client={"base_url": url})
    assert caller.time.waits == [0.5, 1.0, 2.0]


def test_two_calls_have_two_keys(caller: Caller, server: Server) -> None:
    server.answers += [FINE, FINE]
    for _ in range(2):
        caller("create_event", name="a", client={"base_url": server.url})
    assert len({request["headers"]["Idempotency-Key"] for request in server.requests}) == 2


def test_models_give_the_same_bytes(caller: Caller, server: Server) -> None:
    models = caller.package("models")
    server.answers += [FINE] * 4
    client = {"base_url": server.url}
    event = models.CreateEventRequest(name="a", session=models.Session(id="s"))
    caller("create_event", event, client=client)
    caller("create_event", name="a", session=models.Session(id="s"), client=client)
    caller("create_event", {"session": {"id": "s"}, "name": "a"}, client=client)
    caller("create_event", session={"id": "s"}, name="a", client=client)
    assert {request["body"] for request in server.requests} == {'{"name":"a","session":{"id":"s"}}'}


def test_dates_are_written_as_text(caller: Caller, server: Server) -> None:
    from datetime import UTC, datetime

    server.answers += [FINE]
    when = datetime(2024, 1, 2, 3, 4, 5, tzinfo=UTC)
    caller("create_event", name="a", timestamp=when, client={"base_url": server.url})
    assert server.requests[0]["body"] == '{"name":"a","timestamp":"2024-01-02T03:04:05Z"}'


@pytest.mark.parametrize("value", [object(), float("nan"), "\ud800", {1: 2}])
def test_what_has_no_json_is_not_sent(caller: Caller, value: object) -> None:
    with pytest.raises(caller.package("errors").RequestInvalid):
        caller("create_event", name="a", properties={"x": value}, client={})


def test_files_are_sent_in_parts(caller: Caller, server: Server) -> None:
    server.answers += [{"status": 201}]
    caller("upload", {"file": b"\0\r\n", "tag": ["a", "b"]}, client={"base_url": server.url})
    request = server.requests[0]
    boundary = re.fullmatch(
        "multipart/form-data; boundary=([0-9a-f]+)", request["headers"]["Content-Type"]
    )
    assert boundary
    parts = request["body"].split(f"--{boundary[1]}")
    assert parts[1].endswith("application/octet-stream\r\n\r\n\0\r\n\r\n")
    assert 'name="tag"\r\n\r\na\r\n' in parts[2]
    assert 'name="tag"\r\n\r\nb\r\n' in parts[3]
    assert parts[4] == "--\r\n"


class Trickle(httpx2.SyncByteStream):
    """Content that never ends."""

    def __iter__(self) -> Any:
        while True:
            yield b" "


def test_trickling_answer_ends_with_the_deadline(package: Package) -> None:
    ticks = iter(range(1000))
    client = package("client").Client(
        api_key=KEY,
        transport=httpx2.MockTransport(lambda _: httpx2.Response(200, stream=Trickle())),
        retry=package("client").Retry(attempts=1, clock=lambda: float(next(ticks))),
    )
    with client, pytest.raises(package("errors").TimeoutError):
        client.get_job("j", timeout=20)


@pytest.mark.parametrize(
    "fault",
    [
        httpx2.ConnectTimeout,
        httpx2.PoolTimeout,
        httpx2.WriteError,
        httpx2.ProxyError,
        httpx2.RemoteProtocolError,
        httpx2.LocalProtocolError,
        httpx2.UnsupportedProtocol,
        httpx2.TooManyRedirects,
        httpx2.DecodingError,
        httpx2.InvalidURL,
        OSError,
        RuntimeError,
        UnicodeError,
    ],
)
def test_nothing_else_escapes(caller: Caller, fault: type[Exception]) -> None:
    def fail(request: httpx2.Request) -> httpx2.Response:
        raise fault("broken")

    with pytest.raises(caller.package("errors").ClientError) as raised:
        caller("get_job", "j", client={"transport": httpx2.MockTransport(fail)})
    assert isinstance(raised.value.__cause__, fault)


def test_closed_client(package: Package) -> None:
    client = package("client").Client(api_key=KEY, transport=httpx2.HTTPTransport(verify=TLS))
    client.close()
    with pytest.raises(package("errors").RequestInvalid):
        client.get_job("j")


def test_secrets_stay_secret(
    package: Package, server: Server, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    server.answers += [{"status": 404, "body": KEY}] * 2
    client = package("client").Client(
        api_key=KEY, query_key=KEY, login=("ann", "password"), base_url=server.url
    )
    seen = [repr(client), repr(vars(client)), repr(client._settings)]
    for call in (client.get_job, lambda uid: client.delete_user(uid=uid)):
        with pytest.raises(package("errors").NotFound) as raised:
            call("j")
        seen += [repr(raised.value), *traceback.format_exception(raised.value)]
    client.close()
    assert KEY in server.requests[1]["path"]
    for text in (*seen, caplog.text):
        assert KEY not in text
        assert "password" not in text


@pytest.mark.parametrize("key", ["a\r\nX: 1", "\x00", "ключ"])
def test_key_that_no_header_can_have(package: Package, key: str) -> None:
    with pytest.raises(package("errors").RequestInvalid) as raised:
        package("client").Client(api_key=key)
    assert key not in str(raised.value)


@pytest.mark.parametrize(
    "url",
    [
        "ftp://h",
        "h",
        "//h",
        "http://",
        "http://u:p@h",
        "https://h?x",
        "http://h#x",
        "http://h:x",
        "http://h#",
        "http://h?",
        "http://h\\@i",
        "http://a b/",
        "http://@h",
    ],
)
def test_base_url_is_http_and_nothing_more(package: Package, url: str) -> None:
    with pytest.raises(package("errors").RequestInvalid):
        package("client").Client(api_key=KEY, base_url=url)


def test_key_from_the_environment(
    caller: Caller, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FULLSTORY_API_KEY", "from-outside")
    server.answers += [FINE]
    caller("create_event", name="a", client={"base_url": server.url + "/p/", "api_key": None})
    assert server.requests[0]["path"] == "/p/v2/events"
    assert server.requests[0]["headers"]["Authorization"] == "Basic from-outside"


def test_threads_share_a_client(package: Package, server: Server) -> None:
    server.answers += [{"status": 200, "json": {"results": []}}] * 20
    with package("client").Client(api_key=KEY, base_url=server.url) as client:
        threads = [threading.Thread(target=client.get_imports, args=(str(n),)) for n in range(20)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert len({request["path"] for request in server.requests}) == 20


def test_cancelling_is_no_error_of_the_client(package: Package, server: Server) -> None:
    async def run() -> None:
        server.answers.append({**FINE, "delay": 5})
        transport = httpx2.AsyncHTTPTransport(verify=TLS)
        made = package("client").AsyncClient(api_key=KEY, base_url=server.url, transport=transport)
        async with made as client:
            async with asyncio.timeout(0.1):
                await client.get_job("j")

    with pytest.raises(TimeoutError):
        asyncio.run(run())


def test_errors_travel_between_processes(package: Package) -> None:
    error = package("errors").NotFound("get", 404, {"retry-after": "5"}, b"body", None)
    copy = pickle.loads(pickle.dumps(error))
    assert (type(copy), copy.status, copy.retry_after, str(copy)) == (
        type(error),
        404,
        5.0,
        "get: 404 Not Found: body",
    )


def test_pure_halves(package: Package) -> None:
    """A request is built and an answer is read without any client."""
    operation = package("client").GET_JOB
    request = operation.build_request("https://h", {"job_id": "a b"})
    assert (request.method, request.url) == ("GET", "https://h/v2/events/batch/a%20b")
    job = b'{"job": {"id": "1", "status": "FAILED"}}'
    assert operation.parse_response(200, {}, job).job.status == "FAILED"


def test_errors_import_neither_httpx_nor_models(package: Package) -> None:
    folder = Path(str(package("errors").__file__)).parent
    code = f"import {folder.name}.errors, sys; print({{'httpx2', 'pydantic'}} & {{*sys.modules}})"
    run = [sys.executable, "-W", "error", "-c", code]
    done = subprocess.run(run, cwd=folder.parent, capture_output=True, text=True)
    assert done.stdout.strip() == "set()", done.stderr


def test_no_operations_no_client() -> None:
    made = contract()
    assert (
        list(emit(ContractTypes(Contract("p", made.library, made.schemas, None, "assert")))) == []
    )


def test_text_of_a_document_stays_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Texts that are code in some language or other: all end up where they belong."""
    evil = yaml.safe_load(Path(__file__).with_name("hostile.yaml").read_text(encoding="utf-8"))
    operations = tuple(
        Operation(
            text,
            f"operation_{number}",
            "GET",
            f"/a{text}/{{{text}}}/{{0}}",
            (
                Parameter(text, "p", "path", True, "Text", text),
                Parameter(text, "fields", "query", False, "Text", text, False, "form", True),
            ),
            None,
            answers("Error", Response("201", text, ())),
            text,
            text,
            tags=(text,),
        )
        for number, text in enumerate(evil)
    )
    generate(contract(*operations), tmp_path / "evil_client")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.chdir(tmp_path)
    module = importlib.import_module("evil_client.client")
    for number, text in enumerate(evil):
        operation = getattr(module, f"OPERATION_{number}")
        request = operation.build_request("https://h", {"p": "v", "fields": "w"})
        url = httpx2.URL(request.url)
        assert (url.path, url.host) == (f"/a{unquote(text)}/v/{{0}}", "h")
        assert dict(url.params) == {text: "w"}
    assert [path.name for path in tmp_path.iterdir()] == ["evil_client"]
