"""An answer that breaks a rule is read all the same: by its fields, and nothing is lost."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import httpx2
import pytest

from tests.packages import Loaded, package

PETS = {"oneOf": [{"$ref": "#/components/schemas/Cat"}, {"$ref": "#/components/schemas/Fish"}]}
USER: dict[str, Any] = {
    "type": "object",
    "required": ["userId", "homeAddress"],
    "properties": {
        "userId": {"type": "integer"},
        "class": {"type": "string"},
        "favouriteColor": {"enum": ["red"]},
        "homeAddress": {"$ref": "#/components/schemas/Address"},
        "bornAt": {"type": "string", "format": "date-time"},
        "pet": {"oneOf": [{"$ref": "#/components/schemas/Dog"}, PETS]},
    },
}
ADDRESS: dict[str, Any] = {
    "type": "object",
    "required": ["streetName"],
    "properties": {
        "streetName": {"type": "string"},
        "livesHere": {"type": "array", "items": {"$ref": "#/components/schemas/User"}},
    },
}
#: They are told apart by their kind, and each has a word that more may be added to.
KINDS: dict[str, Any] = {
    name: {
        "type": "object",
        "required": ["kind", "since"],
        "properties": {
            "kind": {"enum": [name.lower()]},
            "since": {"type": "string", "format": "date-time"},
            "mood": {"enum": ["calm"]},
        },
    }
    for name in ("Dog", "Cat", "Fish")
}
MEDIA = {"application/json": {"schema": {"$ref": "#/components/schemas/User"}}}
API = {
    "openapi": "3.0.3",
    "info": {"title": "Users", "version": "1"},
    "servers": [{"url": "https://example.com"}],
    "paths": {
        "/user": {
            "get": {
                "operationId": "getUser",
                "responses": {"200": {"description": "one", "content": MEDIA}},
            }
        }
    },
    "components": {"schemas": {"User": USER, "Address": ADDRESS, **KINDS}},
}
HOME: dict[str, Any] = {"streetName": "Elm"}
#: What is wrong, and the answer.
ANSWERS: dict[str, dict[str, Any]] = {
    "another word": {"userId": 1, "favouriteColor": "blue", "homeAddress": HOME},
    "another word, deeper": {
        "userId": 1,
        "homeAddress": HOME
        | {"livesHere": [{"userId": 2, "favouriteColor": "blue", "homeAddress": HOME}]},
    },
    "no required member": {"class": "a", "homeAddress": HOME},
    "another type": {"userId": "1", "homeAddress": HOME, "bornAt": "yesterday", "is_new": True},
}


@pytest.fixture(scope="module", params=["none", "missing"])
def loaded(request: pytest.FixtureRequest) -> Iterator[Loaded]:
    loaded = Loaded(package({"api.json": API}, optional=request.param).files)
    yield loaded
    loaded.forget()


@pytest.mark.parametrize("wrong", ANSWERS)
def test_its_fields_are_what_they_are_called(loaded: Loaded, wrong: str) -> None:
    answer = ANSWERS[wrong]
    transport = httpx2.MockTransport(lambda _: httpx2.Response(200, json=answer))
    errors, models = loaded.module("errors"), loaded.module("models")
    client = loaded.module("client").Client(transport=transport)
    with client, pytest.warns(errors.ResponseWarning):
        user = client.get_user()
    assert type(user) is models.User
    assert type(user.home_address) is models.Address
    assert user.home_address.street_name == "Elm"
    assert user.model_dump(mode="json", warnings=False) == answer
    assert user.model_copy(deep=True) == user
    # What is missing though it is required reads as None.
    assert user.user_id == answer.get("userId")


@pytest.mark.parametrize("kind", ["Dog", "Cat", "Fish", "Bird"])
def test_of_several_classes_it_is_of_the_one_that_its_constants_name(
    loaded: Loaded, kind: str
) -> None:
    """Or of none; and a text that is read as a date keeps its spelling."""
    pet = {"kind": kind.lower(), "since": "2026-01-02T00:00:00.0+00:00", "mood": "wild"}
    answer = {"userId": 1, "homeAddress": HOME, "pet": pet}
    transport = httpx2.MockTransport(lambda _: httpx2.Response(200, json=answer))
    errors, models = loaded.module("errors"), loaded.module("models")
    client = loaded.module("client").Client(transport=transport)
    with client, pytest.warns(errors.ResponseWarning):
        user = client.get_user()
    assert type(user.pet) is (dict if kind == "Bird" else getattr(models, kind))
    assert user.model_dump(mode="json", warnings=False) == answer
