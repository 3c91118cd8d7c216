"""Members that only one side sends: real calls, in every version that marks them.

Who calls is not asked for a required `readOnly` member, and an answer need not have a required
`writeOnly` one (OpenAPI 3.0, Schema Object: "the required will take effect on the response only").
Version 3.1 has but annotations there, which count where a package says so.
"""

from __future__ import annotations

import json
from typing import Any

import httpx2
import pytest

from tests.packages import Loaded, package

USER = {
    "type": "object",
    "required": ["id", "name", "password"],
    "properties": {
        "id": {"type": "integer", "readOnly": True},
        "name": {"type": "string"},
        "password": {"type": "string", "writeOnly": True},
    },
}
INFO = {"title": "Users", "version": "1"}


def openapi(version: str) -> Any:
    media = {"application/json": {"schema": {"$ref": "#/components/schemas/User"}}}
    add = {
        "operationId": "addUser",
        "requestBody": {"required": True, "content": media},
        "responses": {"201": {"description": "added", "content": media}},
    }
    return {
        "openapi": version,
        "info": INFO,
        "servers": [{"url": "https://example.com"}],
        "paths": {"/users": {"post": add}},
        "components": {"schemas": {"User": USER}},
    }


def swagger() -> Any:
    user = {"$ref": "#/definitions/User"}
    add = {
        "operationId": "addUser",
        "parameters": [{"in": "body", "name": "user", "required": True, "schema": user}],
        "responses": {"201": {"description": "added", "schema": user}},
    }
    # It has no `writeOnly`.
    kept = {"id": USER["properties"]["id"], "name": {"type": "string"}}  # type: ignore[index]
    return {
        "swagger": "2.0",
        "info": INFO,
        "host": "example.com",
        "schemes": ["https"],
        "consumes": ["application/json"],
        "produces": ["application/json"],
        "paths": {"/users": {"post": add}},
        "definitions": {"User": {"type": "object", "required": ["id", "name"], "properties": kept}},
    }


APIS = {"3.0": openapi("3.0.3"), "3.1": openapi("3.1.0"), "2.0": swagger()}


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("version", APIS)
def test_a_call(version: str) -> None:
    loaded = Loaded(package({"api.json": APIS[version]}, directions=version == "3.1").files)
    asked: list[Any] = []

    def answer(request: httpx2.Request) -> httpx2.Response:
        asked.append(json.loads(request.content))
        return httpx2.Response(201, json={"id": 7, "name": asked[-1]["name"]})

    given = {"name": "Ann"} if version == "2.0" else {"name": "Ann", "password": "x"}
    errors = loaded.module("errors")
    transport = httpx2.MockTransport(answer)
    try:
        with loaded.module("client").Client(transport=transport, responses="strict") as client:
            user = client.add_user(**given)
            assert asked == [given]
            assert (user.id, user.name) == (7, "Ann")
            assert user.model_dump() == {"id": 7, "name": "Ann"}
            with pytest.raises(errors.RequestInvalid, match="name"):
                client.add_user(**given | {"name": 1})
            assert len(asked) == 1
    finally:
        loaded.forget()
