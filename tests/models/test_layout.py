"""A large package: a module for each document, imported when a name of it is first used."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest
from pydantic import TypeAdapter
from schemawright.targets import module_layout

from tests.models.doors import Doors
from tests.models.test_checkers import SHOP
from tests.packages import Loaded, Package, package
from tests.type_checking import CHECKERS, complaints

#: `other` and `third` need each other; both need `order`, which needs `tags`.
DOCUMENTS = {
    **SHOP,
    "other.json": {
        "type": "object",
        "properties": {"o": {"$ref": "order.json"}, "t": {"$ref": "third.json"}},
    },
    "third.json": {
        "type": "object",
        "properties": {
            "back": {"$ref": "other.json"},
            "one": {"anyOf": [{"$ref": "tags.json"}, {"$ref": "order.json#/$defs/card"}]},
        },
    },
    "订单.json": {"type": "object", "properties": {"o": {"$ref": "checks.json"}}},
    "checks.json": {"not": {"$ref": "tags.json"}, "type": "array"},
}
ORDER = {"id": "1", "pay": {"bank": "x"}}


@pytest.fixture(scope="module")
def made() -> Package:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module_layout, "LARGEST", 0)
        return package(DOCUMENTS)


def test_what_needs_each_other_shares_a_module(made: Package) -> None:
    modules = {file.path for file in made.files if file.path.startswith("models/")}
    names = ("__init__", "checks_", "message", "order", "other", "tags", "订单_")
    assert modules == {f"models/{name}.py" for name in names}


def test_one_name_imports_what_it_needs(made: Package) -> None:
    loaded = Loaded(made.files)
    try:
        tags = loaded.module("models").Tags
        assert TypeAdapter(tags).validate_python(["a"]) == ["a"]
        with pytest.raises(ValueError, match=r"json_schema\.type"):
            TypeAdapter(tags).validate_python([1])
        here = {each.removeprefix(f"{loaded.name}.") for each in sys.modules if loaded.name in each}
        kinds = ("models.", "validators.")
        assert {each for each in here if each.startswith(kinds)} == {
            "models.tags",
            "validators.checks",
            "validators.checks.tags",
            "validators.errors",
            "validators.errors.tags",
        }
    finally:
        loaded.forget()


@pytest.mark.parametrize(
    ("name", "valid", "invalid"),
    [
        ("Order", [ORDER, {**ORDER, "next": ORDER}], [{}, {**ORDER, "next": {}}]),
        ("Other", [{}, {"t": {"back": {"o": ORDER}}}], [{"o": {}}, {"t": {"back": {"t": 1}}}]),
        ("Third", [{"one": ["a"]}, {"one": {"number": "1"}}], [{"one": [1]}, {"one": {}}]),
        ("订单", [{"o": [1]}, {}], [{"o": ["a"]}, {"o": 1}]),
    ],
)
def test_models_agree(made: Package, name: str, valid: list[object], invalid: list[object]) -> None:
    loaded = Loaded(made.files)
    try:
        named = made.contract.named(name)
        doors = Doors(getattr(loaded.module("models"), name))
        validator = getattr(loaded.module("validators"), named.variable)
        for verdict, documents in ((True, valid), (False, invalid)):
            for document in documents:
                assert validator.is_valid(document) is verdict
                assert (list(validator.iter_errors(document)) == []) is verdict
                assert doors.accept(document) is verdict
    finally:
        loaded.forget()


@pytest.mark.parametrize("order", ["models", "validators"])
def test_every_module_can_come_first(made: Package, order: str) -> None:
    for path in (file.path for file in made.files if file.path.startswith(f"{order}/")):
        loaded = Loaded(made.files)
        try:
            loaded.module(path.removesuffix(".py").replace("/", ".").removesuffix(".__init__"))
            assert loaded.module("models").订单.__name__ == "订单"
        finally:
            loaded.forget()


@pytest.mark.parametrize("checker", CHECKERS)
def test_nothing_to_complain_about(made: Package, checker: str, tmp_path: Path) -> None:
    for file in made.files:
        path = tmp_path / "package" / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(file.text, encoding="utf-8")
    shutil.copy(Path(__file__).parent / "use.py", tmp_path)
    assert not complaints(checker, tmp_path)
