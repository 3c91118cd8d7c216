"""The service of docs/with-fastapi.md: what it refuses, what it answers, what it documents."""

import importlib
import importlib.util
import json
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from fastapi import FastAPI
from fastapi.testclient import TestClient

from tests.conftest import REPOSITORY

SHOP = REPOSITORY / "tests" / "golden" / "shop"
PAGE = (REPOSITORY / "docs" / "with-fastapi.md").read_text(encoding="utf-8")
ORDER = {
    "id": "123e4567-e89b-12d3-a456-426614174000",
    "state": "open",
    "items": [{"sku": "AB-1", "count": 2}],
}


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FastAPI]:
    folder = tmp_path_factory.mktemp("service")
    shutil.copytree(SHOP / "expected", folder / "shop")
    sys.path.insert(0, str(folder))
    spec = importlib.util.spec_from_file_location("shop_service", SHOP / "api.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    yield module.app
    sys.path.remove(str(folder))


def test_an_order_is_taken(app: FastAPI) -> None:
    answer = TestClient(app).post("/orders", json=ORDER)
    assert (answer.status_code, answer.json()) == (200, {"amount": 10, "currency": "EUR"})


def test_what_the_schema_refuses_is_refused(app: FastAPI) -> None:
    wrong = {**ORDER, "total": {"amount": 0.005, "currency": "EUR"}, "extra": 1}
    answer = TestClient(app).post("/orders", json=wrong)
    assert answer.status_code == 422
    detail = answer.json()["detail"]
    told = [(each["type"], each["loc"], each["msg"]) for each in detail]
    assert ("json_schema.additionalProperties", ["body", "extra"]) in [each[:2] for each in told]
    shown = re.search(r"```json\n(.*?)```", PAGE, re.DOTALL)
    assert shown
    entry = json.loads(shown[1])
    assert (entry["type"], entry["loc"], entry["msg"]) in told
    assert entry["input"] == 0.005


def test_no_coercion(app: FastAPI) -> None:
    wrong = {**ORDER, "items": [{"sku": "AB-1", "count": "2"}]}
    answer = TestClient(app).post("/orders", json=wrong)
    assert [each["loc"] for each in answer.json()["detail"]] == [["body", "items", 0, "count"]]


def test_the_documentation_says_what_the_documents_say(app: FastAPI) -> None:
    schemas: dict[str, Any] = app.openapi()["components"]["schemas"]
    order = json.loads((SHOP / "input" / "order.json").read_text(encoding="utf-8"))
    price = yaml.safe_load((SHOP / "input" / "price.yaml").read_text(encoding="utf-8"))
    component = {"$ref": "#/components/schemas/Price"}
    order["properties"]["total"] = component
    order["properties"]["items"]["items"]["properties"]["price"] = component
    assert schemas["Order"] == order
    assert schemas["Price"] == price


def test_recursive_models_are_components(app: FastAPI, tmp_path: Path) -> None:
    """Taken and given, or in a list: a reference wherever the model stands."""
    import schemawright

    tree = {"type": "object", "properties": {"under": {"type": "array", "items": {"$ref": "#"}}}}
    (tmp_path / "tree.json").write_text(json.dumps(tree), encoding="utf-8")
    schemawright.generate(tmp_path / "tree.json", tmp_path / "forest")
    sys.path.insert(0, str(tmp_path))
    model = importlib.import_module("forest").Tree
    sys.path.remove(str(tmp_path))
    service = FastAPI(separate_input_output_schemas=False)

    @service.post("/trees")
    def plant(tree: model, more: list[model]) -> model:  # type: ignore[valid-type]
        return tree

    reference = {"$ref": "#/components/schemas/Tree"}
    schemas = service.openapi()["components"]["schemas"]
    assert schemas["Tree"]["properties"]["under"]["items"] == reference
    answer = TestClient(service).post("/trees", json={"tree": {"under": [{}]}, "more": []})
    assert answer.json() == {"under": [{}]}
