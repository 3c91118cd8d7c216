"""Assignment is a door: the cases of ``assignments.yaml``, and instances of classes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import ValidationError, field_validator

from tests.models.conftest import Make

CASES = yaml.safe_load(Path(__file__).with_name("assignments.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_case(case: dict[str, Any], make: Make) -> None:
    made = make({"thing.json": case["schema"]})
    thing = made.models.Thing.model_validate(case["document"])
    for field in type(thing).model_fields:
        getattr(thing, field)  # Defaults are kept from their first reading on.
    for assignment in case["assignments"]:
        field = assignment["field"]
        for value in assignment["takes"]:
            setattr(thing, field, value)
        before = thing.model_dump(), thing.model_fields_set.copy()
        for value, keyword in assignment["refuses"]:
            with pytest.raises(ValidationError) as caught:
                setattr(thing, field, value)
            assert caught.value.errors()[0]["type"] == f"json_schema.{keyword}", value
        assert (thing.model_dump(), thing.model_fields_set) == before
    dump = made.codecs.thing.dump
    if isinstance(case["dumps"], dict) or "root" in type(thing).model_fields:
        assert dump(thing) == thing.model_dump(mode="json") == case["dumps"]
    else:
        with pytest.raises(made.validators.ValidationError) as refused:
            dump(thing)
        assert refused.value.validator == case["dumps"]


def test_instances_and_classes_of_ones_own(make: Make) -> None:
    made = make(
        {
            "thing.json": {
                "type": "object",
                "required": ["id"],
                "properties": {
                    "id": {"type": "string", "minLength": 2},
                    "pay": {"oneOf": [{"$ref": "#/$defs/card"}, {"$ref": "#/$defs/debit"}]},
                    "cards": {"type": "array", "items": {"$ref": "#/$defs/card"}},
                },
                "$defs": {
                    "card": {
                        "type": "object",
                        "required": ["number"],
                        "properties": {"number": {"type": "string"}},
                    },
                    "debit": {
                        "type": "object",
                        "required": ["iban"],
                        "properties": {"iban": {"type": "string"}},
                    },
                },
            }
        }
    ).models
    card = made.Card(number="1")
    thing = made.Thing(id="ab")
    thing.pay, thing.cards = card, [card, {"number": "2"}]
    assert thing.pay is card
    assert thing.cards == [card, made.Card(number="2")]
    with pytest.raises(ValidationError, match=r"json_schema\.type"):
        thing.cards = [made.Debit.model_construct(iban="1", number="2")]

    class Mine(made.Thing):  # type: ignore[name-defined,misc]
        shop: str = "north"

        @field_validator("shop")
        @classmethod
        def known(cls, shop: str) -> str:
            return shop

    class Frozen(Mine, frozen=True):
        pass

    mine = Mine(id="ab")
    mine.shop, mine.id, mine.pay = "west", "cd", {"iban": "3"}
    assert (mine.pay, mine.shop) == (made.Debit(iban="3"), "west")
    with pytest.raises(ValidationError, match="minLength"):
        mine.id = "c"
    with pytest.raises(ValidationError, match="frozen_instance"):
        Frozen(id="ab").id = "cd"
    assert thing.model_copy(update={"id": "c"}).id == "c", "as in pydantic, unchecked"
