"""A `Decimal` is a number to validators: cases in ``decimals.yaml``."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import schemawright
import yaml

CASES = yaml.safe_load(Path(__file__).with_name("decimals.yaml").read_text(encoding="utf-8"))


def _value(written: Any) -> Any:
    if isinstance(written, list):
        return [_value(item) for item in written]
    if isinstance(written, dict):
        return {key: _value(member) for key, member in written.items()}
    is_decimal = isinstance(written, str) and written.startswith("<")
    return Decimal(written.strip("<>")) if is_decimal else written


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["schema"]))
def test_decimals(case: Any) -> None:
    validator = schemawright.compile_validator(case["schema"], formats="assert")
    for verdict in (True, False):
        for written in case["valid" if verdict else "invalid"]:
            assert validator.is_valid(_value(written)) is verdict, written
            assert (not list(validator.iter_errors(_value(written)))) is verdict, written


def test_a_message_shows_the_number() -> None:
    validator = schemawright.compile_validator({"maximum": 1})
    (error,) = validator.iter_errors(Decimal("1.50"))
    assert error.message == "1.50 is greater than the maximum of 1"


def test_an_integer_that_no_float_has() -> None:
    validator = schemawright.compile_validator({"uniqueItems": True})
    assert not validator.is_valid([{"a": 10**400}, {"a": Decimal("1E+400")}])
    assert validator.is_valid([{"a": 10**400 + 1}, {"a": Decimal("1E+400")}])
