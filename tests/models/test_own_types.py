"""Types of one's own, chosen by the configuration only."""

from __future__ import annotations

import importlib
import inspect
import json
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import schemawright
from pydantic import ValidationError
from schemawright.config import Options
from schemawright.text_types import is_class_path

SCHEMA = """
title: Order
type: object
required: [total]
properties:
  total: {type: string, format: money}
  at: {type: string, format: "os:system"}
  x-python-type: {type: string, format: uuid, x-python-import: {module: os, name: system}}
"""
SHOP = '''
from __future__ import annotations


class Money:
    """So many cents: ``1.50``, or ``1,50``."""

    def __init__(self, text: str) -> None:
        self.cents = int(text.replace(",", "").replace(".", ""))

    def __str__(self) -> str:
        return f"{self.cents // 100}.{self.cents % 100:02}"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Money) and self.cents == other.cents


class Base:
    """What all models of the shop can do."""

    def shout(self) -> str:
        return type(self).__name__.upper()
'''


ASKING = """
from pydantic import BaseModel, ConfigDict


class Base(BaseModel):
    model_config = ConfigDict(
        field_title_generator=lambda name, _: name.upper(), use_attribute_docstrings=True
    )
"""

TOLD = """
from typing import Any, ClassVar
from pydantic import BaseModel


class Base(BaseModel):
    told: ClassVar[dict[str, list[str]]] = {}

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs: Any) -> None:
        super().__pydantic_init_subclass__(**kwargs)
        Base.told[cls.__name__] = [*cls.model_fields]
"""


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    (tmp_path / "order.yaml").write_text(SCHEMA, encoding="utf-8")
    (tmp_path / "shop_types.py").write_text(SHOP, encoding="utf-8")
    schemawright.generate(
        tmp_path / "order.yaml",
        tmp_path / "own_shop",
        types={"money": "shop_types:Money"},
        base="shop_types:Base",
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    yield importlib.import_module("own_shop.models")
    for name in [name for name in sys.modules if name.startswith(("own_shop", "shop_types"))]:
        del sys.modules[name]


def test_a_class_of_ones_own(package: Any) -> None:
    money = importlib.import_module("shop_types").Money
    for text in ("1.50", "1,50", "nothing"):
        order = package.Order.model_validate({"total": text})
        assert isinstance(order.total, str if text == "nothing" else money)
        assert order.model_dump(mode="json") == {"total": text}
    assert package.Order(total=money("2.5")).model_dump(mode="json") == {"total": "0.25"}
    assert package.Order(total=money("1,50")) == package.Order(total="1.50")


def test_a_base_of_ones_own(package: Any) -> None:
    assert package.Order(total="1.50").shout() == "ORDER"


def test_a_base_is_told_of_the_classes_that_derive_from_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As pydantic does it; what is further down in their module is not looked for then."""
    late = {"type": "object", "properties": {"n": {"type": "integer"}}}
    members = {"late": {"$ref": "#/$defs/Late"}, "class": {"type": "string"}}
    document = {"type": "object", "properties": members, "$defs": {"Late": late}}
    (tmp_path / "thing.json").write_text(json.dumps(document), encoding="utf-8")
    (tmp_path / "told.py").write_text(TOLD, encoding="utf-8")
    schemawright.generate(tmp_path / "thing.json", tmp_path / "telling", base="told:Base")
    monkeypatch.syspath_prepend(str(tmp_path))
    models, base = importlib.import_module("telling.models"), importlib.import_module("told").Base
    thing = models.Thing.model_validate({"late": {"n": 1}, "class": "a"})
    assert type(thing.late) is models.Late

    class Mine(models.Thing):  # type: ignore[misc,name-defined]
        more: int = 3

    assert base.told == {
        "Thing": ["late", "class_"],
        "Late": ["n"],
        "Mine": ["late", "class_", "more"],
    }
    assert Mine.model_validate({"late": {"n": 1}}).more == 3


def test_what_a_base_asks_of_pydantic(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The names and the docstrings of fields are for pydantic to make something of."""
    child = {"$ref": "#/$defs/late"}
    members = {"child": child, "class": {"type": "string", "description": "Of its kind."}}
    late = {"type": "object", "properties": {"n": {"type": "integer"}}}
    document = {"type": "object", "properties": members, "$defs": {"late": late}}
    (tmp_path / "thing.json").write_text(json.dumps(document), encoding="utf-8")
    (tmp_path / "asking.py").write_text(ASKING, encoding="utf-8")
    schemawright.generate(tmp_path / "thing.json", tmp_path / "asked", base="asking:Base")
    monkeypatch.syspath_prepend(str(tmp_path))
    models = importlib.import_module("asked.models")
    fields = models.Thing.model_fields
    assert {name: field.title for name, field in fields.items()} == {
        "child": "CHILD",
        "class_": "CLASS_",
    }
    assert fields["class_"].description == "Of its kind."
    thing = models.Thing.model_validate({"child": {"n": 1}, "class": "a"})
    assert (thing.child, thing.class_) == (models.Late(n=1), "a")


def test_documents_choose_nothing(package: Any) -> None:
    text = Path(package.__file__).read_text(encoding="utf-8")
    assert "import os" not in text
    assert "system" not in text.replace("Format: os:system.", "")


@pytest.mark.parametrize("path", ["a:B", "a.b_c:Money", "_a:_B"])
def test_paths_of_classes(path: str) -> None:
    assert is_class_path(path)


@pytest.mark.parametrize(
    "path",
    ["", "a", "a:", ":B", "a.:B", "a:B.c", "a:b:c", "a b:C", "a:C()", "a;b:C", "class:B", "ä:B"],
)
def test_other_texts(path: str) -> None:
    assert not is_class_path(path)
    with pytest.raises(ValueError, match="no type"):
        Options(types={"money": path})


def test_values_that_remember_their_text_are_shown_as_any_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    schema = {
        "type": "object",
        "properties": {
            "took": {"type": "string", "format": "duration"},
            "at": {"type": "string", "format": "time"},
            "day": {"type": "string", "format": "date"},
            "kinds": {"type": "array", "items": {"type": "string"}, "default": ["a"]},
        },
    }
    (tmp_path / "shift.json").write_text(json.dumps(schema), encoding="utf-8")
    types = {"duration": "duration", "time": "time"}
    schemawright.generate(tmp_path / "shift.json", tmp_path / "own_shift", types=types)
    monkeypatch.syspath_prepend(str(tmp_path))
    shift: Any = importlib.import_module("own_shift.models").Shift
    document = {"took": "PT60S", "at": "08:00:00.0Z"}
    assert repr(shift.model_validate(document)) == (
        "Shift(took=datetime.timedelta(seconds=60), "
        "at=datetime.time(8, 0, tzinfo=datetime.timezone.utc))"
    )
    signature = str(inspect.signature(shift))
    assert " object at 0x" not in signature
    assert "kinds: list[str] = ['a']" in signature


def test_decimals_are_numbers_and_texts_in_one_document(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    schema = {
        "type": "object",
        "properties": {
            "price": {"type": "number", "multipleOf": 0.01},
            "amount": {"type": "string", "format": "decimal"},
            "either": {
                "type": "array",
                "items": {
                    "anyOf": [{"type": "integer"}, {"type": "string", "format": "decimal"}],
                },
            },
        },
    }
    (tmp_path / "bill.json").write_text(json.dumps(schema), encoding="utf-8")
    schemawright.generate(
        tmp_path / "bill.json", tmp_path / "own_bill", types={"decimal": "decimal"}
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    bill: Any = importlib.import_module("own_bill.models").Bill
    value = Decimal("1.25")
    made = bill(price=value, amount=value, either=[2, value])
    assert made.model_dump(mode="json") == {
        "price": 1.25,
        "amount": "1.25",
        "either": [2, "1.25"],
    }
    with pytest.raises(ValidationError) as caught:
        bill(price=Decimal("1.255"), amount=value)
    (error,) = caught.value.errors()
    assert (error["loc"], error["type"]) == (("price",), "json_schema.multipleOf")
