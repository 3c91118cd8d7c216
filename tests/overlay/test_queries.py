"""Every case of ``queries.yaml``: what a query selects, or how it is refused."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from schemawright.limits import Limits
from schemawright.overlay.budget import Budget, Unusable
from schemawright.overlay.jsonpath import compile_query
from schemawright.values import pointer

CASES: list[dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("queries.yaml").read_text("utf-8")
)


def query_of(case: dict[str, Any]) -> str:
    times = case.get("times", 1)
    return re.sub("‹(.*?)›", lambda part: part[1] * times, case["query"])


@pytest.mark.parametrize("case", CASES, ids=lambda case: ascii(case["query"]))
def test_query(case: dict[str, Any]) -> None:
    assert case.keys() <= {"query", "times", "document", "selects", "error"}
    if "error" in case:
        with pytest.raises(Unusable, match=re.escape(case["error"])):
            compile_query(query_of(case)).find(case["document"], Budget())
        return
    places = compile_query(query_of(case)).find(case["document"], Budget())
    assert [pointer(place) for place in places] == case["selects"]


@pytest.mark.parametrize(
    "text",
    [
        "$..[?@..[?@..[?@..[?@..*]]]]",
        "$..*..*..*..*",
        "$..[?$ == $]",
        "$..[?count($..*) == 1]",
        "$..[?search('" + "a" * 5000 + "', 'a+b')]",
        "$..[" + ", ".join(["'a'"] * 2000) + "]",
    ],
)
def test_steps_are_counted(text: str) -> None:
    """In proportion to the budget, whatever the query: it ends when the steps are spent."""
    document: Any = [[{"a": {"a": i, "b": [i]}} for i in range(20)] for _ in range(20)]
    document = [document, document]
    budget = Budget(10_000)
    with pytest.raises(Unusable, match=f"more than {Limits().overlay_steps:,} values"):
        compile_query(text).find(document, budget)
