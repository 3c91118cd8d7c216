"""Whole packages, as they are committed.

A case is a folder here: `input/` holds a few documents, `expected/` the package that they give,
and `use.py` a program that uses it under the name of the case. To add one, write `input/` and
`use.py`, run ``make golden``, and read `expected/`. A case that says more has a `case.toml`: the
`options` to generate with, and the `input` of another case instead of its own. An `input/` with a
`pyproject.toml` is a project with several packages, which are modules of the case; of these the run
time, which other cases have, is told by the hashes in their manifests.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import schemawright
from schemawright import config, pipeline
from schemawright.diagnostics import Problems

from tests.conftest import Golden
from tests.type_checking import CHECKERS, complaints

HERE = Path(__file__).resolve().parent
CASES = sorted(file.parent.name for file in HERE.glob("*/use.py"))


@pytest.mark.parametrize("case", CASES)
def test_package(case: str, golden: Golden, tmp_path: Path) -> None:
    made, expected = tmp_path / case, HERE / case / "expected"
    generate(case, made)
    files = [path for path in listed(made) if not (is_project(case) and "/_runtime/" in path)]
    for path in files:
        golden(expected / path, (made / path).read_text(encoding="utf-8"))
    for path in sorted(set(listed(expected)) - set(files)):
        pytest.fail(f"{expected / path} is generated no more: remove it")


def generate(case: str, folder: Path) -> None:
    """Write the package of a case, or the packages."""
    said = case_of(case)
    if not is_project(case):
        options = said.get("options", {})
        schemawright.generate(HERE / case / said.get("input", "input"), folder, **options)
        return
    project = folder.parent / f"{case}-project"
    shutil.copytree(HERE / case / said.get("input", "input"), project)
    settings = (project / "pyproject.toml").read_text(encoding="utf-8")
    settings = settings.replace("pydantic", said.get("options", {}).get("models", "pydantic"))
    (project / "pyproject.toml").write_text(settings, encoding="utf-8")
    problems = Problems()
    jobs = config.jobs(project, (), problems)
    problems.stop_on_errors()
    for job in jobs:
        pipeline.generate(replace(job, cache=False), problems)
    (project / "generated").rename(folder)


def is_project(case: str) -> bool:
    """Has the case several packages?"""
    return (HERE / case / case_of(case).get("input", "input") / "pyproject.toml").is_file()


def case_of(name: str) -> dict[str, Any]:
    """What the case says of itself, if anything."""
    file = HERE / name / "case.toml"
    return tomllib.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}


def listed(folder: Path) -> list[str]:
    """The files of a package, but what Python makes of them."""
    paths = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    return sorted(path.as_posix() for path in paths if "__pycache__" not in path.parts)


@pytest.fixture(scope="module")
def programs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the expected packages, under their names, and the programs beside them."""
    folder = tmp_path_factory.mktemp("programs")
    for case in CASES:
        if is_project(case):
            generate(case, folder / case)
            # mypy takes folders without it for none, and finds two packages of one name.
            (folder / case / "__init__.py").touch()
            shutil.rmtree(folder / f"{case}-project")
        else:
            shutil.copytree(HERE / case / "expected", folder / case)
        shutil.copy(HERE / case / "use.py", folder / f"use_{case}.py")
    return folder


@pytest.mark.parametrize("case", CASES)
def test_program_runs(case: str, programs: Path) -> None:
    command = [sys.executable, "-W", "error", f"use_{case}.py"]
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONPATH": ""}
    done = subprocess.run(command, cwd=programs, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("checker", CHECKERS)
def test_programs_and_packages_are_typed(checker: str, programs: Path) -> None:
    assert not complaints(checker, programs, anew=True)
