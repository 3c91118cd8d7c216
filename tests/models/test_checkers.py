"""mypy and pyright, both strict and without a plugin, on a package and on code that uses it."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.models.conftest import Make

SHOP = {
    "order.json": {
        "type": "object",
        "required": ["id", "pay"],
        "properties": {
            "id": {"type": "string"},
            "schema": {"type": "object"},
            "placed": {"type": "string", "format": "date-time"},
            "buyer": {
                "type": ["object", "null"],
                "properties": {"name": {"type": "string"}},
                "required": ["name"],
            },
            "pay": {"oneOf": [{"$ref": "#/$defs/card"}, {"$ref": "#/$defs/transfer"}]},
            "state": {"enum": ["open", "closed"]},
            "tags": {"$ref": "tags.json"},
            "next": {"$ref": "#"},
            "list": {"type": "array", "items": {"type": "number"}},
        },
        "$defs": {
            "card": {
                "type": "object",
                "properties": {"number": {"type": "string"}},
                "required": ["number"],
            },
            "transfer": {
                "type": "object",
                "properties": {"bank": {"type": "string"}},
                "required": ["bank"],
            },
            "same": {"$ref": "#/$defs/card"},
        },
    },
    "tags.json": {"type": "array", "items": {"type": "string"}},
}


@pytest.fixture(scope="module")
def place(make: Make, tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("checkers")
    shutil.copytree(make(SHOP).folder, root / "package")
    shutil.copy(Path(__file__).parent / "use.py", root)
    settings = {"typeCheckingMode": "strict", "pythonVersion": "3.11", "include": ["."]}
    (root / "pyrightconfig.json").write_text(json.dumps(settings))
    return root


@pytest.mark.parametrize(
    "command",
    [
        ["-W", "error", "use.py"],
        ["-m", "mypy", "--strict", "use.py", "package"],
        ["-m", "pyright"],
    ],
    ids=["python", "mypy", "pyright"],
)
def test_nothing_to_complain_about(place: Path, command: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, *command], cwd=place, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
