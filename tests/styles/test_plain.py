"""Classes of datamodel-code-generator: what it gets to see, and what is taken of its answer."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from types import ModuleType
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
OBJECT = {"type": "object"}


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


def linked(count: int, last: int, annotation: str) -> str:
    """Classes of which each has a field of the next one, and the last one of that with the number
    `last`."""
    heads = "from __future__ import annotations\nfrom pydantic import BaseModel\n"
    classes = "".join(
        f"class C{n}(BaseModel):\n    x: {annotation.format(n + 1 if n + 1 < count else last)}\n"
        for n in range(count)
    )
    return heads + classes + "".join(f"C{n}.model_rebuild()\n" for n in range(count))


@pytest.mark.parametrize("annotation", ["C{} | None = None", "list[dict[str, C{}]] = []"])
def test_a_ring_that_pydantic_cannot_build_is_refused(annotation: str) -> None:
    short, long = (linked(count, 0, annotation) for count in (30, 100))
    assert list(complaints(short, ["C0"], [])) == []
    module = ModuleType("short")
    sys.modules["short"] = module
    exec(short, module.__dict__)
    assert module.C0.model_fields
    (said,) = complaints(long, ["C0"], [])
    assert "cannot build all that C0 leads to" in said
    broken = ModuleType("long")
    sys.modules["long"] = broken
    with pytest.raises(RecursionError):
        exec(long, broken.__dict__)
    del sys.modules["short"], sys.modules["long"]


def test_classes_that_are_built_before_take_no_room() -> None:
    lines = linked(300, 299, "C{} | None = None").splitlines(keepends=True)
    classes = [*zip(lines[2:602:2], lines[3:602:2], strict=True)]
    backwards = "".join(line for class_ in reversed(classes) for line in class_)
    text = "".join(lines[:2]) + backwards + "C0.model_rebuild()\n"
    assert list(complaints(text, ["C0"], [])) == []


def test_words_and_choices_are_no_classes() -> None:
    text = linked(100, 0, "Literal['C{}'] | Annotated[int, Field(alias='C1')] = 0")
    assert "cannot build" not in "".join(complaints(text, ["C0"], []))


def test_a_class_without_members() -> None:
    schema = {"properties": {"a": {"$ref": "#/$defs/empty"}}, "$defs": {"empty": OBJECT}}
    made = package({"thing.json": {"type": "object", **schema}}, models="plain")
    (text,) = (file.text for file in made.files if file.path == "models.py")
    assert "class Empty(BaseModel):\n    pass\n" in text


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
