"""The rules of the overlay hold at every door: no event that breaks one is ever sent."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pydantic
import pytest
import yaml

from tests.package.conftest import Import
from tests.package.server import Server

CASES: dict[str, dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("rules.yaml").read_text(encoding="utf-8")
)
DOORS: dict[str, Callable[[Any, dict[str, Any]], object]] = {
    "constructor": lambda model, event: model(**event),
    "model_validate": lambda model, event: model.model_validate(event),
    "model_validate_json": lambda model, event: model.model_validate_json(json.dumps(event)),
    "type_adapter": lambda model, event: pydantic.TypeAdapter(model).validate_python(event),
    "type_adapter_json": (
        lambda model, event: pydantic.TypeAdapter(model).validate_json(json.dumps(event))
    ),
    "nested": lambda model, event: pydantic.create_model("Own", it=(model, ...))(it=event),
}


@pytest.fixture(params=CASES)
def case(request: pytest.FixtureRequest) -> tuple[dict[str, Any], str | None]:
    """An event, and what its refusal says, if it is one to refuse."""
    case = CASES[request.param]
    return {"name": "signup", **case["event"]}, case.get("refused")


def test_validator(case: tuple[dict[str, Any], str | None], fullstory: Import) -> None:
    event, refused = case
    validators = fullstory("validators")
    check = validators.create_event_request
    assert check.is_valid(event) is (refused is None)
    errors = list(check.iter_errors(event))
    assert any(refused in error.message for error in errors) if refused else not errors
    if refused:
        with pytest.raises(validators.ValidationError, match=refused):
            check.validate(event)


@pytest.mark.parametrize("door", DOORS)
def test_model(case: tuple[dict[str, Any], str | None], fullstory: Import, door: str) -> None:
    event, refused = case
    model = fullstory("models").CreateEventRequest
    if refused is None:
        DOORS[door](model, event)
    else:
        with pytest.raises(pydantic.ValidationError, match=refused):
            DOORS[door](model, event)


@pytest.mark.parametrize("asynchronous", [False, True], ids=["sync", "async"])
def test_client(
    case: tuple[dict[str, Any], str | None], fullstory: Import, server: Server, asynchronous: bool
) -> None:
    event, refused = case
    client = fullstory("client")
    options = {"api_key": "k", "base_url": server.url}

    async def send() -> None:
        async with client.AsyncClient(**options) as made:
            await made.create_event(event)

    def create_event() -> None:
        if asynchronous:
            asyncio.run(send())
        else:
            with client.Client(**options) as made:
                made.create_event(event)

    if refused is None:
        create_event()
    else:
        with pytest.raises(fullstory("errors").RequestInvalid, match=refused):
            create_event()
    assert server.connections == (0 if refused else 1)
