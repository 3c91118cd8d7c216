"""Packages that use another one: what they have in common is imported from it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from schemawright import config, pipeline
from schemawright.diagnostics import Problems, Rejected

_USES = """
[tool.schemawright.packages.common]
[tool.schemawright.packages.shop]
uses = ["common"]
"""
_MONEY = {
    "title": "Money",
    "type": "object",
    "required": ["amount"],
    "properties": {"amount": {"type": "number", "minimum": 0}, "of": {"$ref": "#/$defs/Currency"}},
    "$defs": {"Currency": {"enum": ["EUR", "USD"]}},
}
_ORDER = {
    "title": "Order",
    "type": "object",
    "properties": {"price": {"$ref": "../common/money.json"}, "prices": {"$ref": "#/$defs/All"}},
    "$defs": {"All": {"type": "array", "items": {"$ref": "../common/money.json"}}},
}
_API = {
    "openapi": "3.1.0",
    "info": {"title": "Common", "version": "1"},
    "paths": {"/rates": {"get": {"responses": {"200": {"description": "Rates."}}}}},
}
_USE = """
from generated.common import Money
from generated.shop import Order
order = Order(price=Money(amount=5), prices=[{"amount": 1}])
assert type(order.prices[0]) is Money, order
assert order.model_dump() == {"price": {"amount": 5}, "prices": [{"amount": 1}]}, order
for wrong in ({"price": {}}, {"price": {"amount": -1}}, {"prices": [{"amount": 1, "of": "X"}]}):
    try:
        Order.model_validate(wrong)
    except ValueError:
        continue
    raise AssertionError(wrong)
assert "Money" in Order.model_json_schema()["$defs"]
"""


def write(root: Path, settings: str = _USES, **documents: Any) -> None:
    for name, document in documents.items():
        file = root / "schemas" / f"{name.replace('__', '/')}.json"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(document), encoding="utf-8")
    (root / "pyproject.toml").write_text(settings, encoding="utf-8")


def generate(root: Path) -> list[int]:
    """How many files of each package, in order of name, were changed."""
    problems = Problems()
    jobs = config.jobs(root, (), problems)
    problems.stop_on_errors()
    return [pipeline.generate(job, problems).touched for job in jobs]


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.delenv("CI", raising=False)
    folder = tmp_path / "project"
    alone = {"title": "Alone", "type": "object", "properties": {"a": {"type": "string"}}}
    write(folder, common__money=_MONEY, common__alone=alone, common__api=_API, shop__order=_ORDER)
    return folder


def manifest(root: Path, package: str) -> Any:
    return json.loads((root / "generated" / package / "manifest.json").read_text(encoding="utf-8"))


def test_shared_schemas_are_imported(root: Path) -> None:
    generate(root)
    models = (root / "generated/shop/models.py").read_text(encoding="utf-8")
    assert "from ..common.models import Currency, Money\n" in models
    assert "class Money" not in models
    assert [schema["name"] for schema in manifest(root, "shop")["schemas"]] == ["Order"]
    assert manifest(root, "shop")["operations"] == []
    assert len(manifest(root, "common")["operations"]) == 1


@pytest.mark.program
def test_they_are_the_same_classes(root: Path) -> None:
    generate(root)
    called = [sys.executable, "-W", "error", "-c", _USE]
    ran = subprocess.run(called, cwd=root, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr


@pytest.mark.program
@pytest.mark.parametrize("models", ["pydantic", "dataclass", "msgspec"])
def test_what_many_members_refer_to_is_imported(models: str, root: Path) -> None:
    """Members that are looked up in a table ask functions of the other package, too, and a base
    there has the kinds that it has there."""
    pet = {"$ref": "#/components/schemas/Pet"}
    schemas: dict[str, Any] = {
        "Pet": {
            "type": "object",
            "required": ["kind"],
            "properties": {"kind": {"type": "string"}},
            "discriminator": {"propertyName": "kind"},
        },
        "Cat": {"allOf": [pet, {"type": "object", "properties": {"lives": {"type": "integer"}}}]},
        "Pets": {"type": "object", "additionalProperties": pet},
    }
    pets = {**_API, "paths": {}, "components": {"schemas": schemas}}
    of_pets = "../common/pets.json#/components/schemas/"
    names = {f"m{number}": {"$ref": f"{of_pets}Pets"} for number in range(20)}
    zoo = {"type": "object", "properties": {**names, "star": {"$ref": f"{of_pets}Pet"}}}
    # What else refers to a kind makes it known here; its name is that of the other package.
    zoo["properties"]["cat"] = {"$ref": f"{of_pets}Cat"}
    plain = f"models = {models!r}\nclient = false\n"
    settings = _USES.replace("common]\n", f"common]\n{plain}") + plain
    write(root, settings, common__pets=pets, shop__zoo=zoo)
    generate(root)
    use = (
        "from generated.common.models import Cat; from generated.shop import codecs\n"
        "zoo = codecs.zoo.load({'m1': {'a': {'kind': 'Cat'}}, 'star': {'kind': 'Cat'}})\n"
        "assert type(zoo.star) is type(zoo.m1['a']) is Cat, zoo\n"
        "try: codecs.zoo.load({'m19': {'a': {}}})\n"
        "except ValueError: pass\n"
        "else: raise AssertionError"
    )
    called = [sys.executable, "-W", "error", "-c", use]
    ran = subprocess.run(called, cwd=root, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr


def test_a_change_of_what_is_used_is_noticed(root: Path) -> None:
    assert all(generate(root))
    assert generate(root) == [0, 0]
    write(root, common__money={**_MONEY, "required": []})
    assert all(generate(root))


MISTAKES = {
    'uses = ["other"]': "which is no other package",
    'uses = ["shop"]': "which is no other package",
    "uses = [5]": "must be a list of strings",
    'uses = ["common"]\nmodels = "plain"': "that datamodel-code-generator writes are not shared",
    'uses = ["common"]\ntypes = { money = "decimal" }': "`types` is another one there",
    'uses = ["common"]\nmodels = "typeddict"': "`models` is another one there",
    'uses = ["common"]\nformats = "annotate"': "`formats` is another one there",
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_what_cannot_be_used(mistake: str, root: Path) -> None:
    tables = "[tool.schemawright.packages.common]\n[tool.schemawright.packages.shop]\n"
    write(root, tables + mistake)
    with pytest.raises(Rejected) as rejected:
        generate(root)
    (problem,) = rejected.value.problems
    assert problem.code == "SW0902"
    assert MISTAKES[mistake] in problem.message


_OVERLAY = {
    "overlay": "1.0.0",
    "info": {"title": "Stricter", "version": "1"},
    "extends": "../common/money.json",
    "actions": [{"target": "$.properties.amount", "update": {"maximum": 9}}],
}


def test_what_an_overlay_changes_is_another_schema(root: Path) -> None:
    """Of the package that is used, too: what refers to it is made here as well, and all the rest is
    imported."""
    shared = {"title": "Wallet", "properties": {"money": {"$ref": "money.json"}}, "type": "object"}
    write(root, common__wallet=shared, common__alone={"title": "Alone", "type": "object"})
    both = {"a": {"$ref": "../common/wallet.json"}, "b": {"$ref": "../common/alone.json"}}
    order = {**_ORDER, "properties": {**_ORDER["properties"], **both}}
    write(root, shop__order=order, shop__overlay=_OVERLAY)
    problems = Problems()
    for job in config.jobs(root, (), problems):
        pipeline.generate(job, problems)
    assert [warning.code for warning in problems.warnings] == ["SW0522"]
    models = (root / "generated/shop/models.py").read_text(encoding="utf-8")
    assert "from ..common.models import Alone, Currency\n" in models
    assert "class Money(" in models
    assert "class Wallet(" in models
    checks = (root / "generated/shop/validators/checks.py").read_text(encoding="utf-8")
    assert "amount > 9" in checks
    assert "9" not in (root / "generated/common/validators/checks.py").read_text(encoding="utf-8")


_LEVELS = """
[tool.schemawright.packages.common]
[tool.schemawright.packages.shop]
uses = ["common"]
[tool.schemawright.packages.front]
uses = ["shop"]
output = "generated/web/front"
"""
_PAGE = {
    "title": "Page",
    "type": "object",
    "properties": {
        "order": {"$ref": "../shop/order.json"},
        "total": {"$ref": "../common/money.json"},
    },
}
_USE_LEVELS = """
from generated.common import Money
from generated.shop import Order
from generated.web.front import Page
page = Page.model_validate({"order": {"price": {"amount": 5}}, "total": {"amount": 7}})
assert type(page.order) is Order, page
assert type(page.order.price) is type(page.total) is Money, page
"""


@pytest.mark.program
def test_what_is_used_may_use_others(root: Path) -> None:
    """A class comes from the package that makes it, however many are between."""
    write(root, _LEVELS, front__page=_PAGE)
    assert len(generate(root)) == 3
    models = (root / "generated/web/front/models.py").read_text(encoding="utf-8")
    assert "from ...common.models import Currency, Money\n" in models
    assert "from ...shop.models import All, Order\n" in models
    assert "class Order" not in models
    assert [schema["name"] for schema in manifest(root, "web/front")["schemas"]] == ["Page"]
    called = [sys.executable, "-W", "error", "-c", _USE_LEVELS]
    ran = subprocess.run(called, cwd=root, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr


def test_who_is_asked_for_asks_for_what_it_uses(root: Path) -> None:
    """A package that is current upon one that is stale is half of one that is."""
    write(root, _LEVELS, front__page=_PAGE)
    generate(root)
    problems = Problems()
    jobs = config.jobs(root, ("front",), problems)
    assert [job.name for job in jobs] == ["common", "front", "shop"]
    (root / "generated/common/models.py").write_text("", encoding="utf-8")
    reports = {job.name: pipeline.check(job, problems).is_current for job in jobs}
    assert reports == {"common": False, "front": True, "shop": True}
    assert [job.name for job in config.jobs(root, ("common",), problems)] == ["common"]


@pytest.mark.parametrize(
    ("uses", "circle"),
    [
        ({"common": "shop", "shop": "common"}, "common → shop → common"),
        ({"common": "front", "shop": "common", "front": "shop"}, "common → front → shop → common"),
    ],
)
def test_a_circle_is_told(uses: dict[str, str], circle: str, root: Path) -> None:
    tables = (f'[tool.schemawright.packages.{a}]\nuses = ["{b}"]\n' for a, b in uses.items())
    write(root, "".join(tables), front__page=_PAGE)
    with pytest.raises(Rejected) as rejected:
        generate(root)
    (problem,) = rejected.value.problems
    assert (problem.code, circle in problem.message) == ("SW0902", True), problem


@pytest.mark.parametrize("models", ["dataclass", "msgspec"])
def test_what_is_not_set_is_one_value(models: str, root: Path) -> None:
    """Instances of two packages that know nothing of each other cannot be in one."""
    tables = "\n".join(
        f"[tool.schemawright.packages.{name}]\nclient = false\nmodels = {models!r}\n{uses}"
        for name, uses in {"common": "", "front": "", "shop": 'uses = ["common", "front"]'}.items()
    )
    write(root, tables, front__page={"title": "Page", "type": "object"})
    with pytest.raises(Rejected) as rejected:
        generate(root)
    (problem,) = rejected.value.problems
    assert problem.code == "SW0902"
    assert "each has a value of its own for what is not set" in problem.message


@pytest.mark.program
def test_typed_dictionaries_are_shared(root: Path) -> None:
    plain = 'models = "typeddict"\nclient = false\n'
    write(root, _USES.replace("common]\n", f"common]\n{plain}") + plain)
    generate(root)
    models = (root / "generated/shop/models.py").read_text(encoding="utf-8")
    assert "from ..common.models import Currency, Money\n" in models
    assert "class Money" not in models
    use = (
        "from generated.common import Money; from generated.shop import codecs, models\n"
        "assert models.Money is Money\n"
        "assert codecs.order.load({'price': {'amount': 5}})['price'] == Money(amount=5)\n"
        "try: codecs.order.load({'price': {}})\n"
        "except ValueError: pass\n"
        "else: raise AssertionError"
    )
    called = [sys.executable, "-W", "error", "-c", use]
    ran = subprocess.run(called, cwd=root, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
