"""What is no object comes out of a call as what it is: an array is a list, an integer an `int`."""

from __future__ import annotations

from collections.abc import Iterator
from types import ModuleType
from typing import Any

import httpx2
import pytest

from tests.packages import Loaded, package

PET = {"type": "object", "required": ["name"], "properties": {"name": {"type": "string"}}}


def answering(schema: Any) -> Any:
    return {"200": {"description": "ok", "content": {"application/json": {"schema": schema}}}}


API = {
    "openapi": "3.1.0",
    "info": {"title": "Pets", "version": "1"},
    "servers": [{"url": "https://example.com"}],
    "paths": {
        "/pets": {
            "get": {
                "operationId": "pets",
                "responses": answering({"$ref": "#/components/schemas/Pets"}),
            }
        },
        "/count": {"get": {"operationId": "count", "responses": answering({"type": "integer"})}},
    },
    "components": {
        "schemas": {
            "Pet": PET,
            "Pets": {"type": "array", "items": {"$ref": "#/components/schemas/Pet"}},
        }
    },
}


@pytest.fixture(scope="module")
def client() -> Iterator[ModuleType]:
    loaded = Loaded(package({"api.json": API}).files)
    yield loaded.module("client")
    loaded.forget()


def called(client: ModuleType, method: str, text: str) -> Any:
    headers = {"content-type": "application/json"}
    transport = httpx2.MockTransport(lambda _: httpx2.Response(200, text=text, headers=headers))
    with client.Client(transport=transport, responses="off") as caller:
        return getattr(caller, method)()


def test_an_array_is_a_list(client: ModuleType) -> None:
    pets = called(client, "pets", '[{"name": "a"}, {"name": "b"}]')
    assert type(pets) is list
    assert [pet.name for pet in pets] == ["a", "b"]
    assert client.Client.pets.__annotations__["return"] == "models.Pets"


def test_so_is_one_that_is_not_as_declared(client: ModuleType) -> None:
    pets = called(client, "pets", '[{"name": "a"}, {}]')
    assert type(pets) is list
    assert pets[0].name == "a"


def test_an_integer_is_one(client: ModuleType) -> None:
    assert called(client, "count", "3") == 3
    assert client.Client.count.__annotations__["return"] == "int"
