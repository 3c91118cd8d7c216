"""What documents are called: cases in labels.yaml."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from schemawright.names import class_name, qualified
from schemawright.read.source import Source
from schemawright.resolve.labels import label

HERE = Path(__file__).resolve().parent
CASES: list[dict[str, Any]] = yaml.safe_load((HERE / "labels.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_label(case: dict[str, Any]) -> None:
    document = {
        key: case[word] for key, word in (("title", "title"), ("$id", "id")) if word in case
    }
    source = Source(case["file"], case["file"], document, "", "", lambda tokens: None)
    assert class_name(label(source)) == case["name"]


@pytest.mark.parametrize(
    ("around", "inner", "name"),
    [
        ("Order", "buyer", "OrderBuyer"),
        ("OrderLine", "line item", "OrderLineItem"),
        ("ColumnFacet", "ColumnFacetFieldsValue", "ColumnFacetFieldsValue"),
        ("Filter", "filter", "InnerFilter"),
        ("OrderLine", "line", "OrderInnerLine"),
        ("Order", "2fa", "Order2fa"),
    ],
)
def test_nothing_is_said_twice(around: str, inner: str, name: str) -> None:
    assert qualified(around, inner) == name
