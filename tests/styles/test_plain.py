"""Classes of datamodel-code-generator: what it gets to see, and what is taken of its answer."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import schemawright
from schemawright.config import jobs
from schemawright.diagnostics import Problems, Rejected
from schemawright.targets.plain.bundle import bundle
from schemawright.targets.plain.vetting import complaints

from tests.packages import package

ORDER = {
    "$id": "https://example.com/order.json",
    "type": "object",
    "properties": {
        "price": {"$ref": "price.json", "description": "How much."},
        "lines": {"type": "array", "items": {"$ref": "#/$defs/line"}},
        "first": {"$ref": "#/properties/lines/items"},
        "kind": {"enum": [{"$ref": "not one"}], "customTypePath": "os.PathLike"},
    },
    "customBasePath": "os.PathLike",
    "x-python-import": {"module": "os", "name": "PathLike"},
    "x-python-type": "os.PathLike",
    "$defs": {"line": {"type": "object", "properties": {"sku": {"type": "string"}}}},
}
PRICE = {"type": "number", "minimum": 0}


def test_the_library_sees_values_and_nothing_that_names_code() -> None:
    made = package({"order.json": ORDER, "price.json": PRICE})
    document: Any = bundle(made.contract)
    assert "PathLike" not in json.dumps(document)
    assert document["$defs"]["Price"] == PRICE
    assert document["$defs"]["Order"] == {
        "type": "object",
        "properties": {
            "price": {"$ref": "#/$defs/Price", "description": "How much."},
            "lines": {"type": "array", "items": {"$ref": "#/$defs/Line"}},
            "first": document["$defs"]["Order"]["properties"]["first"],
            "kind": {"enum": [{"$ref": "not one"}]},
        },
    }
    first = document["$defs"]["Order"]["properties"]["first"]["$ref"].rpartition("/")[2]
    assert document["$defs"][first] == {"$ref": "#/$defs/Line"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("class A:\n    x: int = Field(1)\n", "line 2 calls Field"),
        ("from os import path\nclass A: ...\n", "line 1 imports os"),
        ("from .b import A\n", "line 1 imports what is beside it"),
        ("from . import A\n", "line 1 imports what is beside it"),
        ("class A:\n    x: int = open('x')\n", "line 2 calls open"),
        ("class A:\n    x = ().__class__\n", "line 2 reads __class__"),
        ("class A: ...\nif A: ...\n", "line 2 is no declaration"),
        ("class A:\n    def f(self): ...\n", "line 2 is no declaration"),
        ("class B: ...\n", "it has no class A: leave out options that rename or merge classes"),
        ("class", "it is no Python (line 1)"),
    ],
)
def test_more_than_declarations_is_refused(text: str, said: str) -> None:
    assert next(complaints(text, ["A"], [])) == said


def test_declarations_are_taken() -> None:
    text = """
from typing import Annotated
from shop.base import Base
from pydantic import Field
class A(Base):
    x: Annotated[int, Field(ge=1)] = Field(default_factory=lambda: list([1]))
A.model_rebuild()
"""
    assert list(complaints(text, ["A"], ["shop.base.Base"])) == []


def test_a_wrong_option_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"type": "string"}', encoding="utf-8")
    with pytest.raises(Rejected) as rejected:
        schemawright.generate(
            tmp_path, tmp_path / "out", models="plain", model_settings={"snake-case": True}
        )
    (problem,) = rejected.value.problems
    assert problem.code == "SW0706"
    assert "snake" in problem.message


def test_an_option_that_renames_classes_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "line.json").write_text('{"type": "object"}', encoding="utf-8")
    settings = {"class-name-prefix": "Shop"}
    with pytest.raises(Rejected) as rejected:
        schemawright.generate(tmp_path, tmp_path / "out", models="plain", model_settings=settings)
    assert {problem.code for problem in rejected.value.problems} == {"SW0707"}
    said = "".join(problem.message for problem in rejected.value.problems)
    assert "it has no class Line: leave out options that rename" in said
    assert not (tmp_path / "out").exists()


def test_options_come_from_both_tables(tmp_path: Path) -> None:
    (tmp_path / "schemas" / "shop").mkdir(parents=True)
    (tmp_path / "pyproject.toml").write_text(
        """
[tool.datamodel-codegen]
input = "elsewhere"
snake-case-field = false
use-annotated = true

[tool.schemawright.packages.shop]
models = "plain"

[tool.schemawright.packages.shop.datamodel-code-generator]
snake-case-field = true
""",
        encoding="utf-8",
    )
    problems = Problems()
    (job,) = jobs(tmp_path, (), problems)
    assert not problems.errors
    said = {"input": "elsewhere", "use-annotated": True, "snake-case-field": True}
    assert job.options.model_settings == said
