"""The cases of ``cases.yaml``, judged by the checks in Python and by natively compiled ones."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from schemawright import compile_validator
from schemawright.inprocess import compile_schema
from schemawright.native import compiled

from tests.native import KEPT, needs_compiler

CASES: list[dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("cases.yaml").read_text(encoding="utf-8")
)


@pytest.fixture(scope="module")
def natives() -> dict[str, Any]:
    pure = [compile_schema(case["schema"]) for case in CASES]
    return dict(zip((case["case"] for case in CASES), compiled(pure, KEPT), strict=True))


@needs_compiler
@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["case"]))
def test_native(natives: dict[str, Any], case: dict[str, Any]) -> None:
    native = natives[case["case"]]
    for value in case["valid"]:
        assert native.is_valid(value), value
    for value in case["invalid"]:
        assert not native.is_valid(value), value


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["case"]))
def test_python(case: dict[str, Any]) -> None:
    pure = compile_validator(case["schema"])
    assert all(map(pure.is_valid, case["valid"]))
    assert not any(map(pure.is_valid, case["invalid"]))
