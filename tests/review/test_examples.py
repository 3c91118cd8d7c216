"""`schemawright.examples`: what it makes is valid, or nearly, and reaches every branch."""

from __future__ import annotations

from typing import Any

import pytest
from schemawright import compile_validator, examples

from tests.review.verdicts import cases, settings_of

_ORDER: dict[str, Any] = {
    "type": "object",
    "properties": {
        "id": {"type": "string", "pattern": "^[A-Z]-[0-9]+$"},
        "kind": {"enum": ["gift", "sale"]},
        "price": {"anyOf": [{"type": "integer", "minimum": 1}, {"type": "null"}]},
        "lines": {"type": "array", "items": {"$ref": "#"}, "minItems": 1},
    },
    "required": ["id"],
    "additionalProperties": False,
}


def test_every_branch_is_reached() -> None:
    made = examples(_ORDER, 30)
    assert {"id": "A-0"} in made.valid
    for name, value in (("kind", "gift"), ("kind", "sale"), ("price", 1), ("price", None)):
        assert any(order.get(name, "") == value for order in made.valid), (name, value)
    assert any(order.get("lines") for order in made.valid)


def test_each_rule_is_broken_by_itself() -> None:
    made = examples(_ORDER, 30)
    is_valid = compile_validator(_ORDER).is_valid
    assert not any(map(is_valid, made.nearly))
    wanted = [{"id": ""}, {}, {"id": "A-0", "kind": None}, {"id": "A-0", "price": 0}]
    assert all(value in made.nearly for value in (wanted[0], wanted[1]))
    assert any("kind" in value for value in made.nearly if isinstance(value, dict))


def test_numbers_without_end() -> None:
    assert len(examples({"type": "integer"}, 5).valid) == 5
    assert examples(False, 5).valid == ()


@pytest.mark.parametrize("case", [pytest.param(case, id=name) for name, case in cases()][::6])
def test_of_many_schemas(case: dict[str, Any]) -> None:
    made = examples(case["old"], 3, **settings_of(case))
    is_valid = compile_validator(case["old"], **settings_of(case)).is_valid
    assert all(map(is_valid, made.valid))
    assert not any(map(is_valid, made.nearly))
