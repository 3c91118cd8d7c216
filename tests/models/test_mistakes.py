"""References keep their types, so type checkers find what is wrong before anything runs."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tests.models.conftest import Make
from tests.type_checking import WITH_PLUGIN, complaints

STATUS = {"$ref": "#/$defs/status"}
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
    },
    "$defs": {
        "status": {"enum": ["open", "closed", *(f"other{i}" for i in range(20))]},
        "size": {"enum": [1, 2, 3]},
        "tags": {"type": "array", "items": {"type": "string"}},
        "counts": {"type": "object", "additionalProperties": {"type": "integer"}},
        "id": {"oneOf": [{"type": "integer"}, {"type": "string"}]},
        "person": {"type": "object", "properties": {"name": {"type": "string"}}},
    },
}
MISTAKES = Path(__file__).parent / "mistakes.py"


@pytest.fixture(scope="module")
def place(make: Make, tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("mistakes")
    shutil.copytree(make({"order.json": ORDER}).folder, root / "package")
    shutil.copy(MISTAKES, root)
    return root


@pytest.mark.parametrize("checker", WITH_PLUGIN)
def test_every_mistake_is_found(checker: str, place: Path) -> None:
    lines = MISTAKES.read_text(encoding="utf-8").splitlines()
    wrong = {number for number, line in enumerate(lines, 1) if "# refused" in line}
    told = re.findall(r"mistakes\.py:(\d+)[: ]", complaints(checker, place))
    assert {int(number) for number in told} == wrong
