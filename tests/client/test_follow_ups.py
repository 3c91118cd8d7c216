"""Links that are methods: what an answer says how to go on with is filled in, if it has a type."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.packages import package

ORDER: dict[str, Any] = {
    "type": "object",
    "required": ["id", "number", "state", "buyer", "placed", "key", "maybe", "a/b~c", "class"],
    "properties": {
        "id": {"type": "string"},
        "number": {"type": "integer"},
        "state": {"enum": ["open", "done"]},
        "buyer": {"$ref": "#/components/schemas/Person"},
        "placed": {"type": "string", "format": "date-time"},
        "key": {"type": "string", "format": "uuid"},
        "maybe": {"type": ["string", "null"]},
        "optional": {"type": "string"},
        "seller": {"$ref": "#/components/schemas/Person"},
        "a/b~c": {"type": "string"},
        "class": {"type": "string"},
    },
}
PERSON = {"type": "object", "required": ["id"], "properties": {"id": {"type": "string"}}}
PARAMETERS: list[dict[str, Any]] = [
    {"name": "name", "in": "query", "schema": {"type": "string"}},
    {"name": "count", "in": "query", "schema": {"type": "integer"}},
    {"name": "size", "in": "query", "schema": {"type": "number"}},
    {"name": "day", "in": "header", "schema": {"type": "string", "format": "date-time"}},
    {"name": "key", "in": "query", "required": True, "schema": {"type": "string"}},
    {"name": "key", "in": "header", "schema": {"type": "string", "format": "uuid"}},
]


def method_of(link: dict[str, Any], status: str = "200", answer: Any = ORDER) -> str:
    """What the sync client does for a link of ``addOrder`` to ``search``; nothing if it has no
    method."""
    linked = {"links": {"next": {"operationId": "search", **link}}}
    content = {"application/json": {"schema": answer}}
    document = {
        "openapi": "3.1.0",
        "info": {"title": "Shop", "version": "1"},
        "servers": [{"url": "https://shop.test"}],
        "components": {"schemas": {"Person": PERSON}},
        "paths": {
            "/orders": {
                "post": {
                    "operationId": "addOrder",
                    "responses": {
                        "200": {"description": "", "content": content},
                        "201": {"description": "", "content": content},
                        status: {"description": "", "content": content, **linked},
                    },
                }
            },
            "/search": {
                "get": {
                    "operationId": "search",
                    "parameters": PARAMETERS,
                    "responses": {"204": {"description": ""}},
                }
            },
        },
    }
    files = package({"api.yaml": document}).files
    client = next(file.text for file in files if file.path == "client.py")
    start = client.find("    def search_after_add_order(")
    return re.sub(r"\s+", " ", client[start:].split("    def ", 2)[1]) if start >= 0 else ""


@pytest.mark.parametrize(
    ("name", "expression", "filled"),
    [
        ("name", "$response.body#/id", "name=answer.id"),
        ("name", "$response.body#/buyer/id", "name=answer.buyer.id"),
        ("name", "$response.body#/state", "name=answer.state"),
        ("name", "$response.body#/a~1b~0c", "name=answer.a_b_c"),
        ("name", "$response.body#/a%7E1b~0c", "name=answer.a_b_c"),
        ("name", "$response.body#/class", "name=answer.class_"),
        ("query.name", "$response.body#/id", "name=answer.id"),
        ("count", "$response.body#/number", "count=answer.number"),
        ("size", "$response.body#/number", "size=answer.number"),
        ("day", "$response.body#/placed", "day=answer.placed"),
        ("header.key", "$response.body#/key", "=answer.key"),
        # What may not be there is left out, or an error where it has to be.
        ("name", "$response.body#/optional", "name=perhaps(answer.optional)"),
        ("name", "$response.body#/maybe", "name=perhaps(answer.maybe)"),
        ("query.key", "$response.body#/optional", 'key=needed(answer.optional, "optional")'),
        ("name", "$response.body#/seller/id", 'name=needed(answer.seller, "seller").id'),
    ],
)
def test_what_is_filled_in(name: str, expression: str, filled: str) -> None:
    method = method_of({"parameters": {name: expression}})
    assert filled in method
    assert "answer: models.AddOrder200Response" in method


@pytest.mark.parametrize(
    ("name", "expression"),
    [
        ("name", "$response.body#/number"),  # of another type
        ("count", "$response.body#/id"),
        ("name", "$response.body#/placed"),  # a datetime, where a text is asked for
        ("name", "$response.body#/lost"),
        ("name", "$response.body#/id/more"),
        ("name", "$response.body#"),
        ("name", "$response.body"),
        ("name", "$response.body#id"),
        ("name", "$response.header.Location"),
        ("name", "$request.query.id"),
        ("name", "{$response.body#/id}"),
        ("name", "constant"),
        ("header.name", "$response.body#/id"),
        ("other", "$response.body#/id"),
    ],
)
def test_what_stays_a_remark(name: str, expression: str) -> None:
    assert method_of({"parameters": {name: expression}}) == ""


def test_of_which_answers() -> None:
    link = {"parameters": {"name": "$response.body#/id"}}
    assert method_of(link)
    assert method_of(link, status="201") == ""
    assert method_of(link, status="404") == ""
    assert method_of(link, answer={**ORDER, "type": ["object", "null"]}) == ""
    assert method_of(link, answer={"type": "array", "items": ORDER}) == ""


def test_what_is_not_filled_in_is_asked_for() -> None:
    method = method_of({"parameters": {"name": "$response.body#/id"}})
    assert "*, count: int | None = None" in method
    assert "key: str" in method
    assert "name: str" not in method
