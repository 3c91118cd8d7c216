"""Large whole numbers that documents write as floats (large_numbers.yaml), in every style."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.packages import Loaded, package

CASES = yaml.safe_load(Path(__file__).with_name("large_numbers.yaml").read_text(encoding="utf-8"))
STYLES = ("pydantic", "dataclass", "msgspec", "typeddict")
MEDIUM = {"application/json": {"schema": {"$ref": "#/components/schemas/Order"}}}
API = {
    "openapi": "3.1.0",
    "info": {"title": "Orders", "version": "1"},
    "paths": {
        "/orders": {
            "post": {
                "operationId": "put",
                "requestBody": {"required": True, "content": MEDIUM},
                "responses": {"204": {"description": "Done."}},
            }
        }
    },
    "components": {
        "schemas": {
            "Order": {
                "type": "object",
                "properties": {
                    "size": {"type": "integer", "multipleOf": 5},
                    "next": {"type": "integer"},
                },
            }
        }
    },
}


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["name"]))
def test_what_is_valid_comes_out_as_it_went_in(style: str, case: Any) -> None:
    schema = {"title": "Order", **case["schema"]}
    made = Loaded(package({"order.json": schema}, models=style, dialect="2020-12").files)
    codec, check = made.module("codecs").order, made.module("validators").order
    for document in case["valid"]:
        dumped = codec.dump(codec.load(document))
        assert dumped == document
        assert check.is_valid(dumped)
        assert json.loads(codec.dump_json(codec.load(document))) == document
    for document in case.get("refused", ()):
        with pytest.raises(made.module("validators").ValidationError, match=r"multiple|match"):
            codec.load(document)
    made.forget()


@pytest.mark.parametrize("style", STYLES)
def test_what_is_read_is_an_integer(style: str) -> None:
    schema = {"title": "Order", **API["components"]["schemas"]["Order"]}  # type: ignore[index]
    made = Loaded(package({"order.json": schema}, models=style, dialect="2020-12").files)
    order = made.module("codecs").order.load({"size": 1e23, "next": 1e23})
    members = order if style == "typeddict" else {"size": order.size, "next": order.next}
    if style != "typeddict":
        assert [*map(type, members.values())] == [int, int]
    assert members == {"size": 1e23, "next": 1e23}
    made.forget()


@pytest.fixture(scope="module")
def client() -> Iterator[Loaded]:
    made = Loaded(package({"orders.json": API}).files)
    yield made
    made.forget()


@pytest.mark.parametrize("document", [{"size": 1e23}, {"size": 1e23, "next": 36028797018963970.0}])
def test_what_is_sent_is_valid(client: Loaded, document: Any) -> None:
    order = client.module("models").Order
    check = client.module("validators").order
    medium = client.module("_runtime.bodies").Json(order, check)
    for body in (document, order.model_validate(document)):
        sent = json.loads(medium.write(medium.document(body))[1])
        assert sent == document
        assert check.is_valid(sent)


@pytest.mark.parametrize(
    ("rule", "most"),
    [({"maxItems": 3}, 3), ({"not": {"minItems": 4}}, 2 * 65 + 3)],
    ids=["which no spelling decides", "which one could"],
)
def test_what_is_refused_is_not_looked_at_for_long(rule: Any, most: int) -> None:
    """A hundred integers that may have been floats would have 2**100 mixtures."""
    schema = {"title": "Sizes", "type": "array", "items": {"type": "integer"}, **rule}
    made = Loaded(package({"sizes.json": schema}, dialect="2020-12").files)
    looked = 0

    class Counted:
        def iter_errors(self, document: Any) -> Any:
            nonlocal looked
            looked += 1
            return made.module("validators").sizes.iter_errors(document)

    sizes = [int(1e23) + 2**24 * number for number in range(100)]
    assert made.module("_runtime.whole_numbers").valid_with_floats(Counted(), sizes) is None
    assert looked <= most
    made.forget()
