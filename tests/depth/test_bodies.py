"""A client sends and reads bodies as deep as its documents say, and none from a server is so deep
that it escapes the client's own errors."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator
from typing import Any

import httpx2
import pytest

from tests.packages import Loaded, package

DEPTH = 240


def api(body: Any, components: dict[str, Any]) -> Any:
    content = {"application/json": {"schema": body}}
    return {
        "openapi": "3.1.0",
        "info": {"title": "deep", "version": "1"},
        "servers": [{"url": "http://deep.example"}],
        "paths": {
            "/bodies": {
                "post": {
                    "operationId": "exchange",
                    "requestBody": {"required": True, "content": content},
                    "responses": {
                        "200": {"description": "", "content": content},
                        "400": {"description": "", "content": content},
                    },
                }
            }
        },
        "components": {"schemas": components},
    }


def reference(name: str) -> Any:
    return {"$ref": f"#/components/schemas/{name}"}


def inline() -> Any:
    schema: Any = {"type": "string"}
    for _ in range(DEPTH):
        schema = {"type": "object", "properties": {"a": schema}, "additionalProperties": False}
    return schema


def chain() -> dict[str, Any]:
    """Each of them becomes a module that imports the next one."""
    links = {
        f"link{number}": {
            "type": "object",
            "properties": {"a": reference(f"link{number + 1}")},
            "additionalProperties": False,
        }
        for number in range(DEPTH)
    }
    return {**links, f"link{DEPTH}": {"type": "string"}}


@pytest.fixture(
    scope="module",
    params=[api(inline(), {}), api(reference("link0"), chain())],
    ids=["inline", "a chain"],
)
def client(request: pytest.FixtureRequest) -> Iterator[Callable[..., Any]]:
    """What makes a client that is answered with a status and a text, and the bodies it sends."""
    loaded = Loaded(package({"api.json": request.param}).files)

    def answered(status: int, text: str, sent: list[bytes], **options: Any) -> Any:
        def answer(received: httpx2.Request) -> httpx2.Response:
            sent.append(received.read())
            return httpx2.Response(status, text=text, headers={"Content-Type": "application/json"})

        transport = httpx2.MockTransport(answer)
        return loaded.module("client").Client(transport=transport, **options)

    yield answered
    loaded.forget()


def nested(levels: int) -> str:
    return '{"a":' * levels + '"x"' + "}" * levels


def test_bodies_as_deep_as_documents_say(client: Callable[..., Any]) -> None:
    document: Any = "x"
    for _ in range(DEPTH):
        document = {"a": document}
    sent: list[bytes] = []
    result = client(200, nested(DEPTH), sent, responses="strict").exchange(body=document)
    assert sent == [nested(DEPTH).encode()]
    assert result.model_dump_json() == nested(DEPTH)


@pytest.mark.parametrize("levels", [DEPTH + 1, 600, 5000])
@pytest.mark.parametrize("responses", ["strict", "warn", "off"])
@pytest.mark.parametrize("status", [200, 400])
def test_answers_that_are_deeper(
    client: Callable[..., Any], levels: int, responses: str, status: int
) -> None:
    made = client(status, nested(levels), [], responses=responses)
    errors = {error.__name__ for error in (raised(lambda: made.exchange(body={})),) if error}
    assert errors <= ({"ResponseInvalid"} if status == 200 else {"BadRequest"})
    assert errors or (status == 200 and responses != "strict")


@pytest.mark.parametrize("levels", [DEPTH + 1, 600, 5000])
def test_requests_that_are_deeper(client: Callable[..., Any], levels: int) -> None:
    document: Any = "x"
    for _ in range(levels):
        document = {"a": document}
    sent: list[bytes] = []
    error = raised(lambda: client(200, "{}", sent).exchange(body=document))
    assert error is not None
    assert error.__name__ == "RequestInvalid"
    assert sent == []


def raised(call: Callable[[], object]) -> type[BaseException] | None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            call()
        except Exception as error:  # noqa: BLE001 - which one is what is asked
            return type(error)
    return None
