"""A credential is in the request and nowhere else: in no frame, pickle, log or message."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import pickle
import traceback
import warnings
from collections.abc import Callable, Iterator, Mapping
from types import FunctionType, MethodType, ModuleType
from typing import Any

import httpx2
import pytest

from tests.client.conftest import TLS, Caller, Server

Package = Callable[[str], ModuleType]
KEY = 'sk-live-"0123456789'
PASSWORD = "pass-0123456789"
CREDENTIALS: dict[str, Any] = {
    "api_key": KEY,
    "query_key": KEY,
    "login": ("ann", PASSWORD),
    "token": KEY,
}


def _frames(error: BaseException, seen: set[int]) -> Iterator[tuple[str, object]]:
    """The locals of all frames that `error` and what it came from keep, but this file's."""
    if id(error) in seen:
        return
    seen.add(id(error))
    for frame, _ in traceback.walk_tb(error.__traceback__):
        if frame.f_code.co_filename not in (__file__, Caller.__init__.__code__.co_filename):
            where = f"{frame.f_code.co_filename}:{frame.f_code.co_name}"
            if "tests/client" not in where:
                yield from ((f"{where} {name}", v) for name, v in frame.f_locals.items())
    for other in (error.__cause__, error.__context__):
        if other is not None:
            yield from _frames(other, seen)


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    """`error`, and what it came from."""
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def _shows(value: object, depth: int = 5) -> bool:
    """Is a credential in `value`, as a debugger shows it, or within its parts?"""
    if isinstance(value, (str, bytes, bytearray)):
        text = value if isinstance(value, str) else value.decode("latin-1")
        return "0123456789" in text
    if isinstance(value, (type, ModuleType, FunctionType, MethodType)) or depth == 0:
        return False
    with contextlib.suppress(AttributeError):  # A client that is half made has no `repr`.
        if "0123456789" in repr(value):
            return True
    if isinstance(value, Mapping):
        return any(_shows(k, depth - 1) or _shows(v, depth - 1) for k, v in value.items())
    if isinstance(value, (list, tuple, set, frozenset)):
        return any(_shows(each, depth - 1) for each in value)
    slots = getattr(type(value), "__dataclass_fields__", {})
    parts = {**getattr(value, "__dict__", {}), **{n: getattr(value, n, None) for n in slots}}
    return any(_shows(each, depth - 1) for each in parts.values())


def assert_secret(error: BaseException) -> None:
    """Nothing of `error` gives a credential away."""
    shown = [where for where, value in _frames(error, set()) if _shows(value)]
    assert not shown
    for each in _chain(error):
        assert not _shows(vars(each))
        assert not _shows(each.args)
    assert "0123456789" not in "".join(traceback.format_exception(error))
    try:
        pickled = pickle.dumps(error)
    except Exception:  # noqa: BLE001 - what is not pickled is not told
        return
    assert b"0123456789" not in pickled


def _echo(status: int) -> Callable[[httpx2.Request], httpx2.Response]:
    """A server that tells all that it was sent, in the content and in the headers."""

    def answer(request: httpx2.Request) -> httpx2.Response:
        sent = dict(request.headers.items())
        headers = {f"X-{name}": value for name, value in sent.items() if name != "host"}
        told = {"message": str(sent), "url": str(request.url), "id": 7, "job": KEY}
        return httpx2.Response(status, json=told, headers={**headers, "X-Key": KEY})

    return answer


def _call(caller: Caller, method: str, client: dict[str, Any]) -> BaseException:
    named = {"uid": "u"} if method == "delete_user" else {}
    arguments = () if named else ("j",)
    options = {**CREDENTIALS, "retry": {"attempts": 2}, "responses": "strict", **client}
    with pytest.raises(caller.package("errors").ClientError) as raised:
        caller(method, *arguments, client=options, **named)
    return raised.value


#: What is sent as a header, as user and password, in the query.
_WAYS = [
    ("get_job", {}),
    ("delete_user", {"query_key": None, "token": None}),
    ("delete_user", {"query_key": None, "login": None}),
    ("delete_user", {"token": None, "login": None}),
]


@pytest.mark.parametrize("status", [200, 299, 302, 307, 401, 404, 429, 500])
@pytest.mark.parametrize(("method", "given"), _WAYS)
def test_what_a_server_echoes(
    caller: Caller, status: int, method: str, given: dict[str, Any]
) -> None:
    if status == 200 and method == "delete_user":
        return  # Declared empty: nothing is wrong with it.
    transport = httpx2.MockTransport(_echo(status))
    error = _call(caller, method, {**given, "transport": transport})
    assert_secret(error)
    headers: Any = getattr(error, "headers")  # noqa: B009
    assert "***" in str(headers)


@pytest.mark.parametrize(("method", "given"), _WAYS)
@pytest.mark.parametrize(
    "fault", [httpx2.ConnectError, httpx2.ReadTimeout, OSError, RuntimeError, KeyError, MemoryError]
)
def test_what_a_transport_raises(
    caller: Caller, method: str, given: dict[str, Any], fault: type[Exception]
) -> None:
    def fail(request: httpx2.Request) -> httpx2.Response:
        raise fault(f"cannot send {request.headers} to {request.url}")

    error = _call(caller, method, {**given, "transport": httpx2.MockTransport(fail)})
    assert_secret(error)


def test_connections_that_break(caller: Caller, server: Server) -> None:
    server.answers += [{"drop": True}, {"drop": True}]
    assert_secret(_call(caller, "get_job", {"base_url": server.url}))
    assert_secret(_call(caller, "get_job", {"base_url": "http://127.0.0.1:1"}))
    assert_secret(_call(caller, "get_job", {"base_url": server.url, "timeout": "soon"}))


def test_a_cancelled_call(package: Package, server: Server) -> None:
    async def run() -> None:
        server.answers.append({"status": 200, "delay": 5})
        transport = httpx2.AsyncHTTPTransport(verify=TLS)
        made = package("client").AsyncClient(
            **CREDENTIALS, base_url=server.url, transport=transport
        )
        async with made as client, asyncio.timeout(0.1):
            await client.get_job("j")

    with pytest.raises(TimeoutError) as raised:
        asyncio.run(run())
    assert_secret(raised.value)


def test_an_interrupted_call(package: Package) -> None:
    def interrupt(request: httpx2.Request) -> httpx2.Response:
        raise KeyboardInterrupt(str(request.headers))

    transport = httpx2.MockTransport(interrupt)
    client = package("client").Client(**CREDENTIALS, transport=transport)
    with client, pytest.raises(KeyboardInterrupt) as raised:
        client.get_job("j")
    frames = _frames(raised.value, set())
    assert not [where for where, value in frames if _shows(value)]


@pytest.mark.parametrize("name", ["Client", "AsyncClient"])
@pytest.mark.parametrize(
    "wrong",
    [
        {"base_url": "nowhere"},
        {"timeout": -1},
        {"timout": 1},
        {"api_key": KEY + "\r\nX: 1"},
        {"api_key": KEY + "\ud800"},
        {"login": ("ann\ud800", PASSWORD + "\ud800"), "base_url": "nowhere"},
        {"login": (PASSWORD, 5), "base_url": "nowhere"},
        {"token": KEY.encode(), "base_url": "nowhere"},
    ],
)
def test_constructors(package: Package, name: str, wrong: dict[str, Any]) -> None:
    with pytest.raises((package("errors").RequestInvalid, TypeError)) as raised:
        getattr(package("client"), name)(**{**CREDENTIALS, **wrong})
    frames = _frames(raised.value, set())
    assert not [where for where, value in frames if _shows(value)]
    assert "0123456789" not in str(raised.value)


def test_a_missing_credential_shows_no_other(caller: Caller) -> None:
    client = {"api_key": None, "query_key": None}
    assert_secret(_call(caller, "get_job", client))


def test_no_request_shows_one(package: Package) -> None:
    """Not even the one that has them."""
    credentials, messages = package("_runtime.credentials"), package("_runtime.messages")
    declared = package("client").CREDENTIALS
    secrets = credentials.secrets(declared, credentials.Given(**CREDENTIALS))
    names = tuple(one.name for one in declared if one.name in secrets)
    request = messages.Request("GET", "/", "https://x.example/", (), None, 1.0, names)
    sent = credentials.authorised(request, declared, secrets)
    assert "0123456789" in str((sent.headers, sent.url))
    assert "0123456789" not in repr(sent)


def test_settings_are_not_pickled(package: Package) -> None:
    client = package("client").Client(**CREDENTIALS, transport=httpx2.MockTransport(_echo(200)))
    assert not _shows([repr(client), repr(vars(client)), repr(client._settings)])
    for value in (client._settings, client._settings.secrets):
        with pytest.raises(TypeError, match="not pickled"):
            pickle.dumps(value)


def test_warnings(caller: Caller) -> None:
    transport = httpx2.MockTransport(_echo(200))
    with warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        caller("get_job", "j", client={**CREDENTIALS, "transport": transport})
    assert len(warned) == 1
    assert not _shows(str(warned[0].message))
    assert "tests/client/conftest.py" in warned[0].filename


def test_logs(caller: Caller, server: Server, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    for method, given in _WAYS:
        server.answers.append({"status": 302, "headers": {"X-Echo": KEY}, "body": KEY})
        _call(caller, method, {**given, "base_url": server.url})
    assert caplog.records
    assert not _shows(caplog.text)


def test_a_good_answer_is_as_it_came(caller: Caller) -> None:
    """Whoever asks for a key is told it: only what is wrong is told without."""
    job = {"job": {"id": KEY, "status": "FAILED"}}
    transport = httpx2.MockTransport(lambda request: httpx2.Response(200, json=job))
    assert caller("get_job", "j", client={**CREDENTIALS, "transport": transport}).job.id == KEY
