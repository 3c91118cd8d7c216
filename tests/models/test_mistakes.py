"""References keep their types, so type checkers find what is wrong before anything runs."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import schemawright

from tests.type_checking import WITH_PLUGIN, complaints

STATUS = {"$ref": "#/$defs/status"}


def _object(name: str) -> dict[str, Any]:
    return {"type": "object", "required": [name], "properties": {name: {"type": "string"}}}


ORDER = {
    "type": "object",
    "required": ["status"],
    "properties": {
        "status": STATUS,
        "maybe": {"anyOf": [STATUS, {"type": "null"}]},
        "all": {"type": "array", "items": STATUS},
        "by_name": {"type": "object", "additionalProperties": STATUS},
        "size": {"$ref": "#/$defs/size"},
        "tags": {"$ref": "#/$defs/tags"},
        "counts": {"$ref": "#/$defs/counts"},
        "id": {"$ref": "#/$defs/id"},
        "buyer": {"$ref": "#/$defs/person"},
        "also": {"allOf": [STATUS, {"description": "The same."}]},
        "pay": {"$ref": "#/$defs/payment"},
        "pair": {"$ref": "#/$defs/pair"},
        "tree": {"$ref": "#/$defs/tree"},
        "sure": {"$ref": "#/$defs/sure"},
        "due": {"$ref": "#/$defs/day"},
        "limits": {
            "type": "object",
            "propertyNames": {"enum": ["cpu", "memory"]},
            "additionalProperties": {"type": "integer"},
        },
        "by_sort": {
            "type": "object",
            "propertyNames": {"$ref": "#/$defs/sort"},
            "additionalProperties": {"type": "string"},
        },
        "row": {
            "type": "array",
            "prefixItems": [{"type": "string"}],
            "unevaluatedItems": {"type": "integer"},
        },
        "rest": {"type": "object", "unevaluatedProperties": {"type": "integer"}},
        "dogs": {"allOf": [{"$ref": "#/$defs/people"}, {"items": {"$ref": "#/$defs/dog"}}]},
        "words": {"$ref": "#/$defs/tags", "items": {"enum": ["a", "b"]}},
    },
    "dependentSchemas": {"itself": {"properties": {"itself": {"type": "string"}}}},
    "$defs": {
        "status": {"enum": ["open", "closed", *(f"other{i}" for i in range(20))]},
        "size": {"enum": [1, 2, 3]},
        "tags": {"type": "array", "items": {"type": "string"}},
        "counts": {"type": "object", "additionalProperties": {"type": "integer"}},
        "id": {"oneOf": [{"type": "integer"}, {"type": "string"}]},
        "person": {"type": "object", "properties": {"name": {"type": "string"}}},
        "payment": {"oneOf": [{"$ref": "#/$defs/card"}, {"$ref": "#/$defs/transfer"}]},
        "card": _object("number"),
        "transfer": _object("iban"),
        "pair": {
            "type": "array",
            "prefixItems": [{"type": "string"}, {"type": "integer"}],
            "items": False,
            "minItems": 2,
        },
        "tree": {
            "anyOf": [{"type": "string"}, {"type": "array", "items": {"$ref": "#/$defs/tree"}}]
        },
        "sure": {"const": True},
        "day": {"type": "string", "format": "date"},
        "sort": {"enum": ["a", "b"]},
        "people": {"type": "array", "items": {"$ref": "#/$defs/person"}},
        "dog": {
            "allOf": [
                {"$ref": "#/$defs/person"},
                {"type": "object", "properties": {"barks": {"type": "boolean"}}},
            ]
        },
    },
}
HERE = Path(__file__).parent
STYLES = ("pydantic", "dataclass", "msgspec", "typeddict")


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A package of each style, and a program beside it that makes the mistakes."""
    root = tmp_path_factory.mktemp("mistakes")
    (root / "order.json").write_text(json.dumps(ORDER), encoding="utf-8")
    for style in STYLES:
        schemawright.generate(root / "order.json", root / f"package_{style}", models=style)
        own = HERE / f"mistakes_{style}.py"
        text = (own if own.is_file() else HERE / "mistakes.py").read_text(encoding="utf-8")
        program = text.replace("package.models", f"package_{style}.models")
        (root / f"mistakes_{style}.py").write_text(program, encoding="utf-8")
    return root


@pytest.mark.parametrize("checker", WITH_PLUGIN)
def test_every_mistake_is_found(checker: str, place: Path) -> None:
    said = complaints(checker, place)
    for style in STYLES:
        program = place / f"mistakes_{style}.py"
        lines = program.read_text(encoding="utf-8").splitlines()
        wrong = {number for number, line in enumerate(lines, 1) if "# refused" in line}
        told = re.findall(rf"{program.name}:(\d+)[: ]", said)
        assert {int(number) for number in told} == wrong, style
    assert not re.findall(r"^.*package_.*(?:error|warning).*$", said, re.MULTILINE)
