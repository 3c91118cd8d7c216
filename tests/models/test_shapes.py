"""Kinds of schemas that people have: in every style, and with either setting of `optional`, type
checkers accept what is meant and refuse what is not, and what they accept runs."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
import schemawright
import yaml
from schemawright.targets.model_styles import Optional

from tests.type_checking import CHECKERS, complaints

HERE = Path(__file__).parent
PACKAGES: tuple[tuple[str, Optional], ...] = (
    ("pydantic", "none"),
    ("pydantic", "missing"),
    ("dataclass", "none"),
    ("dataclass", "missing"),
    ("msgspec", "none"),
    ("typeddict", "none"),
)
#: Its classes are dictionaries, which the program does not make.
WITHOUT_PROGRAM = "typeddict"


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A package for each setting, and a program beside it."""
    root = tmp_path_factory.mktemp("shapes")
    (root / "schemas").mkdir()
    for name, schema in yaml.safe_load((HERE / "shapes.yaml").read_text(encoding="utf-8")).items():
        (root / "schemas" / f"{name}.json").write_text(json.dumps(schema), encoding="utf-8")
    program = (HERE / "shapes.py").read_text(encoding="utf-8")
    for style, optional in PACKAGES:
        package = f"{style}_{optional}"
        schemawright.generate(root / "schemas", root / package, models=style, optional=optional)
        if style != WITHOUT_PROGRAM:
            text = program.replace("package.models", f"{package}.models")
            (root / f"use_{package}.py").write_text(text, encoding="utf-8")
    return root


@pytest.mark.parametrize("checker", CHECKERS)
def test_checkers_refuse_what_is_wrong_and_nothing_else(checker: str, place: Path) -> None:
    said = complaints(checker, place)
    for program in sorted(place.glob("use_*.py")):
        lines = program.read_text(encoding="utf-8").splitlines()
        wrong = {number for number, line in enumerate(lines, 1) if "# refused" in line}
        told = {int(number) for number in re.findall(rf"{program.name}:(\d+)[: ]", said)}
        assert told == wrong, program.name
    inside = [line for line in said.splitlines() if re.search(r"[/\\]", line.strip())]
    assert [line for line in inside if re.search(r": error|- error|warning", line)] == [
        line for line in inside if re.search(r"use_\w+\.py:\d+.*(?:error|warning)", line)
    ]


@pytest.mark.program
def test_what_is_accepted_runs(place: Path) -> None:
    for program in sorted(place.glob("use_*.py")):
        lines = program.read_text(encoding="utf-8").splitlines(keepends=True)
        right = place / f"right_{program.name}"
        right.write_text("".join(x for x in lines if "# refused" not in x), encoding="utf-8")
        command = [sys.executable, "-W", "error", right.name]
        done = subprocess.run(command, cwd=place, capture_output=True, text=True, check=False)
        right.unlink()
        assert done.returncode == 0, program.name + done.stdout + done.stderr
