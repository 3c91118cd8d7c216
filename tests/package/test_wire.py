"""The generated client over a real connection: what it sends, and what it makes of answers."""

from __future__ import annotations

import asyncio
import json
import socket
from dataclasses import dataclass, field
from typing import Any

import httpx2
import pytest

from tests.package.conftest import Import
from tests.package.server import Answer, Server

KEY = "na1.cmF3IGtleQ:/+="
JSON = {"Content-Type": "application/json"}
SLOW_DOWN = {"message": "Too many requests.", "code": "too_many_requests"}


@dataclass
class Caller:
    """Calls the API with a new client, in one of the two ways; only waiting passes time."""

    fullstory: Import
    asynchronous: bool
    base_url: str
    waits: list[float] = field(default_factory=list)

    def __call__(self, method: str, *arguments: object, **named: object) -> Any:
        client = self.fullstory("client")
        retry = client.Retry(
            random=lambda: 0.0,
            clock=lambda: 1000 + sum(self.waits),
            sleep=self.waits.append,
            sleep_async=self._wait,
        )
        options = {"api_key": KEY, "base_url": self.base_url, "retry": retry}
        if self.asynchronous:
            return asyncio.run(self._awaited(options, method, arguments, named))
        with client.Client(**options) as made:
            return getattr(made, method)(*arguments, **named)

    async def _awaited(
        self, options: Any, method: str, arguments: tuple[object, ...], named: Any
    ) -> Any:
        async with self.fullstory("client").AsyncClient(**options) as made:
            return await getattr(made, method)(*arguments, **named)

    async def _wait(self, seconds: float) -> None:
        self.waits.append(seconds)

    def fails(self, kind: str, method: str, *arguments: object, **named: object) -> Any:
        """The error of a call that fails with the class `kind`, and no other."""
        errors = self.fullstory("errors")
        with pytest.raises(errors.ClientError) as failed:
            self(method, *arguments, **named)
        assert type(failed.value) is getattr(errors, kind)
        return failed.value


@pytest.fixture(params=[False, True], ids=["sync", "async"])
def call(request: pytest.FixtureRequest, fullstory: Import, server: Server) -> Caller:
    return Caller(fullstory, request.param, server.url)


def test_every_byte_of_an_event(call: Caller, server: Server) -> None:
    """The key goes raw after ``Basic``, and nothing is sent that nobody asked for."""
    event = {"session": {"id": "1:2"}, "properties": {"plan": "grün", "n": 1}, "name": "sign up"}
    assert call("create_event", event, idempotency_key="k-1") is None
    body = '{"name":"sign up","session":{"id":"1:2"},"properties":{"plan":"grün","n":1}}'.encode()
    head, _, sent = server.requests[0].partition(b"\r\n\r\n")
    line, *headers = head.decode("ascii").split("\r\n")
    assert line == "POST /v2/events HTTP/1.1"
    assert sorted(header.lower() for header in headers) == sorted(
        header.lower()
        for header in (
            f"Host: {server.host}",
            f"Authorization: Basic {KEY}",
            "Content-Type: application/json",
            f"Content-Length: {len(body)}",
            "Accept: application/json",
            "Accept-Encoding: gzip, deflate",
            "User-Agent: fullstory",
            "Idempotency-Key: k-1",
        )
    )
    assert f"Basic {KEY}" in head.decode()
    assert sent == body


def test_a_body_by_model_mapping_and_keywords_is_the_same(
    call: Caller, server: Server, fullstory: Import
) -> None:
    members = {"name": "a", "user": {"uid": "7"}, "timestamp": "2024-01-01T12:00:00.5+01:00"}
    model = fullstory("models").CreateEventRequest(**members)
    call("create_event", model, idempotency_key="k")
    call("create_event", members, idempotency_key="k")
    call("create_event", idempotency_key="k", **members)
    assert len(server.requests) == 3
    assert len(set(server.requests)) == 1
    body = b'{"name":"a","timestamp":"2024-01-01T12:00:00.5+01:00","user":{"uid":"7"}}'
    assert server.requests[0].endswith(b"\r\n\r\n" + body)


def test_429_is_waited_for_and_repeated_byte_for_byte(call: Caller, server: Server) -> None:
    answer = json.dumps(SLOW_DOWN).encode()
    server.answers += [Answer(429, answer, {"Retry-After": "7", **JSON}), Answer(429, answer, JSON)]
    assert call("create_event", name="a") is None
    assert call.waits == [7.0, 1.0]
    assert len(server.requests) == 3
    assert len(set(server.requests)) == 1
    assert len(keys(server)) == 1


def test_each_call_has_a_key_of_its_own(call: Caller, server: Server) -> None:
    call("create_event", name="a")
    call("create_event", name="a")
    assert len(keys(server)) == 2


def test_a_change_without_a_key_is_not_repeated(call: Caller, server: Server) -> None:
    server.answers += [Answer(500, json.dumps(SLOW_DOWN).encode(), JSON)]
    error = call.fails("InternalServerError", "update_user", "u/1", display_name="Ada")
    assert error.error.code == "too_many_requests"
    assert [request.split(b" HTTP", 1)[0] for request in server.requests] == [
        b"POST /v2/users/u%2F1"
    ]
    assert b"idempotency-key" not in server.requests[0].lower()
    assert call.waits == []


def test_401_is_a_typed_error_without_the_key(
    call: Caller, server: Server, fullstory: Import
) -> None:
    content = {"message": f"The key {KEY} is not valid.", "code": "unauthorized"}
    server.answers += [Answer(401, json.dumps(content).encode(), {"X-Request-Id": "r-9", **JSON})]
    error = call.fails("Unauthorized", "create_event", name="a")
    assert isinstance(error.error, fullstory("models").Error)
    assert error.error.code == "unauthorized"
    assert (error.status, type(error.status), error.request_id) == (401, int, "r-9")
    assert len(server.requests) == 1
    told = f"{error} {error!r} {error.body!r} {error.error!r}"
    assert KEY not in told
    assert "is not valid" in told


def test_a_status_that_no_standard_names(call: Caller, server: Server) -> None:
    page = b"<html>web server is returning an unknown error</html>"
    server.answers += [Answer(520, page, {"Content-Type": "text/html"})] * 4
    error = call.fails("StatusError", "create_event", name="a")
    assert (error.status, error.error, error.body) == (520, None, page)
    assert call.waits == [0.5, 1.0, 2.0]
    assert len(set(server.requests)) == 1


@pytest.mark.parametrize("content", [b"nginx says no", b"", b'{"mess', b"[]", b"\xff\xfe\x00"])
def test_an_error_that_is_not_as_declared_keeps_its_status(
    call: Caller, server: Server, content: bytes
) -> None:
    server.answers += [Answer(400, content, JSON)]
    error = call.fails("BadRequest", "create_event", name="a")
    assert (error.status, error.error, error.body) == (400, None, content)


def test_a_job_that_still_runs_is_a_result(call: Caller, server: Server, fullstory: Import) -> None:
    server.answers += [Answer(202, b"", {"Retry-After": "3"})]
    later = call("list_events_batch_imports", "job 1")
    assert isinstance(later, fullstory("client").Accepted)
    assert server.requests[0].startswith(b"GET /v2/events/batch/job%201/imports HTTP/1.1\r\n")


def test_nobody_listens(call: Caller, server: Server) -> None:
    """Nothing can have been sent, so that even a change may be tried again."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        call.base_url = f"http://127.0.0.1:{taken.getsockname()[1]}"
        call.fails("ConnectError", "update_user", "1", display_name="Ada")
    assert call.waits == [0.5, 1.0, 2.0]
    assert server.connections == 0


@pytest.mark.parametrize(
    "fault, kind",
    [
        (httpx2.ReadTimeout("x"), "TimeoutError"),
        (httpx2.ReadError("x"), "ConnectError"),
        (httpx2.RemoteProtocolError("x"), "ConnectError"),
        (OSError("x"), "ConnectError"),
    ],
)
def test_no_exception_of_the_transport_escapes(
    fullstory: Import, fault: Exception, kind: str
) -> None:
    client, errors = fullstory("client"), fullstory("errors")

    class Broken(httpx2.BaseTransport):
        def handle_request(self, request: httpx2.Request) -> httpx2.Response:
            raise fault

    retry = client.Retry(attempts=1)
    made = client.Client(api_key=KEY, transport=Broken(), retry=retry)
    with made, pytest.raises(errors.ClientError) as failed:
        made.get_user("1")
    assert type(failed.value) is getattr(errors, kind)


def keys(server: Server) -> set[bytes]:
    """The idempotency keys of all requests, each of which must have one."""
    lines = [line for each in server.requests for line in each.split(b"\r\n")]
    found = [line for line in lines if line.lower().startswith(b"idempotency-key:")]
    assert len(found) == len(server.requests)
    return set(found)
