"""Names that the configuration gives: cases in given_names.yaml."""

from __future__ import annotations

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml
from schemawright.describe import describe
from schemawright.diagnostics import Problems
from schemawright.read.source import Source
from schemawright.resolve import resolve
from schemawright.values import Json, pointer

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "given_names.yaml").read_text(encoding="utf-8")
)
_MEMBERS = '{"name": {"type": "string"}, "address": {"properties": {"zip": {}}}}'
DOCUMENTS: dict[str, Json] = {
    "order.json": {
        "title": "Order",
        "type": "object",
        "properties": {
            "buyer": {"properties": json.loads(_MEMBERS)},
            "seller": {"description": "Who sells.", "properties": json.loads(_MEMBERS)},
            "state": {"enum": ["open", "closed"]},
            "total": {"$ref": "#/$defs/money"},
        },
        "allOf": [{"properties": {"note": {"type": "string"}}}],
        "$defs": {"money": {"properties": {"amount": {"type": "number"}}}},
    },
    "shop.yaml": {
        "openapi": "3.1.0",
        "info": {"title": "Shop", "version": "1"},
        "components": {"schemas": {"Thing": {"type": "object"}}},
    },
}


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["names"]))
def test_given_names(case: dict[str, Any]) -> None:
    problems = Problems()
    sources = [
        Source(path, path, deepcopy(document), "", "", lambda tokens: None)
        for path, document in DOCUMENTS.items()
    ]
    contract = describe(resolve(sources, problems), "p", "assert", problems, case["names"])
    if "wrong" in case:
        [error] = problems.errors
        assert error.code == "SW0516"
        assert case["wrong"] in error.message
        return
    assert not problems.errors
    for name, place in case["named"].items():
        schema = contract.named(name).schema
        assert f"{schema.source.path}#{pointer(schema.tokens)}" == place
    assert contract.by_name.keys().isdisjoint(case.get("gone", ()))
