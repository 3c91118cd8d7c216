"""What docstrings say of schemas: cases in docstrings.yaml."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.models.conftest import Make

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "docstrings.yaml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_docstrings(case: dict[str, Any], make: Make) -> None:
    text = make({"thing.json": case["schema"]}).text
    assert "without" not in case or case["without"] not in text
    assert [line for line in case.get("lines", ()) if line not in text.splitlines()] == []
    tree = ast.parse(text)
    [thing] = [n for n in tree.body if isinstance(n, ast.ClassDef) and n.name == "Thing"]
    if "thing" in case:
        assert (ast.get_docstring(thing) or "") == case["thing"]
    for name in case.keys() & {"a", "b"}:
        assert _below(thing, name) == case[name]


def _below(thing: ast.ClassDef, name: str) -> str:
    """The docstring behind the field."""
    for line, after in zip(thing.body, [*thing.body[1:], None], strict=True):
        if isinstance(line, ast.AnnAssign) and ast.unparse(line.target) == name:
            if isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant):
                return "\n".join(
                    each.strip() for each in str(after.value.value).strip().split("\n")
                )
            return ""
    raise AssertionError(f"there is no field {name}")
