"""Schemas may be called as whatever the modules of a package use, imported or defined there."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from schemawright.names import class_name

from tests.packages import Loaded, Package, package
from tests.suite.styled import STYLES, accepts

FOLDER = Path(__file__).parent.parent / "golden" / "names" / "input"
#: Of every kind that has a type of its own, with defaults.
DOCUMENTS = {
    file.name: yaml.safe_load(file.read_text(encoding="utf-8")) for file in FOLDER.iterdir()
}
VALID = yaml.safe_load(
    """
    annotated:
      day: "2024-12-31"
      moment: "2024-12-31T10:00:00.10Z"
      uuid: "00000000-0000-0000-0000-00000000000A"
      decimal: "1.50"
      price: "2.50"
      text: {text: "2.50", missing: {not required: 1}, more: "3"}
    codec: {'quoted "name"': {'quoted "name"': null, additional: a}}
    any_: [a, [1.0, [0]]]
    model: {any: a, literal: a, 2nd: {any: [b], literal: b, tags: [b]}}
    """
)
NAMED = {"type": "object", "required": ["own"], "properties": {"own": {"type": "integer"}}}


@pytest.mark.parametrize("style", [*STYLES, "pydantic"])
def test_schemas_called_as_all_that_modules_use(style: str) -> None:
    plain = _made(style, DOCUMENTS)
    taken = set(_names(plain))
    assert {"_Any", "Codec", "models"} <= taken
    words = {name.lstrip("_").removeprefix("read_").strip("_") for name in taken}
    # Two schemas of one name would be called otherwise.
    titles = {word for word in words if class_name(word) not in plain.contract.by_name}
    named = {f"named/{title}.json": {"title": title, **NAMED} for title in titles}
    made = _made(style, DOCUMENTS | named)
    loaded = Loaded(made.files)
    codecs, refusal = loaded.module("codecs"), loaded.module("validators").ValidationError
    for name, document in VALID.items():
        assert accepts(getattr(codecs, name), refusal, document), name
    for schema in made.contract.schemas:
        if schema.schema.source.path in named:
            codec = getattr(codecs, schema.variable)
            assert accepts(codec, refusal, {"own": 1.0, "more": [1]}), schema.name
            assert not accepts(codec, refusal, {"own": "1"}), schema.name
    loaded.forget()


def _made(style: str, documents: dict[str, Any]) -> Package:
    return package(documents, models=style, types={"decimal": "decimal"})


def _names(made: Package) -> Iterator[str]:
    """What the modules with models and codecs have in scope."""
    for file in made.files:
        if file.path in {"models.py", "codecs.py"}:
            for node in ast.walk(ast.parse(file.text)):
                if isinstance(node, ast.alias):
                    yield node.asname or node.name
                elif isinstance(node, ast.Name):
                    yield node.id
                elif isinstance(node, ast.FunctionDef):
                    yield node.name
