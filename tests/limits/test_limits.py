"""Every limit has a setting, and a diagnostic that names the limit, the place and the setting."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from schemawright import Rejected, compare, compile_validator, examples, limits, steps
from schemawright.cli import main
from schemawright.limits import NAMES, Limits

from tests.recording import cases

CASES = cases(Path(__file__).with_name("cases.yaml"))
#: What stops at a budget without an error: tests/suite runs with none.
SILENT = {"dynamic-scopes"}


@pytest.mark.parametrize("case", CASES, ids=[str(case["limits"]) for case in CASES])
def test_over_the_limit(
    case: dict[str, Any],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "schemas" / "shop"
    folder.mkdir(parents=True)
    for name, text in case["documents"].items():
        (folder / name).write_text(text, encoding="utf-8")
    told = "".join(f"{name} = {json.dumps(value)}\n" for name, value in case["limits"].items())
    project = tmp_path / "pyproject.toml"
    project.write_text(f"[tool.schemawright.limits]\n{told}", encoding="utf-8")
    assert main(["generate"]) == 2
    said = capsys.readouterr().err
    shown = "".join(line for line in said.splitlines(keepends=True) if " | " not in line)
    assert shown.startswith(case["said"])
    assert not (tmp_path / "generated").exists()


def test_every_limit_has_a_case() -> None:
    tried = {name for case in CASES for name in case["limits"]}
    assert tried >= set(NAMES) - SILENT


@pytest.mark.parametrize(
    ("characters", "most"), [(0, 1000), (500_000, 1000), (1_000_000, 2000), (13_000_000, 26_000)]
)
def test_steps_grow_with_the_documents_beyond_half_a_million_characters(
    characters: int, most: int
) -> None:
    with limits.limited(Limits(type_steps=1000)), steps.counting("type", characters):
        steps.take(most)
        with pytest.raises(Rejected, match="SW0710"):
            steps.take(1)


def test_the_table_at_the_top_says_the_defaults() -> None:
    for field in fields(Limits):
        name = field.name.replace("_", "-")
        assert f"    {name} = {field.default:_}" in (limits.__doc__ or "")


#: The functions for schemas in a program.
DOORS: dict[str, Callable[..., object]] = {
    "compile_validator": compile_validator,
    "compare, from it": lambda schema, **more: compare(schema, True, **more),
    "compare, to it": lambda schema, **more: compare(True, schema, **more),
    "compare, with itself": lambda schema, **more: compare(schema, schema, **more),
    "examples": examples,
}


@pytest.mark.parametrize(
    ("limits", "schema", "code"),
    [
        (Limits(values=3), {"enum": [1, 2, 3]}, "SW0116"),
        (Limits(schemas=1), {"properties": {"a": {}}}, "SW0320"),
        (Limits(references=0), {"$ref": "#/$defs/a", "$defs": {"a": {}}}, "SW0320"),
        (Limits(functions=1), {"anyOf": [{"type": "string"}, {"minLength": 1}]}, "SW0608"),
        (Limits(pattern_length=2), {"pattern": "abc"}, "SW0602"),
    ],
    ids=repr,
)
@pytest.mark.parametrize("door", DOORS)
def test_limits_of_a_call(door: str, limits: Limits, schema: Any, code: str) -> None:
    DOORS[door](schema)
    with pytest.raises(Rejected) as raised:
        DOORS[door](schema, limits=limits)
    assert [problem.code for problem in raised.value.problems] == [code]
    DOORS[door](schema)
