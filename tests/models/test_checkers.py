"""mypy and pyright, both strict, with and without pydantic's plugin, on a package and on code that
uses it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.models.conftest import Make
from tests.type_checking import WITH_PLUGIN, complaints

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
            # Both count in one function, the one alternatives and the other items.
            "some": {"type": "array", "contains": {"const": 1}, "minContains": 2},
            "either": {"oneOf": [{"type": "string"}, {"type": "array", "minItems": 1}]},
            # Of these literals a checker infers narrower lists, which are others.
            "marks": {"type": "array", "items": {"type": ["string", "integer"]}, "default": ["a"]},
            "modes": {"type": "array", "items": {"enum": ["a", "b"]}, "default": ["a"]},
            "sizes": {
                "type": "object",
                "additionalProperties": {"type": "array", "items": {"type": "number"}},
                "default": {"a": [1]},
            },
            "forms": {
                "anyOf": [{"type": "array", "items": {"enum": ["a"]}}, {"const": "all"}],
                "default": [],
            },
            "cards": {
                "anyOf": [{"type": "array", "items": {"$ref": "#/$defs/card"}}, {"const": "all"}],
                "default": [],
            },
            "words": {"type": ["object", "boolean"], "default": {}},
            # A loop over names stands before what is called as its variable.
            "closed": {"properties": {"a": True}, "additionalProperties": False},
            "key": {"type": "string", "maxLength": 9},
            "index": {"type": "string", "maxLength": 9},
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
    # What is seen is noted twice in one function, a pattern is an automaton, a command is one of
    # its base's commands, a base's member may be absent and is required.
    "message.json": {
        "type": "object",
        "properties": {"kind": {"type": "string"}},
        "oneOf": [{"required": ["schema"]}, {"required": ["content"]}],
        "if": {"properties": {"kind": {"const": "a"}}},
        "then": {"properties": {"schema": True}},
        "dependentSchemas": {"schema": {"properties": {"style": {"pattern": "^(a+)+$"}}}},
        "unevaluatedProperties": False,
        "$defs": {
            "request": {
                "type": "object",
                "required": ["command"],
                "properties": {
                    "command": {"type": "string"},
                    "body": {"type": ["string", "array"]},
                    "level": {"type": "integer", "default": 1},
                },
            },
            "cancel": {
                "allOf": [
                    {"$ref": "#/$defs/request"},
                    {"properties": {"command": {"const": "cancel"}, "level": {"enum": [1, 2]}}},
                ]
            },
            "stop": {
                "allOf": [
                    {"$ref": "#/$defs/cancel"},
                    {"required": ["body"], "properties": {"body": {"type": "string"}}},
                ]
            },
        },
    },
}


@pytest.fixture(scope="module")
def place(make: Make, tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("checkers")
    shutil.copytree(make(SHOP).folder, root / "package")
    shutil.copy(Path(__file__).parent / "use.py", root)
    return root


def test_program_runs(place: Path) -> None:
    command = [sys.executable, "-W", "error", "use.py"]
    done = subprocess.run(command, cwd=place, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("checker", WITH_PLUGIN)
def test_nothing_to_complain_about(place: Path, checker: str) -> None:
    assert not complaints(checker, place)
