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
OLDER = yaml.safe_load((Path(__file__).parent / "older_words.yaml").read_text(encoding="utf-8"))
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


@pytest.mark.parametrize("case", OLDER, ids=[case["name"] for case in OLDER])
def test_schemas_of_older_dialects_are_told_in_current_words(
    case: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import schemawright

    (tmp_path / "thing.json").write_text(json.dumps(case["document"]), encoding="utf-8")
    name = f"older_{OLDER.index(case)}"
    schemawright.generate(tmp_path / "thing.json", tmp_path / name)
    monkeypatch.syspath_prepend(tmp_path)
    model = importlib.import_module(name).Thing
    service = FastAPI()

    @service.post("/things")
    def take(thing: model) -> None:  # type: ignore[valid-type]
        pass

    assert service.openapi()["components"]["schemas"]["Thing"] == case["shown"]
    # By itself it is what the document says.
    assert model.model_json_schema()["properties"] == _properties(case["document"])


def _properties(document: dict[str, Any]) -> Any:
    thing = document.get("components", {"schemas": {"Thing": document}})["schemas"]["Thing"]
    return thing["properties"]


def test_models_that_a_tag_tells_apart(tmp_path: Path) -> None:
    """As a field, in a list, and under a name of their own."""
    import schemawright

    shutil.copy(REPOSITORY / "tests/golden/tagged/input/shape.json", tmp_path / "shape.json")
    schemawright.generate(tmp_path / "shape.json", tmp_path / "shapes")
    sys.path.insert(0, str(tmp_path))
    models = importlib.import_module("shapes.models")
    sys.path.remove(str(tmp_path))
    service = FastAPI(separate_input_output_schemas=False)

    @service.post("/shapes")
    def draw(shape: models.Shape, group: models.Group) -> list[models.Shape]:  # type: ignore[name-defined]
        return [shape, *group.shapes]

    schemas = service.openapi()["components"]["schemas"]
    component = {"$ref": "#/components/schemas/Circle"}
    assert component in schemas["Shape"]["oneOf"]
    circle, square = {"kind": "circle", "radius": 1}, {"kind": "square", "side": 2}
    body = {"shape": circle, "group": {"kind": "group", "shapes": [square, circle]}}
    answer = TestClient(service).post("/shapes", json=body)
    assert answer.json() == [circle, square, circle]
    body["shape"] = {"kind": "line"}
    assert TestClient(service).post("/shapes", json=body).status_code == 422


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
