"""What docstrings say of schemas: cases in docstrings.yaml."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.packages import package

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "docstrings.yaml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_docstrings(case: dict[str, Any]) -> None:
    files = package({"thing.json": case["schema"]}, models=case.get("models", "pydantic")).files
    text = next(file.text for file in files if file.path == "models.py")
    assert "without" not in case or case["without"] not in text
    assert [line for line in case.get("lines", ()) if line not in text.splitlines()] == []
    tree = ast.parse(text)
    [thing] = [n for n in tree.body if isinstance(n, ast.ClassDef) and n.name == "Thing"]
    if "thing" in case:
        assert (ast.get_docstring(thing) or "") == case["thing"]
    for name in case.keys() & {*"abcd"}:
        assert _below(thing, name) == case[name]
    for name, note in case.get("names", {}).items():
        assert _below(tree, name) == note


def _below(thing: ast.ClassDef | ast.Module, name: str) -> str:
    """The docstring behind the field, or behind the name of a type."""
    for line, after in zip(thing.body, [*thing.body[1:], None], strict=True):
        if isinstance(line, ast.AnnAssign) and ast.unparse(line.target) == name:
            if isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant):
                return "\n".join(
                    each.strip() for each in str(after.value.value).strip().split("\n")
                )
            return ""
    raise AssertionError(f"there is no field {name}")
